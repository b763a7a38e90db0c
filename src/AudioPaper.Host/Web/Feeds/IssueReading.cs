using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>Reads what the server needs of an issue.</summary>
internal static class IssueReading
{
    private const long LargestRecordBytes = 8 << 20;

    /// <summary>The issue in a folder; null when its records are torn, its sound is not there, or it is held and was never published.</summary>
    /// <param name="path">Full path of its folder.</param>
    /// <param name="newspaperFolder">Name of the newspaper's folder.</param>
    /// <param name="stamp">What it looks like now.</param>
    public static ServedIssue? Read(string path, string newspaperFolder, IssueStamp stamp)
    {
        var name = Path.GetFileName(path);
        if (Record(Path.Combine(path, "work", "episode.json"), Episode) is not { } episode
            || !IsSound(episode.Enclosure.Name, "episode") || !File.Exists(Path.Combine(path, episode.Enclosure.Name)))
        {
            return null;
        }

        var state = Record(Path.Combine(path, "work", "state.json"), stream => JsonSerializer.Deserialize(stream, RecordJson.Readable.IssueState));
        if (state is { Stage: IssueStage.Held, PublishedAt: null })
        {
            return null;
        }

        var digest = Record(Path.Combine(path, "work", "digest.json"), Episode);
        var hasDigest = digest is not null && IsSound(digest.Enclosure.Name, "digest") && File.Exists(Path.Combine(path, digest.Enclosure.Name));
        var first = state?.FirstPublishedAt ?? new DateTimeOffset(stamp.EpisodeTicks, TimeSpan.Zero);
        var planned = PublishedFeed.PublishedAt(episode.Date);
        return new ServedIssue(name, path, $"{newspaperFolder}/{name}", Bare(episode), hasDigest ? Bare(digest!) : null,
            [.. Chapters(path).Select(chapter => chapter.Section).OfType<string>().Distinct(StringComparer.Ordinal)],
            // An issue that is out before its time must not stand in the future: players hide it. A correction keeps the time.
            first < planned ? new DateTimeOffset(first.UtcTicks - (first.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) : planned, stamp)
        {
            Books = [.. (Record(Path.Combine(path, "work", "books.json"), stream => JsonSerializer.Deserialize(stream, RecordJson.Readable.BooksRecord))?.Files ?? [])
                .Where(book => BookKind.All.Any(kind => kind.FileNames.Contains(book.Name)) && File.Exists(Path.Combine(path, book.Name)))],
        };
    }

    /// <summary>The chapters of an issue, in order; none when their file is missing or broken.</summary>
    public static List<ServedChapter> Chapters(string path)
    {
        using var document = Record(Path.Combine(path, "chapters.json"), stream => JsonDocument.Parse(stream));
        var chapters = new List<ServedChapter>();
        if (document is not null && document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("chapters", out var array) && array.ValueKind == JsonValueKind.Array)
        {
            chapters.AddRange(array.EnumerateArray().Where(chapter => chapter.ValueKind == JsonValueKind.Object)
                .Select(chapter => new ServedChapter(Text(chapter, "title") ?? "", Text(chapter, "audiopaper:section"), Text(chapter, "img"), Number(chapter, "startTime"), Number(chapter, "endTime"))));
        }

        return chapters;
    }

    private static T? Record<T>(string path, Func<Stream, T?> read)
        where T : class
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return file.Length > LargestRecordBytes ? null : read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static EpisodeRecord? Episode(Stream stream) => JsonSerializer.Deserialize(stream, RecordJson.Readable.EpisodeRecord);

    private static EpisodeRecord Bare(EpisodeRecord record) => record with { Key = "", Diagnostics = [] };

    private static bool IsSound(string name, string stem) => EpisodeFormat.Names.Any(format => name == $"{stem}.{format}");

    private static string? Text(JsonElement chapter, string name) => chapter.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double Number(JsonElement chapter, string name) => chapter.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : 0;
}

/// <summary>A chapter of an issue.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Section">Its section; null when it stands in none.</param>
/// <param name="Picture">Address of its picture, whole or from the issue's folder; null when it has none.</param>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="EndSeconds">Where it ends.</param>
internal sealed record ServedChapter(string Title, string? Section, string? Picture, double StartSeconds, double EndSeconds);
