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
    bool IsLocked = false);

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
    Uri? TranscriptUrl = null);
