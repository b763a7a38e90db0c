using System.Text.Json;
using AudioPaper.Files;

namespace AudioPaper.Host.Library;

/// <summary>The records of runs that left nothing to do (<c>.store/runs/</c>). Losing one costs a longer run and nothing else.</summary>
/// <param name="root">Path of the library.</param>
internal sealed class RunRecords(string root)
{
    /// <summary>The newest are kept; a record is a few dozen kilobytes.</summary>
    private const int Most = 100;

    private readonly string folder = Path.Combine(root, ".store", "runs");

    private const long LargestBytes = 64 << 20;

    /// <summary>The record of a key; null when there is none, or it is torn or says what no run writes.</summary>
    public async Task<RunRecord?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(PathOf(key)) is { Exists: true, Length: <= LargestBytes }
                && JsonSerializer.Deserialize(await File.ReadAllBytesAsync(PathOf(key), cancellationToken), RecordJson.Readable.RunRecord) is { } record && IsSound(record) ? record : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a record; the oldest go when there are many.</summary>
    public async Task WriteAsync(string key, RunRecord record, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await WholeFile.WriteAsync(PathOf(key), JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Readable.RunRecord), cancellationToken, flushesToDisk: false);
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*.json").OrderByDescending(file => file.LastWriteTimeUtc).Skip(Most))
        {
            old.Delete();
        }
    }

    // The folder of the issue is written to: it must be one of the library.
    private static bool IsSound(RunRecord record) =>
        record is { Issue: not null, Figures: { Title: not null, Files.IsDefault: false }, Report: not null, Stored.IsDefault: false, Stamps.IsDefault: false }
            && record.Issue.Split('/') is [{ Length: > 0 } newspaper, { Length: > 0 } date] && newspaper[0] != '.' && date[0] != '.' && !record.Issue.Contains('\\', StringComparison.Ordinal)
            && !record.Stored.Contains(null!) && !record.Stamps.Contains(null!);

    private string PathOf(string key) => Path.Combine(folder, key + ".json");
}
