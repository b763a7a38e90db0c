using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Years, spelled, told from numbers of years; and generations named after them.</summary>
internal static class Years
{
    /// <summary>After these a figure before 年 is a number of years, not a year.</summary>
    private const string Duration = "多|余|来|历史|的历史|之久|文明|的文明|文化史|树龄|的古|古树|老树|光阴|时间|的时间|大计|一遇";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("year of the era", @"(?<=公元前?|西元前?)(?!\d{1,2}00年)\d{3,4}(?=\s?年)", m => DigitByDigit(m.Value)),
        AtDigit("number of years", $@"(?<![\d.])\d{{2}}00(?=\s?年(?:以?前(?!后)|{Duration}))|(?<![\d.]){Year4}(?=\s?年(?:{Duration}))", m => Cardinal(m.Value)),
        AtDigit("year", $@"(?<![\d.,])(?:{Year4}|1[0-5](?!00)\d\d)(?=\s?(?:年(?!{Duration})|[/／·•]|财年|届|级(?!台阶|阶梯|石阶)|款|版(?!本?面)|学年|赛季|世界杯|奥运|亚运|欧洲杯|春晚|高考|考研|国考|[Qq][1-4]))", m => DigitByDigit(m.Value)),
        // 86年8月, 08年, 24年春: two digits of a year.
        AtDigit("short year", @"(?<![\d.,])(?:0\d|\d\d(?=\s?年\s?(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|[春夏秋冬](?!天?秋|季?秋)|年?初|年?底|年?末|世界杯|奥运|高考|上半年|下半年|[第前][一二三四1-4]季|[Qq][1-4])))(?=\s?年)|(?<=出生于|生于|毕业于|建于|成立于|创办于|创立于)\d\d(?=年(?![前后]))", m => DigitByDigit(m.Value)),
        AtDigit("year of a class or version", @"(?<![\d.,第共出日]|共有)(?:[5-9]\d(?=级(?:新生|学生|校友|同学|本科|硕士|博士|毕业))|(?:0\d|[5-9]\d)(?=版(?:[《“]|[\p{IsCJKUnifiedIdeographs}])(?!面)))(?!版面)", m => DigitByDigit(m.Value)),
        // A year-like figure at the end of a name (演练—2024”, 制造2025) is no quantity.
        AtDigit("year in a name", @"(?<![\d.,]|[×xX*✕乘]\s?)(?:19|20)\d\d(?:(?=\s?[”’」』》）)])|(?<=[^\d\s][—–-]\d{4})(?![\d.,])|(?<!00)(?=[，。、；]|$))", m => DigitByDigit(m.Value)),
        AtDigit("years of birth", @"(?<!\d)(?:[0156789][05]|9\d)(?=[、/和与及或]?(?:\d0|\d5)?(?:[、/]\d0|[、/]\d5){0,3}后(?!来|的第|[^，。]{0,2}[被又再]))", m => DigitByDigit(m.Value)),
    ];
}
