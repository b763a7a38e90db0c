using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>What tells, without reading, whether an issue has changed: sizes and times of its records.</summary>
/// <param name="EpisodeSizeBytes">Size of <c>work/episode.json</c>.</param>
/// <param name="EpisodeTicks">Its time of writing; ticks of UTC.</param>
/// <param name="DigestTicks">Time of writing of <c>work/digest.json</c>; 0 without one.</param>
/// <param name="ChaptersTicks">Time of writing of <c>chapters.json</c>.</param>
/// <param name="BooksTicks">Time of writing of <c>work/books.json</c>; 0 without one.</param>
/// <param name="ReadAlongTicks">Time of writing of <c>readalong.json</c>; 0 without one.</param>
/// <param name="StateTicks">Time of writing of <c>work/state.json</c>; 0 without one.</param>
internal readonly record struct IssueStamp(long EpisodeSizeBytes, long EpisodeTicks, long DigestTicks, long ChaptersTicks, long BooksTicks, long ReadAlongTicks, long StateTicks)
{
    /// <summary>The stamp of the issue in a folder; null while it was never published (the report is written last), or was withdrawn.</summary>
    public static IssueStamp? Of(string path)
    {
        var episode = new FileInfo(Path.Combine(path, "work", "episode.json"));
        return episode.Exists && File.Exists(Path.Combine(path, "report.json")) && !File.Exists(Path.Combine(path, "work", IssueRemoval.HeldName))
            ? new IssueStamp(episode.Length, episode.LastWriteTimeUtc.Ticks, TicksOf(Path.Combine(path, "work", "digest.json")), TicksOf(Path.Combine(path, "chapters.json")),
                TicksOf(Path.Combine(path, "work", "books.json")), TicksOf(Path.Combine(path, ReadAlongJson.FileName)), TicksOf(Path.Combine(path, "work", "state.json")))
            : null;
    }

    private static long TicksOf(string path) => new FileInfo(path) is { Exists: true } file ? file.LastWriteTimeUtc.Ticks : 0;
}
