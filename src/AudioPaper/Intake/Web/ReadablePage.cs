using AngleSharp.Html.Dom;
using AudioPaper.Intake.Html;
using SmartReader;

namespace AudioPaper.Intake.Web;

/// <summary>
/// Finds the article of a web page by readability (SmartReader, after Mozilla's Readability), which is given the parsed page and never an
/// address. What a page marks as its one article is taken instead when readability finds less than half of it.
/// </summary>
internal static class ReadablePage
{
    private const int LongestByline = 80;

    /// <summary>Readability takes milliseconds; what takes this long never ends.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The article of a page; without text when there is none.</summary>
    /// <exception cref="IntakeException">The page is beyond all bounds.</exception>
    public static async Task<ReadableArticle> ReadAsync(string html, Uri address, CancellationToken cancellationToken)
    {
        var document = HtmlParsing.Parse(html, address.AbsoluteUri);
        var headline = Headline(document);
        var (newspaper, date) = (HtmlReader.NewspaperOf(document), HtmlReader.DateOf(document));
        // Before readability looks, for it takes the page apart.
        var marked = MainContent.Of(document) is [var only] ? HtmlBlocks.Of(only) : [];
        var (found, byline, title) = await ReadablyAsync(document, address, cancellationToken).ConfigureAwait(false);
        var blocks = Length(found) * 2 >= Length(marked) ? found : marked;
        headline ??= title;
        var body = blocks.SkipWhile(block => block.Level > 0 && SourceBuilder.OneLine(block.Text) == headline).ToList();
        var hasByline = body.Exists(block => block.Role == RegionRole.Byline);
        return new ReadableArticle(headline, hasByline ? null : byline, body, newspaper, date);
    }

    private static async Task<(IReadOnlyList<HtmlBlock> Blocks, string? Byline, string? Title)> ReadablyAsync(IHtmlDocument document, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => Readably(document, address), cancellationToken).WaitAsync(Longest, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new IntakeException($"{address} takes too long to read, so it is damaged or far too complex; give the article alone.", $"{address} 读取时间过长，可能已损坏或过于复杂；请只给出文章。", e);
        }
        // A page from anywhere must not end the run, and what the library throws for odd ones is of many kinds; the marked article remains.
#pragma warning disable CA1031
        catch (Exception e) when (e is not OperationCanceledException and not IntakeException)
#pragma warning restore CA1031
        {
            return ([], null, null);
        }
    }

    private static (IReadOnlyList<HtmlBlock> Blocks, string? Byline, string? Title) Readably(IHtmlDocument document, Uri address)
    {
        // Classes say what is a caption or a byline.
        using var reader = new Reader(address.AbsoluteUri, document) { KeepClasses = true };
        var article = reader.GetArticle();
        var names = SourceBuilder.OneLine(article.Byline ?? "");
        return (string.IsNullOrWhiteSpace(article.Content) ? [] : HtmlBlocks.OfFragment(article.Content, address.AbsoluteUri),
            names.Length is > 0 and <= LongestByline ? names : null,
            SourceBuilder.OneLine(article.Title ?? "") is { Length: > 0 } title ? title : null);
    }

    /// <summary>The page's one first heading, else the one that its title repeats, else what its metadata tell.</summary>
    private static string? Headline(IHtmlDocument document)
    {
        var headings = document.QuerySelectorAll("h1").Select(heading => SourceBuilder.OneLine(heading.TextContent)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var title = SourceBuilder.OneLine(HtmlReader.Meta(document, "og:title") ?? "");
        var repeated = headings.Find(heading => title.Contains(heading, StringComparison.Ordinal) || document.Title?.Contains(heading, StringComparison.Ordinal) == true);
        return repeated ?? (title.Length > 0 ? title : headings.Count == 1 ? headings[0] : null);
    }

    private static int Length(IEnumerable<HtmlBlock> blocks) => blocks.Sum(block => block.Text.Trim().Length);
}
