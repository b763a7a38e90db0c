using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Fractions (Unicode: vulgar fractions too), alone or after a whole number.</summary>
internal static class Fractions
{
    private const string Vulgar = "[¼-¾⅐-⅞]";
    private const string Signs = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";

    private static readonly (string Above, string Below)[] Values =
    [
        ("1", "4"), ("1", "2"), ("3", "4"), ("1", "7"), ("1", "9"), ("1", "10"), ("1", "3"), ("2", "3"), ("1", "5"), ("2", "5"), ("3", "5"), ("4", "5"), ("1", "6"), ("5", "6"), ("1", "8"), ("3", "8"), ("5", "8"), ("7", "8"),
    ];

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("blood pressure", @"(?<![\d/])(?<a>1\d\d|2[0-4]\d|[89]\d)/(?<b>[4-9]\d|1[0-3]\d)(?=\s?(?:mm\s?Hg)|(?![\w/])(?<=\b1[0-9]\d/[5-9]\d)|(?<=[Bb]lood\spressure\b[^.\d]{0,20}[\d/]{5,7}))", m => $"{Code(m.Of("a"))} over {Code(m.Of("b"))}"),
        Words("mark", @"(?<=\b(?:[Rr]ated|[Rr]ating|[Ss]cored|[Ss]core|[Mm]arks?|[Gg]ave\sit|[Vv]erdict)\b:?[^.\d]{0,15})(?<a>\d{1,3}(?:\.\d)?)/(?<b>5|10|100)(?![\d/])", m => $"{Cardinal(m.Of("a"))} out of {Cardinal(m.Of("b"))}"),
        Words("number with a fraction", $@"(?<![\d/])(?<n>\d{{1,12}})(?:\s|-|\sand\s)(?<a>\d{{1,4}})[/⁄](?<b>[1-9]\d{{0,3}})(?:th|rd|nd|ths|rds|nds|s)?(?![\w/])(?<!/1)", m => $"{Cardinal(m.Of("n"))} and {Fraction(m.Of("a"), m.Of("b"))}"),
        Words("fraction", @"(?<![\d/.])(?<a>\d{1,4})[/⁄](?<b>[1-9]\d{0,3})(?:ths?|rds?|nds?|s)?(?![\w/])", m => m.Of("b") == "1" ? $"{Cardinal(m.Of("a"))} over one" : Fraction(m.Of("a"), m.Of("b"))),
        Words("number with a vulgar fraction", $@"(?<!\d)(?<n>\d{{1,12}})\s?(?<f>{Vulgar})", m => $"{Cardinal(m.Of("n"))} and {Of(m.Of("f"))}"),
        Words("vulgar fraction", $"(?<f>{Vulgar})", m => Of(m.Of("f"), isAlone: true)),
    ];

    private static string Of(string sign, bool isAlone = false)
    {
        var (above, below) = Values[Signs.IndexOf(sign[0])];
        return !isAlone && (above, below) == ("1", "2") ? "a half" : Fraction(above, below);
    }

    private static string Fraction(string above, string below)
    {
        var part = below switch { "2" => "half", "4" => "quarter", _ => Ordinal(below).Replace("and ", "") };
        var figure = Cardinal(above);
        return above == "1" ? "one " + part : $"{figure} {(part == "half" ? "halves" : part + "s")}";
    }
}
