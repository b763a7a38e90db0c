using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Percentages, permille and what is counted in them.</summary>
internal static class Shares
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        At(Beginning.Digit | Beginning.Sign, "percentages", $@"({Minus}?)({Number})\s?[%％]?{Dash}({Minus}?)({Number})\s?([%％‰‱])",
            m => $"{Below(m.Groups[1].Value)}{Share(m.Groups[5].Value)}{Cardinal(m.Groups[2].Value)}到{Below(m.Groups[3].Value)}{Share(m.Groups[5].Value)}{Cardinal(m.Groups[4].Value)}"),
        At(Beginning.Digit | Beginning.Sign, "percentage", $@"([-−－+＋±]?)({Number})\s?([%％‰‱])", m => Below(m.Groups[1].Value) + (m.Groups[2].Value == "100" && m.Groups[3].Value is "%" or "％" ? "百分之百" : Share(m.Groups[3].Value) + Cardinal(m.Groups[2].Value))),
        AtDigit("percentage points", $@"({Number})\s?(?:pct|pcts|pp)(?![A-Za-z])", m => Quantity(m.Groups[1].Value) + "个百分点"),
        AtDigit("basis points", $@"({Number})\s?(?:bps?|BPs?|bP)(?![A-Za-z])", m => Quantity(m.Groups[1].Value) + "个基点"),
    ];

    private static string Below(string sign) => sign switch { "" => "", "+" or "＋" => "正", "±" => "正负", _ => "负" };

    private static string Share(string sign) => sign switch { "‰" => "千分之", "‱" => "万分之", _ => "百分之" };
}
