using System.Collections.Immutable;
using AngleSharp.Html.Dom;

namespace AudioPaper.Intake.Html;

/// <summary>
/// Reads web pages. Navigation, banners, asides, forms, scripts and hidden elements are furniture of the site and do not become part of
/// the source's text, so they are not in the account of words either; neither is what stands outside the articles of a page that
/// marks them (<see cref="MainContent"/>).
/// </summary>
public static class HtmlReader
{
    /// <summary>Blocks before a headline that are together shorter than this stand above it as its kicker.</summary>
    private const int LongestKicker = 60;

    /// <summary>Reads the articles of a page.</summary>
    /// <exception cref="IntakeException">The file is no text, or holds no article.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        var document = HtmlParsing.Parse(DeclaredEncoding.Decode(bytes, name), name);
        var source = new SourceBuilder(name) { Newspaper = NewspaperOf(document), Date = DateOf(document) };
        AddArticles(source, document, Meta(document, "og:title"));
        return source.ToSources();
    }

    /// <summary>Name of the newspaper, as the page's metadata or title tell it; null when they do not.</summary>
    internal static string? NewspaperOf(IHtmlDocument document) =>
        Meta(document, "og:site_name") is { Length: > 0 } site ? site : StatedFacts.Newspaper(document.Title);

    /// <summary>Day of publication, as the page's metadata or its first time tell it; null when they do not.</summary>
    internal static DateOnly? DateOf(IHtmlDocument document) =>
        StatedFacts.Date(Meta(document, "article:published_time") ?? document.QuerySelector("time[datetime]")?.GetAttribute("datetime"));

    /// <summary>Adds the articles of a document to a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="document">The document.</param>
    /// <param name="title">Headline of a single article that has none in its text; null to leave it without.</param>
    internal static void AddArticles(SourceBuilder source, IHtmlDocument document, string? title)
    {
        var roots = MainContent.Of(document);
        foreach (var root in roots)
        {
            var blocks = HtmlBlocks.Of(root);
            AddArticle(source, blocks, roots.Count == 1 && !blocks.Any(block => block.Level > 0) ? title : null);
        }
    }

    /// <summary>
    /// Adds an article. Its first <c>h1</c> (else <c>h2</c>, else a heading that comes first) is the headline when no text but a short
    /// kicker stands before it; other headings are paragraphs.
    /// </summary>
    internal static void AddArticle(SourceBuilder source, IReadOnlyList<HtmlBlock> blocks, string? title)
    {
        source.BeginArticle();
        var headline = new[] { 1, 2 }.Select(level => blocks.ToList().FindIndex(block => block.Level == level)).FirstOrDefault(index => index >= 0, -1);
        headline = headline < 0 && blocks.Count > 0 && blocks[0].Level > 0 ? 0 : headline;
        var before = blocks.Take(Math.Max(headline, 0)).Where(block => block.Role == RegionRole.Paragraph).ToList();
        var hasHeadline = headline >= 0 && before.Sum(block => block.Text.Trim().Length) <= LongestKicker;
        source.Add(RegionRole.Headline, hasHeadline ? null : title);
        for (var i = 0; i < blocks.Count; i++)
        {
            var role = !hasHeadline || blocks[i].Role != RegionRole.Paragraph || i > headline ? blocks[i].Role
                : i == headline ? RegionRole.Headline : RegionRole.Kicker;
            source.Add(role, blocks[i].Text);
        }
    }

    /// <summary>What a <c>meta</c> element of a page says, by its property or name; null when there is none.</summary>
    internal static string? Meta(IHtmlDocument document, string property) =>
        document.QuerySelectorAll("meta").FirstOrDefault(meta => string.Equals(meta.GetAttribute("property") ?? meta.GetAttribute("name"), property, StringComparison.OrdinalIgnoreCase))
            ?.GetAttribute("content")?.Trim();
}
