using System.Text;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Library.Format;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Care;

/// <summary>The version of the library's format in a bucket: the object <c>.store/format.json</c>, as in a folder. A bucket without one gets it: no earlier version was ever put into one.</summary>
internal static class BucketFormat
{
    /// <summary>The object.</summary>
    public const string Key = ".store/format.json";

    /// <summary>Checks it.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">Its name, for sentences.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LibraryException">The bucket is of another version.</exception>
    public static async Task CheckAsync(Bucket bucket, string name, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("audiopaper-");
        try
        {
            var path = Path.Combine(folder.FullName, "format.json");
            if (await bucket.GetAsync(Key, path, cancellationToken) is null)
            {
                using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{{ \"version\": {LibraryFormat.Version} }}\n"));
                await bucket.PutAsync(Key, content, cancellationToken);
            }
            else if (Version(path) is var version && version != LibraryFormat.Version)
            {
                throw new LibraryException(
                    $"The bucket {name} holds a library of format {version?.ToString() ?? "unknown"}, this program knows {LibraryFormat.Version}; use the program that made it on all machines, or another bucket or prefix.",
                    $"存储桶 {name} 中的节目库格式为 {version?.ToString() ?? "未知"}，本程序使用 {LibraryFormat.Version}；请在所有机器上使用制作它的程序，或另选存储桶或前缀。");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int? Version(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("version", out var version) && version.TryGetInt32(out var number) ? number : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
