using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Web.Speakers.Addresses;

/// <summary>An item of a Flash Briefing, in the words of Amazon's feed reference.</summary>
/// <param name="Uid">Its id, for ever.</param>
/// <param name="UpdateDate">When it came out: <c>yyyy-MM-dd'T'HH:mm:ss.0Z</c>, UTC.</param>
/// <param name="TitleText">Its title, shown by the app.</param>
/// <param name="MainText">What it is about; below 4,500 characters, no markup. With sound it is shown, not read.</param>
/// <param name="StreamUrl">Address of the MP3; Amazon takes https only.</param>
/// <param name="RedirectionUrl">Where the app leads.</param>
internal sealed record BriefingItem(string Uid, string UpdateDate, string TitleText, string MainText, string StreamUrl, string RedirectionUrl);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<BriefingItem>))]
internal sealed partial class BriefingJson : JsonSerializerContext;

/// <summary>
/// The newest news for Alexa's Flash Briefing (Flash Briefing Skill API Feed Reference). Items must not repeat each other, and the digest has what all
/// articles begin with: so it stands alone where it fits; else, and in a section, there are the first articles that fit, the first one the newest.
/// Of the sound Amazon demands −19 to −9 LUFS (−14 at best), a true peak of −2 dB at most, 10 s to 10 min; our defaults keep that (−16; −14 can be set).
/// It recommends 256 kbit/s; ours is 64 kbit/s, mono, which its player takes (16 to 384). Of sample rates it names 44.1 and 48 kHz to makers of devices; ours is
/// that of the voice, 22.05 kHz with the one we bring, and whether every device plays that was not tried.
/// </summary>
internal static class FlashBriefing
{
    /// <summary>Alexa ignores what comes behind the fifth.</summary>
    private const int MostItems = 5;

    private const int MostTitleCharacters = 250;
    private const int MostTextCharacters = 4_400;

    /// <summary>Issues looked at, from the newest on, until one has something that fits.</summary>
    private const int MostIssues = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Makes it; null when there is no sound that fits.</summary>
    /// <param name="newspaper">The newspaper.</param>
    /// <param name="site">Under which address it is seen.</param>
    /// <param name="section">The section; null for the whole paper.</param>
    public static RenderedBody? Render(ServedNewspaper newspaper, SiteAddress site, string? section) => Items(newspaper, site, section) is { Length: > 0 } items
        ? new RenderedBody(JsonSerializer.SerializeToUtf8Bytes(items, BriefingJson.Default.ImmutableArrayBriefingItem), "application/json; charset=utf-8", newspaper.Modified) : null;

    /// <summary>Its items, the newest first; five at most.</summary>
    /// <inheritdoc cref="Render"/>
    public static ImmutableArray<BriefingItem> Items(ServedNewspaper newspaper, SiteAddress site, string? section) =>
        newspaper.Issues.Reverse().Take(MostIssues).Select(issue => Of(issue, site, section)).FirstOrDefault(items => items.Length > 0, []);

    private static ImmutableArray<BriefingItem> Of(ServedIssue issue, SiteAddress site, string? section)
    {
        if (section is null && issue.Digest is { } digest && Fits(digest.DurationSeconds) && digest.Enclosure.Name.EndsWith(".mp3", StringComparison.Ordinal))
        {
            return [Item(PublishedFeed.DigestGuidOf(issue.Episode), issue.Published, digest.Title, digest.Description, site.Url(issue.Folder, digest.Enclosure.Name), site.Url(issue.Folder, ""))];
        }

        var page = site.Url(issue.Folder, "").AbsoluteUri;
        return [.. ServedArticle.Of(issue)
            .Where(article => (section is null || article.Chapter.Section == section) && Fits(article.Chapter.EndSeconds - article.Chapter.StartSeconds) && article.File.EndsWith(".mp3", StringComparison.Ordinal))
            .Take(MostItems).Select((article, i) => Item(
                PublishedFeed.ArticleGuidOf(issue.Episode, article.Id), issue.Published.AddSeconds(-i), article.Chapter.Title,
                article.Chapter.Section is { } its ? $"{article.Chapter.Title}\n{its}" : article.Chapter.Title, site.Url(issue.Folder, $"articles/{article.File}"), new Uri($"{page}#{article.Id}")))];
    }

    private static bool Fits(double seconds) => seconds >= Shortest.TotalSeconds && seconds <= Longest.TotalSeconds;

    private static BriefingItem Item(Guid id, DateTimeOffset time, string title, string text, Uri sound, Uri page) => new(
        $"urn:uuid:{id}", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.0Z'", CultureInfo.InvariantCulture),
        SpokenText.Short(title, MostTitleCharacters), SpokenText.Short(text, MostTextCharacters), sound.AbsoluteUri, page.AbsoluteUri);
}
