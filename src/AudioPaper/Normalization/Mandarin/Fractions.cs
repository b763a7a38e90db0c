using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Fractions: 3/16, 32477/76391, 1/4决赛, ½.</summary>
internal static class Fractions
{
    private static readonly Dictionary<char, string> InOneSign = new()
    {
        ['½'] = "二分之一", ['⅓'] = "三分之一", ['⅔'] = "三分之二", ['¼'] = "四分之一", ['¾'] = "四分之三", ['⅕'] = "五分之一", ['⅖'] = "五分之二", ['⅗'] = "五分之三", ['⅘'] = "五分之四",
        ['⅙'] = "六分之一", ['⅚'] = "六分之五", ['⅛'] = "八分之一", ['⅜'] = "八分之三", ['⅝'] = "八分之五", ['⅞'] = "八分之七",
    };

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("fraction", @"(?<![\d./])(?:(\d{1,3})\s)?(\d{1,9})\s?[/⁄]\s?([1-9]\d{0,8})(?![\d/]|\.\d)", Fraction),
        At(Beginning.Digit | Beginning.Sign, "fraction in one sign", $"(\\d{{1,9}})?([{string.Concat(InOneSign.Keys)}])", m => (m.Groups[1].Success ? Cardinal(m.Groups[1].Value) + "又" : "") + InOneSign[m.Groups[2].Value[0]]),
    ];

    private static string Fraction(Match match) =>
        $"{(match.Groups[1].Success ? Cardinal(match.Groups[1].Value) + "又" : "")}{Cardinal(match.Groups[3].Value)}分之{Cardinal(match.Groups[2].Value)}";
}
