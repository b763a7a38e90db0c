namespace AudioPaper.Host.Web.Feeds;

/// <summary>What tells, without reading, whether an issue has changed: sizes and times of its records.</summary>
/// <param name="EpisodeSizeBytes">Size of <c>work/episode.json</c>.</param>
/// <param name="EpisodeTicks">Its time of writing; ticks of UTC.</param>
/// <param name="DigestTicks">Time of writing of <c>work/digest.json</c>; 0 without one.</param>
/// <param name="ChaptersTicks">Time of writing of <c>chapters.json</c>.</param>
internal readonly record struct IssueStamp(long EpisodeSizeBytes, long EpisodeTicks, long DigestTicks, long ChaptersTicks)
{
    /// <summary>A file of this name in <c>work/</c> keeps an issue from being published.</summary>
    public const string HeldName = "held.json";

    /// <summary>The stamp of the issue in a folder; null while it is not published: nothing is finished (the report is written last), or it is held.</summary>
    public static IssueStamp? Of(string path)
    {
        var episode = new FileInfo(Path.Combine(path, "work", "episode.json"));
        return episode.Exists && File.Exists(Path.Combine(path, "report.json")) && !File.Exists(Path.Combine(path, "work", HeldName))
            ? new IssueStamp(episode.Length, episode.LastWriteTimeUtc.Ticks, TicksOf(Path.Combine(path, "work", "digest.json")), TicksOf(Path.Combine(path, "chapters.json")))
            : null;
    }

    private static long TicksOf(string path) => new FileInfo(path) is { Exists: true } file ? file.LastWriteTimeUtc.Ticks : 0;
}
