using AudioPaper.Diagnostics;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Web;

/// <summary>Fetches the articles that a feed only sums up. One that cannot be had keeps its summary, with a diagnostic.</summary>
internal sealed class FeedArticles(WebFetch web, WebLimits limits, Uri feed)
{
    /// <summary>The items in their order, whole where that could be.</summary>
    public async Task<IReadOnlyList<(FeedItem Item, Diagnostic? Finding)>> CompleteAsync(IReadOnlyList<FeedItem> items, CancellationToken cancellationToken)
    {
        var completed = new (FeedItem, Diagnostic?)[items.Count];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limits.LongestInAll);
        var options = new ParallelOptions { MaxDegreeOfParallelism = limits.MostConnections, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, items.Count), options, async (i, cancellation) =>
            completed[i] = items[i].IsSummary ? await CompleteAsync(items[i], late.Token, cancellation).ConfigureAwait(false) : (items[i], null)).ConfigureAwait(false);
        return completed;
    }

    private async Task<(FeedItem, Diagnostic?)> CompleteAsync(FeedItem item, CancellationToken late, CancellationToken cancellationToken)
    {
        if (WebAddress.Resolve(feed, item.Link) is not { } address)
        {
            return (item, Missing(item, item.Link is null ? "The feed gives no address for it." : "The feed gives no address that may be fetched."));
        }

        try
        {
            var article = await WebReader.ArticleAsync(await web.GetAsync(address, late).ConfigureAwait(false), late).ConfigureAwait(false);
            return article.Length <= item.Body.Sum(block => block.Text.Trim().Length)
                ? (item, Missing(item, $"{address} holds no longer text."))
                : (item with { Body = article.Body, Headline = item.Headline ?? article.Headline, Byline = item.Byline ?? article.Byline, Date = item.Date ?? article.Date }, null);
        }
        catch (IntakeException e)
        {
            return (item, Missing(item, e.Message));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (item, Missing(item, $"After {limits.LongestInAll.TotalSeconds:0} s nothing more was fetched of this feed."));
        }
    }

    private static Diagnostic Missing(FeedItem item, string why) => new("article-not-fetched", Severity.Warning,
        $"Of «{item.Headline ?? item.Link}» {(item.Body.Count > 0 ? "only the summary is read" : "only the headline is read")}: {why}");
}
