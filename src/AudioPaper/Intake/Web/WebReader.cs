using System.Collections.Immutable;
using System.Text;
using AudioPaper.Diagnostics;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Web;

/// <summary>
/// Reads an address of the web: a feed (its items become articles; where an item is only a summary, the page it links to is read) or the
/// page of an article.
/// </summary>
public static class WebReader
{
    /// <summary>The one source at an address.</summary>
    /// <exception cref="IntakeException">It cannot be fetched within the limits, or is neither feed nor page, or holds no text.</exception>
    public static async Task<ImmutableArray<Source>> ReadAsync(string input, WebLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using var web = new WebFetch(limits);
        var file = await web.GetAsync(WebAddress.Parse(input), cancellationToken).ConfigureAwait(false);
        var (format, bytes) = Recognise(file);
        var source = format switch
        {
            SourceFormat.Feed => await FeedAsync(file.Address, bytes, web, limits, cancellationToken).ConfigureAwait(false),
            SourceFormat.Html => Page(await ArticleAsync(file, cancellationToken).ConfigureAwait(false), file.Address),
            _ => throw FetchFailures.NeitherFeedNorPage(file.Address),
        };
        return [source with { Name = WebAddress.NameOf(file.Address) }];
    }

    /// <summary>The article of a page that was fetched.</summary>
    /// <exception cref="IntakeException">It is no page, or beyond all bounds.</exception>
    internal static Task<ReadableArticle> ArticleAsync(FetchedFile file, CancellationToken cancellationToken) => Recognise(file) is (SourceFormat.Html, var bytes)
        ? ReadablePage.ReadAsync(Encoding.UTF8.GetString(bytes), file.Address, cancellationToken) : throw FetchFailures.NeitherFeedNorPage(file.Address);

    /// <summary>The form of a file, and its text as UTF-8, which all readers believe before any declaration.</summary>
    private static (SourceFormat Format, byte[] Utf8) Recognise(FetchedFile file)
    {
        var place = file.Address.AbsoluteUri;
        if (FormatRecognition.Recognise(file.Bytes, "") is SourceFormat.Pdf or SourceFormat.Image or SourceFormat.Zip or SourceFormat.Epub || file.Bytes.Length == 0)
        {
            throw FetchFailures.NeitherFeedNorPage(file.Address);
        }

        string text;
        try
        {
            text = DeclaredEncoding.Decode(file.Bytes, place, file.Charset);
        }
        catch (IntakeException)
        {
            // Pictures and programs are no text; what to do is the same as for text of another form.
            throw FetchFailures.NeitherFeedNorPage(file.Address);
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        return (FormatRecognition.Recognise(utf8, ""), utf8);
    }

    private static async Task<Source> FeedAsync(Uri address, byte[] bytes, WebFetch web, WebLimits limits, CancellationToken cancellationToken)
    {
        var place = address.AbsoluteUri;
        var document = SafeXml.Load(bytes, place);
        var items = FeedItems.Of(document, place).Take(limits.MostItems).ToList();
        var count = document.Named("item", "entry").Count();
        var builder = new SourceBuilder(place) { Newspaper = FeedItems.Title(document, place) };
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (item, finding) in await new FeedArticles(web, limits, address).CompleteAsync(items, cancellationToken).ConfigureAwait(false))
        {
            item.AddTo(builder);
            if (finding is not null)
            {
                findings.Add(finding);
            }
        }

        if (count > items.Count)
        {
            findings.Add(new Diagnostic("feed-items-left-out", Severity.Warning, $"{place} has {count} items; the first {items.Count} are read."));
        }

        return builder.ToSources()[0] with { Diagnostics = findings.ToImmutable() };
    }

    private static Source Page(ReadableArticle article, Uri address)
    {
        if (article.Body.Count == 0)
        {
            throw new IntakeException($"{address} holds no article text; give the address of an article or of a feed.", $"{address} 里没有文章文字；请给出文章或订阅源的网址。");
        }

        var source = new SourceBuilder(address.AbsoluteUri) { Newspaper = article.Newspaper, Date = article.Date };
        source.Add(RegionRole.Headline, article.Headline);
        source.Add(RegionRole.Byline, article.Byline);
        foreach (var block in article.Body)
        {
            source.Add(block.Role, block.Text);
        }

        return source.ToSources()[0];
    }
}
