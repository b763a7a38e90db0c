using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Speakers.Addresses;

/// <summary>What a newspaper offers to speakers at addresses that stay the same.</summary>
internal enum SpeakerFileKind
{
    /// <summary>The newest episode (<c>latest.mp3</c>), by redirection.</summary>
    Latest,

    /// <summary>The newest digest (<c>latest/headlines.mp3</c>), by redirection.</summary>
    Headlines,

    /// <summary>The articles of the newest issue as a playlist (<c>latest.m3u8</c>, <c>.m3u</c>, <c>.pls</c>).</summary>
    Playlist,

    /// <summary>Alexa's Flash Briefing (<c>briefing.json</c>, <c>briefing/SECTION.json</c>).</summary>
    Briefing,

    /// <summary>The page that tells how speakers are set up (<c>listen</c>).</summary>
    Page,
}

/// <summary>A file for speakers, by its path in the newspaper's folder.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The path, parts separated by <c>/</c>.</param>
/// <param name="Section">The section of a briefing; null for the whole paper.</param>
internal sealed record SpeakerFile(SpeakerFileKind Kind, string Path, string? Section = null)
{
    private static readonly string[] Sounds = ["mp3", "m4b", "m4a", "opus"];

    /// <summary>What a file's name ends in, without the dot.</summary>
    public string Extension => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The file of a path; null when it is none of these.</summary>
    /// <param name="newspaper">The newspaper.</param>
    /// <param name="names">Names behind the newspaper's own.</param>
    public static SpeakerFile? Of(ServedNewspaper newspaper, ReadOnlySpan<string> names) => names switch
    {
        ["listen"] => new SpeakerFile(SpeakerFileKind.Page, "listen"),
        ["briefing.json"] => new SpeakerFile(SpeakerFileKind.Briefing, "briefing.json"),
        ["briefing", var name] when name.EndsWith(".json", StringComparison.Ordinal) && newspaper.SectionFiles.TryGetValue(name[..^5] + ".xml", out var section) =>
            new SpeakerFile(SpeakerFileKind.Briefing, $"briefing/{name}", section),
        ["latest.m3u" or "latest.m3u8" or "latest.pls"] => new SpeakerFile(SpeakerFileKind.Playlist, names[0]),
        [var name] when IsSound(name, "latest.") => new SpeakerFile(SpeakerFileKind.Latest, name),
        ["latest", var name] when IsSound(name, "headlines.") => new SpeakerFile(SpeakerFileKind.Headlines, $"latest/{name}"),
        _ => null,
    };

    /// <summary>Path of a section's briefing from the newspaper's folder.</summary>
    /// <param name="feedFile">Name of the section's feed, which ends in <c>.xml</c>.</param>
    public static string BriefingOf(string feedFile) => $"briefing/{feedFile[..^4]}.json";

    private static bool IsSound(string name, string stem) => name.StartsWith(stem, StringComparison.Ordinal) && Sounds.Contains(name[stem.Length..]);
}
