using System.Text.RegularExpressions;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>
/// What the patterns of the Mandarin verbalizers have in common. Lengths are bounded, so that no pattern is ever tried against a whole
/// hostile page at each of its places.
/// </summary>
internal static class MandarinPatterns
{
    /// <summary>Figures, with commas between thousands or not, with decimals or not; taken whole, never in part.</summary>
    public const string Number = @"(?>\d{1,3}(?:,\d{3}(?!\d)){1,20}(?:\.\d{1,60})?|\d{1,60}(?:\.\d{1,60})?)";

    /// <summary>A dash between the ends of a range.</summary>
    public const string Dash = @"\s{0,3}(?:—{1,2}|–|-|−|~|～|－)\s{0,3}";

    /// <summary>A sign before a figure below zero.</summary>
    public const string Minus = "[-−－–]";

    /// <summary>A year of newspapers.</summary>
    public const string Year4 = @"(?:1[6-9]\d\d|2[01]\d\d)";

    /// <summary>1 to 12, with a zero before it or not.</summary>
    public const string Month = @"(?:1[0-2]|0?[1-9](?!\d))";

    /// <summary>1 to 31, with a zero before it or not.</summary>
    public const string Day = @"(?:[12]\d|3[01]|0?[1-9](?!\d))";

    /// <summary>Names of powers of ten after a figure.</summary>
    public const string Magnitude = "(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|萬億|千億|億|千萬|百萬|萬|千|百)";

    /// <summary>A hanzi.</summary>
    public const string Hanzi = @"\p{IsCJKUnifiedIdeographs}";

    /// <summary>No figure goes on before this place.</summary>
    public const string NoFigureBefore = @"(?<![\d.])";

    /// <summary>No figure goes on after this place; a full stop may follow.</summary>
    public const string NoFigureAfter = @"(?!\d|\.\d)";

    /// <summary>Said in Mandarin; begins with a figure.</summary>
    public static Verbalizer AtDigit(string name, string pattern, Func<Match, string> say) => At(Beginning.Digit, name, pattern, say);

    /// <summary>Said in Mandarin; begins with a sign.</summary>
    public static Verbalizer AtSign(string name, string pattern, Func<Match, string> say) => At(Beginning.Sign, name, pattern, say);

    /// <summary>Said in Mandarin; begins with a letter.</summary>
    public static Verbalizer AtLetter(string name, string pattern, Func<Match, string> say) => At(Beginning.Letter, name, pattern, say);

    /// <summary>Said in Mandarin.</summary>
    public static Verbalizer At(Beginning begins, string name, string pattern, Func<Match, string> say) =>
        Verbalizer.Of(name, TokenKind.Hanzi, pattern, say) with { Begins = begins };

    /// <summary>Said in several pieces.</summary>
    public static Verbalizer Pieces(Beginning begins, string name, string pattern, Func<Match, IEnumerable<SpokenPiece>> say) =>
        Verbalizer.Of(name, pattern, say) with { Begins = begins };

    /// <summary>One of <paramref name="words"/>, the longest first.</summary>
    public static string OneOf(IEnumerable<string> words) =>
        "(?:" + string.Join('|', words.OrderByDescending(word => word.Length).Select(Regex.Escape)) + ")";
}
