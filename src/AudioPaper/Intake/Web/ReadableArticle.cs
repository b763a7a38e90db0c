using AudioPaper.Intake.Html;

namespace AudioPaper.Intake.Web;

/// <summary>The article of a web page, without what the site puts around it.</summary>
/// <param name="Headline">Its headline, or null.</param>
/// <param name="Byline">A line of names, where it does not stand among the blocks; or null.</param>
/// <param name="Body">Its text, the headline apart; empty when the page holds no article.</param>
/// <param name="Newspaper">Name of the site, or null.</param>
/// <param name="Date">Day of publication, or null.</param>
internal sealed record ReadableArticle(string? Headline, string? Byline, IReadOnlyList<HtmlBlock> Body, string? Newspaper, DateOnly? Date)
{
    /// <summary>Number of characters of its text.</summary>
    public int Length => Body.Sum(block => block.Text.Trim().Length);
}
