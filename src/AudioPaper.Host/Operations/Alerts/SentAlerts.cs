using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AudioPaper.Files;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Operations.Alerts;

/// <summary>Which alerts of an issue were sent, and by which way: <c>work/alerts.json</c>.</summary>
/// <param name="issue">The issue's folder.</param>
internal sealed class SentAlerts(IssueFolder issue)
{
    /// <summary>Name of the file.</summary>
    internal const string FileName = "alerts.json";

    private const int MostKept = 500;
    private const long MostBytes = 1 << 20;

    /// <summary>What an alert is known by: kind and sentence, and the way it goes. A later time is no other alert.</summary>
    public static string KeyOf(Alert alert, string way) =>
        $"{way} {alert.Kind} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alert.English)))[..16]}";

    /// <summary>The keys; none where the file is missing or torn.</summary>
    public async Task<List<string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(issue.At("work", FileName));
            return file.Exists && file.Length <= MostBytes ? JsonSerializer.Deserialize<Kept>(await File.ReadAllBytesAsync(file.FullName, cancellationToken))?.Sent ?? [] : [];
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return [];
        }
    }

    /// <summary>Keeps them, the last ones.</summary>
    public Task WriteAsync(List<string> sent, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(issue.At("work"));
        return WholeFile.WriteAsync(issue.At("work", FileName), JsonSerializer.SerializeToUtf8Bytes(new Kept([.. sent.TakeLast(MostKept)])), cancellationToken);
    }

    private sealed record Kept(List<string> Sent);
}
