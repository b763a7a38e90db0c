using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>What became of a character of the source.</summary>
internal enum Outcome
{
    /// <summary>Nothing is known of it. Must not happen.</summary>
    Unaccounted,

    /// <summary>Line above a headline (引题).</summary>
    Kicker,

    /// <summary>Headline.</summary>
    Headline,

    /// <summary>Line below a headline (副题).</summary>
    Deck,

    /// <summary>Line of names.</summary>
    Byline,

    /// <summary>What leads into the body (电头).</summary>
    Dateline,

    /// <summary>A paragraph of a body.</summary>
    Body,

    /// <summary>Left out on purpose.</summary>
    Skipped,

    /// <summary>A person should look at it.</summary>
    Flagged,
}

/// <summary>One thing that characters of the source became. Parts are compared by value.</summary>
/// <param name="Outcome">What it is.</param>
/// <param name="Article">Index of its article, or -1.</param>
/// <param name="Paragraph">Index of its paragraph in the body, or -1.</param>
/// <param name="Reason">Why it is left out; null where it is not.</param>
internal readonly record struct Part(Outcome Outcome, int Article = -1, int Paragraph = -1, SkipReason? Reason = null)
{
    private const int TintCount = 5;

    /// <summary>Whether it stands inside words and lines and does not end what surrounds it.</summary>
    public bool IsInline => Reason is SkipReason.Hyphenation or SkipReason.Invisible or SkipReason.Ornament;

    /// <summary>Whether somebody should look at it.</summary>
    public bool IsDoubtful => Outcome is Outcome.Unaccounted or Outcome.Flagged;

    /// <summary>The end of an <c>id</c> in the page; with <c>a</c> before it names the place among the articles, with <c>s</c> its first place in the source.</summary>
    public string Key => Paragraph >= 0 ? $"{Article + 1}-p{Paragraph + 1}" : $"{Article + 1}-{Name}";

    /// <summary>The classes that colour it: the outcome, and for a body the tint of its article.</summary>
    public string CssClass => Outcome == Outcome.Body ? $"body {TintOf(Article)}" : Name;

    private string Name => Outcome.ToString().ToLowerInvariant();

    /// <summary>The class of an article's tint; articles take the tints in turn.</summary>
    public static string TintOf(int article) => $"c{article % TintCount}";
}
