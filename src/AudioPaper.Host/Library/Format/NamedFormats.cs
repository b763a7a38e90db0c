using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Files;

namespace AudioPaper.Host.Library.Format;

/// <summary>
/// From version 1 to 2: records name the formats of an episode and its files. The first programs made <c>episode.mp3</c> only and named nothing
/// (<c>Formats</c> in <c>work/issue.json</c>, <c>Files</c> in <c>work/episode.json</c>).
/// </summary>
internal static class NamedFormats
{
    private const int MostBytes = 64 << 20;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names what is not named yet, file by file. Damaged records stay as they are: the issue's next run makes them again.</summary>
    public static async Task StepAsync(string root, CancellationToken cancellationToken)
    {
        foreach (var id in LibraryFolder.At(root).Issues())
        {
            var work = Path.Combine([root, .. id.Folder.Split('/'), "work"]);
            await ChangeAsync(Path.Combine(work, "issue.json"), nameof(IssueRequest.Formats), _ => new JsonArray("mp3"), cancellationToken).ConfigureAwait(false);
            await ChangeAsync(
                Path.Combine(work, "episode.json"), nameof(EpisodeRecord.Files),
                record => record[nameof(EpisodeRecord.SizeBytes)] is JsonValue size && size.TryGetValue<long>(out var bytes)
                    ? new JsonArray(new JsonObject { [nameof(EpisodeFile.Name)] = "episode.mp3", [nameof(EpisodeFile.MediaType)] = "audio/mpeg", [nameof(EpisodeFile.SizeBytes)] = bytes }) : null,
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds a member that is missing or empty.</summary>
    private static async Task ChangeAsync(string path, string member, Func<JsonObject, JsonArray?> make, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length <= MostBytes && JsonNode.Parse(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)) is JsonObject record
                && record[member] is null or JsonArray { Count: 0 } && make(record) is { } made)
            {
                record[member] = made;
                await WholeFile.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(record, Readable), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FileNotFoundException or DirectoryNotFoundException)
        {
            // Damaged, or moved away meanwhile.
        }
    }
}
