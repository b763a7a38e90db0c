using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Dates in figures: 2024-11-29, 2024/11/29, 2024.11.29, 08-08-2008, 2008-08, 08/08, and days that became names.</summary>
internal static class Dates
{
    private const string Month2 = "(?:0[1-9]|1[0-2])";
    private const string Day2 = @"(?:0[1-9]|[12]\d|3[01])";

    // 2008.08 may be a number; then a unit, a sign or more digits follow.
    private const string NoUnit = @"(?!\d|[-/.]\d|\s?(?:[%％‰元万亿点米倍吨克个人家℃°]|[A-Za-z]))";

    /// <summary>What happens on a day whose name is a figure: 9.11事件, 7·21特大暴雨.</summary>
    private const string Happening = "事件|事变|惨案|大?地震|特大|暴雨|空难|矿难|火灾|爆炸|恐袭|恐怖|专案|大案|案件|讲话|晚会|运动|起义|政变|大促|购物|国际|世界|消防|洪灾|洪水|抗震|勋章|批示|假期|小长假|长假|黄金周|劳动节|国庆";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("days", $@"(?<!\d)({Year4})([-/.])({Month})\2({Day})(?:(?:——?|–|~|～|(?<=\.\d{{1,2}})-)(?:({Year4})\2)?({Month})\2({Day}))(?![\d.]\d|\d)",
            m => $"{DayOf(m, 1, 3, 4)}至{(m.Groups[5].Success ? DigitByDigit(m.Groups[5].Value) + "年" : "")}{Trimmed(m.Groups[6].Value)}月{Trimmed(m.Groups[7].Value)}日"),
        AtDigit("day", $@"(?<!\d)(\d{{4}})([-/.])({Month})\2({Day})(?![\d.]\d|\d)日?", m => DayOf(m, 1, 3, 4)),
        AtDigit("day in one figure", $@"(?<![\d.,])((?:19|20)\d\d)(0[1-9]|1[0-2])({Day2})(?!\d|[.,]\d|\s?[万亿元个人件户名次])", m => DayOf(m, 1, 2, 3)),
        AtDigit("day first", $@"(?<!\d)({Day2})([-/.])({Month2})\2({Year4})(?!\d|\.\d)", m => DayOf(m, 4, 3, 1)),
        AtDigit("month first", $@"(?<!\d)({Month})([-/])({Day})\2({Year4})(?!\d|\.\d)", m => DayOf(m, 4, 1, 3)),
        AtDigit("month and year", $@"(?<![\d.])({Year4})[-/.]({Month2}){NoUnit}|(?<![\d.])({Year4})/([1-9]){NoUnit}", m => MonthOf(m.Groups[1].Value + m.Groups[3].Value, m.Groups[2].Value + m.Groups[4].Value)),
        AtDigit("month before year", $@"(?<![\d.])({Month2})[-/.]({Year4}){NoUnit}", m => MonthOf(m.Groups[2].Value, m.Groups[1].Value)),
        AtDigit("month and day", $@"(?<![\d.:/-])(0[1-9])[-/.]({Day2}){NoUnit}|(?<![\d.:/-])(1[0-2])[-/](0[1-9]){NoUnit}", m => $"{Trimmed(m.Groups[1].Value + m.Groups[3].Value)}月{Trimmed(m.Groups[2].Value + m.Groups[4].Value)}日"),
        // “12·9”, “3.15”, 9.11事件: days that became names are spelled.
        AtDigit("day in a name", $@"(?<![\d.])({Month})[·•・]({Day})(?!\d)|(?<=[“‘「『""])({Month})[.．]({Day})(?=[”’」』""])|(?<![\d.])({Month})[.．]({Day})(?=[”’」』]?(?:{Happening}))", m => DigitByDigit(m.Value)),
        AtDigit("season", $@"(?<!\d)((?:19|20)\d\d)[-—–/](\d\d|(?:19|20)\d\d)(?=\s?(?:赛季|学年|财年|年度|雪季|榨季))", m => $"{DigitByDigit(m.Groups[1].Value)}至{DigitByDigit(m.Groups[2].Value)}"),
        AtDigit("years", $@"(?<!\d)({Year4})(年?){Dash}({Year4})(年|(?=学年|赛季|财年|年度|[）)，。、；”]|$))(?!\d)", m => $"{DigitByDigit(m.Groups[1].Value)}{m.Groups[2].Value}至{DigitByDigit(m.Groups[3].Value)}{m.Groups[4].Value}"),
        AtDigit("decade", @"(?<!\d)((?:19|20)\d0)s(?![A-Za-z])", m => DigitByDigit(m.Groups[1].Value) + "年代"),
        Pieces(Beginning.Letter, "quarter", @"(?<=\d{4}年?\s?)Q([1-4])(?![A-Za-z\d])((?<=\d{4}\s?Q\d))?", m => [SpokenPiece.Hanzi($"{(m.Groups[2].Success ? "年" : "")}第{Cardinal(m.Groups[1].Value)}季度")]),
        AtDigit("clock figure", @"(?<!\d)0(\d)(?=[月日号](?!楼))", m => Cardinal(m.Groups[1].Value)),
    ];

    private static string DayOf(Match match, int year, int month, int day) =>
        $"{DigitByDigit(match.Groups[year].Value)}年{Trimmed(match.Groups[month].Value)}月{Trimmed(match.Groups[day].Value)}日";

    private static string MonthOf(string year, string month) => $"{DigitByDigit(year)}年{Trimmed(month)}月";
}
