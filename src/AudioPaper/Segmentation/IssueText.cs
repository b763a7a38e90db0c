using System.Collections.Immutable;
using AudioPaper.Diagnostics;

namespace AudioPaper.Segmentation;

/// <summary>Why text of the source is not spoken. A closed list.</summary>
public enum SkipReason
{
    /// <summary>Page number, date line, editors' line and the like.</summary>
    Folio,

    /// <summary>The newspaper's own name at the head of a page.</summary>
    Nameplate,

    /// <summary>Text that explains a picture.</summary>
    Caption,

    /// <summary>The name of a photographer.</summary>
    Credit,

    /// <summary>The name of a section above articles.</summary>
    Section,

    /// <summary>A line that sends the reader to another page (下转第4版, continued on A5).</summary>
    JumpLine,

    /// <summary>Text that the page marks as advertisement.</summary>
    Advertisement,

    /// <summary>A list of what stands on other pages.</summary>
    Contents,

    /// <summary>A box of figures or of short lines without sentences: weather, tides, scores, notices.</summary>
    Box,

    /// <summary>A sentence of an article that the page shows once more.</summary>
    PullQuote,

    /// <summary>A hyphen that only broke a word at the end of a line.</summary>
    Hyphenation,

    /// <summary>A character that prints nothing: controls, bidirectional marks, soft hyphens.</summary>
    Invisible,

    /// <summary>A sign that only adorns what stands behind it: the square or triangle before a headline.</summary>
    Ornament,

    /// <summary>Removed by hand: the edited <c>articles.json</c> does not hold it.</summary>
    Edited,
}

/// <summary>Text that is left out on purpose.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The text.</param>
/// <param name="Reason">Why.</param>
/// <param name="Page">Label of its page.</param>
public sealed record SkippedText(SourceSpan Span, string Text, SkipReason Reason, string Page);

/// <summary>What segmentation found in an issue.</summary>
/// <param name="Newspaper">Name on the nameplate, else what a source's format tells, or null.</param>
/// <param name="Date">Date in a folio, else what a source's format tells, or null.</param>
/// <param name="Articles">In reading order.</param>
/// <param name="Skipped">What is left out on purpose, in order of the source.</param>
/// <param name="Flagged">What a person should look at: words of articles that recognition of a scanned page was not sure of. They are spoken as read.</param>
/// <param name="Diagnostics">Findings.</param>
public sealed record IssueText(
    string? Newspaper,
    DateOnly? Date,
    ImmutableArray<Article> Articles,
    ImmutableArray<SkippedText> Skipped,
    ImmutableArray<SourceSpan> Flagged,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>BCP 47 tag of the language of most articles.</summary>
    public string Language => Articles.Count(article => article.Language == "zh-CN") * 2 >= Articles.Length ? "zh-CN" : "en";
}
