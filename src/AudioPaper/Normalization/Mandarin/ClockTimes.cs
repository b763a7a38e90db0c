using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Times of the day: 8:30, 22：58, 13:10:36, 8:00 a.m.</summary>
internal static class ClockTimes
{
    private const string Half = @"(?:\s?([aApP])\.?[mM](?:\.|(?![A-Za-z])))";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("time", $@"(?<!\d|\d[:：])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?!\d|[:：.]\d)(?:分(?!钟))?{Half}?", Time),
        AtDigit("hour", $@"(?<![\d.])(1[0-2]|0?[1-9]){Half}", m => HalfOfDay(m.Groups[2].Value) + Quantity(m.Groups[1].Value.TrimStart('0')) + "点"),
        AtDigit("clock figure", @"(?<!\d)(?<after>(?<=[时点分]))?0(\d)(?=[时点分秒](?!之))", m => (m.Groups["after"].Success ? "零" : "") + Cardinal(m.Groups[1].Value)),
    ];

    private static string Time(Match match)
    {
        var (hour, minute, second) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        var minutes = minute == "00" && second is "" or "00" ? "" : Padded(minute) + "分";
        return $"{HalfOfDay(match.Groups[4].Value)}{Hour(hour)}点{minutes}{(second is "" or "00" ? "" : Padded(second) + "秒")}";
    }

    private static string Hour(string digits) => digits is "2" or "02" ? "两" : Trimmed(digits);

    private static string HalfOfDay(string letter) => letter switch { "" => "", "a" or "A" => "上午", _ => "下午" };

    private static string Padded(string digits) => digits[0] == '0' && digits != "00" ? "零" + Trimmed(digits) : Trimmed(digits);
}
