using System.Collections.Immutable;

namespace AudioPaper.Publishing;

#pragma warning disable CA1720 // RSS calls it guid, and so does the glossary.

/// <summary>A podcast: the channel of an RSS 2.0 feed with the required elements of PSP-1.</summary>
/// <param name="Guid">Assigned once and stored; see <see cref="FeedGuid"/>.</param>
/// <param name="Title">Name of the newspaper.</param>
/// <param name="Description">At most 4,000 bytes are shown by directories.</param>
/// <param name="Author">Who publishes it.</param>
/// <param name="Language">BCP 47 tag, e.g. <c>zh-CN</c>.</param>
/// <param name="SelfUrl">Absolute address of the feed itself.</param>
/// <param name="Link">Absolute address of the page about it.</param>
/// <param name="ImageUrl">Absolute address of a square JPEG or PNG of 1,400 to 3,000 pixels.</param>
/// <param name="Items">The episodes, in any order.</param>
/// <param name="IsLocked">Whether other hosts must not take the feed over.</param>
public sealed record Feed(
    Guid Guid,
    string Title,
    string Description,
    string Author,
    string Language,
    Uri SelfUrl,
    Uri Link,
    Uri ImageUrl,
    ImmutableArray<FeedItem> Items,
    bool IsLocked = false)
{
    /// <summary>Its category among Apple's; the part behind the slash is a subcategory.</summary>
    public string Category { get; init; } = "News/Daily News";

    /// <summary>Whether parents would rather not have it in the room.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>Whether directories are asked to leave it out.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Whose rights it is; empty for nobody's named.</summary>
    public string Copyright { get; init; } = "";

    /// <summary>Where its owner can be reached, which proves who may move it; empty for nowhere.</summary>
    public string OwnerEmail { get; init; } = "";

    /// <summary>Who makes it.</summary>
    public ImmutableArray<FeedPerson> People { get; init; } = [];

    /// <summary>How often it comes; null when that is not known.</summary>
    public UpdateFrequency? Frequency { get; init; }

    /// <summary>Its other pages; null when it has only this one.</summary>
    public FeedPages? Pages { get; init; }

    /// <summary>Absolute addresses of the WebSub hubs that tell of news in it.</summary>
    public ImmutableArray<Uri> Hubs { get; init; } = [];
}

/// <summary>Absolute addresses of the pages of a paged feed (RFC 5005, 3): the first has the newest items.</summary>
/// <param name="First">The page that people subscribe to.</param>
/// <param name="Last">The page with the oldest items.</param>
/// <param name="Previous">The page with newer items; null on the first.</param>
/// <param name="Next">The page with older items; null on the last.</param>
public sealed record FeedPages(Uri First, Uri Last, Uri? Previous, Uri? Next);

/// <summary>Somebody who makes a podcast.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">One of the Podcast Taxonomy's roles, in lower case, e.g. <c>narrator</c>.</param>
/// <param name="Group">The group of that role, e.g. <c>cast</c>.</param>
public sealed record FeedPerson(string Name, string Role, string Group);

/// <summary>A file that belongs to an episode.</summary>
/// <param name="Url">Its absolute address.</param>
/// <param name="SizeBytes">Its exact size.</param>
/// <param name="MediaType">For example <c>audio/mpeg</c>.</param>
public sealed record Enclosure(Uri Url, long SizeBytes, string MediaType);

/// <summary>An episode as the feed tells of it.</summary>
/// <param name="Guid">The same for ever; see <see cref="EpisodeGuid"/>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">A few lines, as plain text.</param>
/// <param name="Published">When it was first published.</param>
/// <param name="Duration">Length of the sound.</param>
/// <param name="Enclosure">The sound.</param>
/// <param name="Link">Absolute address of its page, if it has one.</param>
/// <param name="ChaptersUrl">Absolute address of its chapters (JSON), if any.</param>
/// <param name="TranscriptUrl">Absolute address of its transcript (WebVTT), if any.</param>
public sealed record FeedItem(
    Guid Guid,
    string Title,
    string Description,
    DateTimeOffset Published,
    TimeSpan Duration,
    Enclosure Enclosure,
    Uri? Link = null,
    Uri? ChaptersUrl = null,
    Uri? TranscriptUrl = null)
{
    /// <summary>Absolute address of its transcript as SubRip, if any.</summary>
    public Uri? SubtitlesUrl { get; init; }

    /// <summary>Absolute address of its picture, if it has one of its own.</summary>
    public Uri? ImageUrl { get; init; }

    /// <summary>The same sound in other formats.</summary>
    public ImmutableArray<Enclosure> Alternates { get; init; } = [];

    /// <summary>The issue as books, text and sound together; no media that a podcast app plays.</summary>
    public ImmutableArray<Enclosure> Books { get; init; } = [];

    /// <summary>The year and its day, 1 to 366: an issue keeps them whatever else is published. Null for items that are no whole issue.</summary>
    public (int Season, int Number)? Episode { get; init; }
}
