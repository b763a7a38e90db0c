using System.Collections.Immutable;
using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>A sound of a newspaper, with its place.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Issue">Its issue.</param>
/// <param name="File">Its file from the issue's folder.</param>
/// <param name="Title">Its title.</param>
/// <param name="Length">How long it is.</param>
internal sealed record SkillTrack(SkillPlace Place, ServedIssue Issue, string File, string Title, TimeSpan Length)
{
    /// <summary>Its section; null when it stands in none.</summary>
    public string? Section { get; init; }

    /// <summary>Its picture from the issue's folder.</summary>
    public string Picture { get; init; } = "cover.jpg";

    /// <summary>Its number in the issue, from 1; 0 for the digest.</summary>
    public int Number { get; init; }
}

/// <summary>What comes after what. Tokens are looked up in what is published now: what was withdrawn meanwhile is not found.</summary>
/// <param name="newspaper">The newspaper.</param>
internal sealed class SkillProgramme(ServedNewspaper newspaper)
{
    private readonly Dictionary<string, ImmutableArray<SkillTrack>> known = new(StringComparer.Ordinal);

    /// <summary>The newspaper.</summary>
    public ServedNewspaper Newspaper => newspaper;

    /// <summary>The articles of an issue that Alexa can play (MP3 or AAC), in order.</summary>
    public ImmutableArray<SkillTrack> Articles(ServedIssue issue)
    {
        if (!known.TryGetValue(issue.Name, out var tracks))
        {
            known[issue.Name] = tracks = [.. ServedArticle.Of(issue).Select((article, i) =>
                new SkillTrack(new SkillPlace(newspaper.Folder, issue.Name, SkillMode.Paper, article.Id), issue, $"articles/{article.File}", article.Chapter.Title, Length(article.Chapter))
                {
                    Section = article.Chapter.Section, Number = i + 1, Picture = article.Picture is { } picture ? $"art/{picture}" : "cover.jpg",
                }).Where(track => IsPlayable(track.File) && track.Place.Token is not null)];
        }

        return tracks;
    }

    /// <summary>The articles of a section of an issue, in order.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="sectionFile">Name of the section's feed file.</param>
    public ImmutableArray<SkillTrack> Section(ServedIssue issue, string sectionFile) => newspaper.SectionFiles.TryGetValue(sectionFile, out var section)
        ? [.. Articles(issue).Where(track => track.Section == section).Select(track => track with { Place = track.Place with { Mode = SkillMode.Section, Section = sectionFile } }).Where(track => track.Place.Token is not null)] : [];

    /// <summary>The digest of an issue; null when there is none that Alexa can play.</summary>
    public SkillTrack? Digest(ServedIssue issue) => issue.Digest is { } digest && IsPlayable(digest.Enclosure.Name)
        ? new SkillTrack(new SkillPlace(newspaper.Folder, issue.Name, SkillMode.Headlines, ""), issue, digest.Enclosure.Name, digest.Title, TimeSpan.FromSeconds(Math.Clamp(digest.DurationSeconds, 0, 1e6))) : null;

    /// <summary>The sound at a place; null when it is not published.</summary>
    public SkillTrack? At(SkillPlace? place) => place is null || place.Newspaper != newspaper.Folder || newspaper.Issue(place.Issue) is not { } issue ? null
        : place.Mode == SkillMode.Headlines ? Digest(issue) : Around(place, issue).FirstOrDefault(track => track.Place.Article == place.Article);

    /// <summary>The sound after one; null at the end. After the digest nothing follows by itself.</summary>
    public SkillTrack? After(SkillTrack track) => Around(track.Place, track.Issue).SkipWhile(one => one.Place.Article != track.Place.Article).Skip(1).FirstOrDefault();

    /// <summary>The sound before one; null at the beginning.</summary>
    public SkillTrack? Before(SkillTrack track) => Around(track.Place, track.Issue).TakeWhile(one => one.Place.Article != track.Place.Article).LastOrDefault();

    /// <summary>Everything that is played one after the other around a place.</summary>
    public ImmutableArray<SkillTrack> Around(SkillPlace place, ServedIssue issue) => place.Mode switch
    {
        SkillMode.Paper => Articles(issue),
        SkillMode.Section => Section(issue, place.Section),
        _ => Digest(issue) is { } digest ? [digest] : [],
    };

    private static bool IsPlayable(string file) => Path.GetExtension(file) is ".mp3" or ".m4a" or ".m4b";

    private static TimeSpan Length(ServedChapter chapter) => TimeSpan.FromSeconds(Math.Clamp(chapter.EndSeconds - chapter.StartSeconds, 0, 1e6));
}
