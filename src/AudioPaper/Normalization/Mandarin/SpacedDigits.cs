using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Digits that the typesetter parted: 2 0 2 4 年 1 1 月 2 9 日.</summary>
internal static class SpacedDigits
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("spaced year", @"(?<!\d\s?)[12](?: \d){3}\s?(?=年)", m => DigitByDigit(m.Value)),
        AtDigit("spaced day or month", @"(?<!\d\s?)[0-3] \d\s?(?=[月日号](?!楼))", m => Trimmed(m.Value.Replace(" ", "", StringComparison.Ordinal))),
        AtDigit("spaced thousands", @"(?<![\d.]\s?)[1-9]\d{0,2}(?: \d{3}){1,4}(?:\.\d{1,4})?(?=\s?(?:万|亿|元|美元|人|户|吨|公里|千米|米|平方|公顷|亩|件|辆|台|家|个|名|套|点))", m => Cardinal(m.Value.Replace(" ", "", StringComparison.Ordinal))),
        AtDigit("spaced number", @"(?<!\d\s?)\d(?: \d){6,16}(?! ?\d)", m => DigitByDigit(m.Value, telephone: m.Value[0] is '1' or '0')),
    ];
}
