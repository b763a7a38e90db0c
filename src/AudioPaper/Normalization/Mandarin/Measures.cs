using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Figures with units in Latin letters and signs; angles and running times in minutes and seconds.</summary>
internal static class Measures
{
    /// <summary>Single letters that are also grades, models and generations: only where nothing is named by them.</summary>
    private static readonly string[] Doubtful = ["N", "J", "W", "V", "L", "t", "s", "h", "bar", "l"];

    private static readonly string Unit = OneOf(UnitNames.All.Keys.Except(Doubtful)) + "(?![A-Za-z0-9²³])";
    private static readonly string DoubtfulUnit = OneOf(Doubtful) + @"(?![A-Za-z0-9²³-]|\s?[店型级档座])";
    private static readonly string AnyUnit = OneOf(UnitNames.All.Keys);
    private static readonly string Divisor = OneOf(UnitNames.Divisors) + "(?![A-Za-z0-9²³])";
    private const string Long = @"(?:\s?(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|多|余|几))?";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        At(Beginning.Letter, "latitude or longitude", @"(?<![A-Za-z])([NSEW])\s?(?=\d{1,3}(?:\.\d{1,6})?°)", m => Side(m.Groups[1].Value)),
        AtDigit("latitude or longitude", @"(?<!\d|[NSEW]\s?|[\d.°′'])(\d{1,3}(?:\.\d{1,6})?)°(?:\s?(\d{1,2}(?:\.\d{1,4})?)[′'])?(?:\s?(\d{1,2}(?:\.\d{1,4})?)[″""])?\s?([NSEW])(?![A-Za-z\d])", m => Side(m.Groups[4].Value) + Angle(m)),
        AtDigit("angle", @"(\d{1,3}(?:\.\d{1,6})?)°(\d{1,2}(?:\.\d{1,4})?)[′'](?:(\d{1,2}(?:\.\d{1,4})?)[″""])?", Angle),
        AtDigit("running time", @"(?<![\d.])(?:(\d{1,2})[′']([0-5]?\d)[″""](\d{2})?|()(\d{1,2})″(\d{2}))(?!\d)", RunningTime),
        AtDigit("two units", @"(\d{1,2})\s?h\s?(\d{1,2})\s?min(?![A-Za-z])", m => $"{Quantity(m.Groups[1].Value)}小时{Quantity(m.Groups[2].Value)}分钟"),
        .. LatinMagnitudes.All,
        // 时速60km/h names the time already; otherwise the time comes first: 每小时六十公里.
        AtDigit("speed named", $@"(?<=[时流风秒转]速[是为达约到近超过：:在]{{0,3}})({Number}){Long}\s?({AnyUnit})/({Divisor})", m => $"{Of(m)}{Name(m)}每{UnitNames.Divisor(m.Groups[4].Value)}"),
        AtDigit("rate", $@"({Number}){Long}\s?({AnyUnit})/({Divisor})", m => $"每{UnitNames.Divisor(m.Groups[4].Value)}{Of(m)}{Name(m)}"),
        AtDigit("pressure of blood", @"(\d{2,3})/(\d{2,3})\s?mmHg", m => $"{Cardinal(m.Groups[1].Value)}比{Cardinal(m.Groups[2].Value)}毫米汞柱"),
        AtDigit("measure", $@"({Number}){Long}\s?({Unit})", m => Of(m) + Name(m)),
        AtDigit("measure in one letter", $@"({Number}){Long}\s?({DoubtfulUnit})", m => Of(m) + Name(m)),
        AtLetter("measure after a power", $@"(?<=(?:\^[-−]?\d{{1,3}}|[⁰¹²³⁴-⁹])\s?)(?:({AnyUnit})/({Divisor})|({Unit}))", m =>
            m.Groups[2].Success ? $"{UnitNames.All[m.Groups[1].Value]}每{UnitNames.Divisor(m.Groups[2].Value)}" : UnitNames.All[m.Groups[3].Value]),
        AtSign("per unit", $@"(?<=[\p{{IsCJKUnifiedIdeographs}}])/({OneOf(UnitNames.Divisors.Where(unit => char.IsAsciiLetter(unit[0]) || unit[0] is '㎡' or '㎥'))})(?![A-Za-z0-9²³])", m => "每" + UnitNames.Divisor(m.Groups[1].Value)),
    ];

    private static string Angle(Match m) =>
        $"{Cardinal(m.Groups[1].Value)}度{(m.Groups[2].Success ? Cardinal(m.Groups[2].Value) + "分" : "")}{(m.Groups[3].Success ? Cardinal(m.Groups[3].Value) + "秒" : "")}";

    private static string Side(string letter) => letter switch { "N" => "北纬", "S" => "南纬", "E" => "东经", _ => "西经" };

    private static string Of(Match match) => Quantity(match.Groups[1].Value) + match.Groups[2].Value;

    private static string Name(Match match) => UnitNames.All[match.Groups[3].Value];

    private static string RunningTime(Match match) =>
        (match.Groups[1].Success ? Quantity(match.Groups[1].Value) + "分" : "") + Trimmed(match.Groups[2].Value + match.Groups[5].Value) + "秒" + DigitByDigit(match.Groups[3].Value + match.Groups[6].Value);
}
