using System.Text.RegularExpressions;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Blocks of Latin text in which the lines of columns were joined row by row. Where one line ended and the next began is not to be told
/// for certain, so the order stays and is only reported.
/// </summary>
internal static partial class LatinRows
{
    /// <summary>Lines of a block that no writer writes so, before it is taken for joined: a stray <c>pre- and post-war</c> is one.</summary>
    private const int FewestSigns = 3;

    /// <summary>At most one line in so many is without such a sign; every second or third row of true columns has one.</summary>
    private const int LinesForSign = 10;

    private const int LongestRow = 400;

    /// <summary>Whether the lines show it: words broken inside a line, sentences that begin with a small letter.</summary>
    public static bool AreJoined(IReadOnlyList<string> lines)
    {
        var count = lines.Count(line => line.Length <= LongestRow && (BrokenInside().IsMatch(line) || SmallAfterSentence().IsMatch(line)));
        return count >= FewestSigns && count * LinesForSign >= lines.Count;
    }

    /// <summary>A hyphen at a line end of one column, then another column.</summary>
    [GeneratedRegex(@"\p{Ll}[-\u2010] (?!(?:and|or|to|und|et)\b)\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex BrokenInside();

    /// <summary>A sentence that ends, then the small letter of another column; initials and abbreviations are short.</summary>
    [GeneratedRegex(@"\p{Ll}{4}[.?!][”’""]? \p{Ll}{2}", RegexOptions.CultureInvariant)]
    private static partial Regex SmallAfterSentence();
}
