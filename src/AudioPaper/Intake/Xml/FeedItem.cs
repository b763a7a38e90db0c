using AudioPaper.Intake.Html;

namespace AudioPaper.Intake.Xml;

/// <summary>An item of a feed.</summary>
/// <param name="Headline">Its title as plain text, or null.</param>
/// <param name="Byline">Names of its authors on one line, or null.</param>
/// <param name="Body">Its text; empty when it has none.</param>
/// <param name="IsSummary">Whether the text only tells what the linked article is about.</param>
/// <param name="Link">Where the article stands, as written in the feed, or null.</param>
/// <param name="Date">The day it bears, or null.</param>
internal sealed record FeedItem(string? Headline, string? Byline, IReadOnlyList<HtmlBlock> Body, bool IsSummary, string? Link, DateOnly? Date)
{
    /// <summary>Adds the item as an article of its own.</summary>
    public void AddTo(SourceBuilder source)
    {
        source.BeginArticle();
        source.Add(RegionRole.Headline, Headline);
        source.Add(RegionRole.Byline, Byline);
        foreach (var block in Body)
        {
            source.Add(block.Role, block.Text);
        }

        source.Date = source.Date is null || Date > source.Date ? Date ?? source.Date : source.Date;
    }
}
