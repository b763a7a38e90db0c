namespace AudioPaper.Intake.MixedColumns;

/// <summary>A piece of a line of text that stood in one column of the page.</summary>
/// <param name="Text">Its characters, without white space at the ends; not empty.</param>
internal sealed record Cell(string Text)
{
    private const string Closers = "”’」』）)】〕》〉";
    private const string Opening = "“‘「『（(【〔《〈";

    /// <summary>Punctuation that never begins a line of Chinese (the rule of line composition that Chinese calls 避頭).</summary>
    private const string NeverFirst = "，、。；：！？,.;:!?%％…·" + Closers;

    /// <summary>Width in letters of a full square.</summary>
    public double Width { get; } = WidthOf(Text);

    /// <summary>Whether a sentence, or a name in brackets below a text, ends here.</summary>
    public bool EndsSentence { get; } = IsSentenceEnd(Text);

    /// <summary>Whether it begins as no line does.</summary>
    public bool BeginsWithin => NeverFirst.Contains(Text[0], StringComparison.Ordinal);

    /// <summary>Whether it begins with a quotation mark or bracket.</summary>
    public bool BeginsWithOpening => Opening.Contains(Text[0], StringComparison.Ordinal);

    /// <summary>Whether it ends as no line does.</summary>
    public bool EndsWithin => Opening.Contains(Text[^1], StringComparison.Ordinal);

    /// <summary>Whether it ends with a mark that stands only inside sentences.</summary>
    public bool EndsInsideSentence => Text[^1] is '，' or '、' or '；' or '：' or ',' or ';' or ':';

    /// <summary>Whether all of it stands in brackets, as credits and the writer's name below a text do.</summary>
    public bool IsInBrackets => Text[0] is '（' or '(' && Text[^1] is '）' or ')';

    /// <summary>Width of the word of Latin letters or digits at the start, which does not divide at a line end: 0 when there is none.</summary>
    public double FirstWordWidth { get; } = WidthOf(string.Concat(Text.TakeWhile(c => c < '\u2000' && !char.IsWhiteSpace(c))));

    /// <summary>Whether a character fills a square: Chinese, Japanese and Korean, and the punctuation set with them.</summary>
    public static bool IsSquare(char c) => c is >= '\u2E80' or '“' or '”' or '‘' or '’' or '—' or '…' or '·';

    /// <summary>Width of text in letters of a full square; Latin letters and digits fill about half of one.</summary>
    public static double WidthOf(string text)
    {
        var width = 0.0;
        foreach (var c in text)
        {
            width += char.IsLowSurrogate(c) ? 0 : IsSquare(c) || char.IsHighSurrogate(c) ? 1 : char.IsWhiteSpace(c) ? 0.25 : 0.54;
        }

        return width;
    }

    private static bool IsSentenceEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && Closers.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return (end > 0 && "。！？!?…．".Contains(text[end - 1], StringComparison.Ordinal)) || text[^1] is '）' or ')' or '】' or '〕';
    }
}
