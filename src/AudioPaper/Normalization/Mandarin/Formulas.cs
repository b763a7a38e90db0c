using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Powers of ten, sums, roots; substances by their formula.</summary>
internal static class Formulas
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉";

    /// <summary>What newsreaders call by name.</summary>
    private static readonly Dictionary<string, string> Substances = new()
    {
        ["CO2"] = "二氧化碳", ["SO2"] = "二氧化硫", ["NO2"] = "二氧化氮",
    };

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("scientific", @"(?<![A-Za-z\d.])(\d{1,9}(?:\.\d{1,30})?)[eE]([+-]?)(\d{1,3})(?![A-Za-z\d.])", m => $"{Cardinal(m.Groups[1].Value)}乘十的{(m.Groups[2].Value == "-" ? "负" : "")}{Cardinal(m.Groups[3].Value)}次方"),
        AtDigit("power", $@"({Number})(?:\^([-−]?)(\d{{1,3}})|([⁻]?)([{Raised}]{{1,3}}))", Power),
        AtLetterPower("power of a letter", @"(?<![A-Za-z])([A-Za-z])\^([-−]?)(\d{1,3})"),
        AtDigit("minus", $@"({Number})\s?[-−–]\s?(?={Number}\s?[=＝])", m => Cardinal(m.Groups[1].Value) + "减"),
        AtDigit("minus in brackets", $@"(?<=[+＋×÷*=＝]\s?)({Number})\s?[-−–]\s?(?={Number})", m => Cardinal(m.Groups[1].Value) + "减"),
        AtLetter("times in a letter", @"(?<=\d\s?)(?<!(?<!\d)0)[xX](?=\s?\d)", _ => "乘"),
        AtSign("times", @"(?<=\d[^\d\s]{0,3}\s?)\*(?=\s?\d)", _ => "乘"),
        AtSign("two signs", "<=|>=|!=|≠|≤|≥|≦|≧", m => m.Value switch { "<=" or "≤" or "≦" => "小于等于", ">=" or "≥" or "≧" => "大于等于", _ => "不等于" }),
        AtSign("compared", "[<>](?=\\s?[-−]?\\d)|(?<=\\d\\s?)[<>]|(?<=[A-Za-z)]\\s?)[<>](?=\\s?[A-Za-z(](?![A-Za-z]))", m => m.Value == "<" ? "小于" : "大于"),
        AtSign("root", @"√(?=\s?\d)|∛(?=\s?\d)", m => m.Value == "√" ? "根号" : "三次根号"),
        Pieces(Beginning.Letter, "substance", $@"(?<![A-Za-z\d])(?!(?![HN]2)[A-Z]2[A-Z](?![A-Za-z\d]))(?=(?:[A-Z][a-z]?){{1,4}}[\d{Lowered}])(?:(?:Na|Mg|Al|Si|Cl|Ca|Cr|Mn|Fe|Ni|Cu|Zn|Ag|Sn|Ba|Pb|Hg|Li|[HCNOPSFIK])[\d{Lowered}]{{0,2}}){{2,8}}(?![A-Za-z\d.-])", Substance),
        Pieces(Beginning.Letter, "lowered", $@"(?<![A-Za-z\d])([A-Z][A-Za-z]?)([{Lowered}]{{1,3}})(?![A-Za-z\d])", Substance),
    ];

    private static Verbalizer AtLetterPower(string name, string pattern) => Pieces(Beginning.Letter, name, pattern,
        m => [SpokenPiece.Letters(m.Groups[1].Value), SpokenPiece.Hanzi($"的{(m.Groups[2].Length > 0 ? "负" : "")}{Exponent(m.Groups[3].Value)}")]);

    private static string Power(Match match)
    {
        var exponent = match.Groups[5].Success ? Plain(match.Groups[5].Value, Raised) : match.Groups[3].Value;
        var isNegative = match.Groups[2].Length + match.Groups[4].Length > 0;
        return $"{Cardinal(match.Groups[1].Value)}的{(isNegative ? $"负{Cardinal(exponent)}次方" : Exponent(exponent))}";
    }

    private static string Exponent(string digits) => digits switch { "2" => "平方", "3" => "立方", _ => Cardinal(digits) + "次方" };

    private static IEnumerable<SpokenPiece> Substance(Match match)
    {
        var formula = Plain(match.Value, Lowered);
        if (Substances.TryGetValue(formula, out var name))
        {
            yield return SpokenPiece.Hanzi(name);
            yield break;
        }

        foreach (Match part in Regex.Matches(formula, "[A-Za-z]+|[0-9]+", RegexOptions.CultureInvariant))
        {
            yield return char.IsAsciiDigit(part.Value[0]) ? SpokenPiece.Hanzi(Cardinal(part.Value)) : SpokenPiece.Letters(part.Value);
        }
    }

    private static string Plain(string text, string figures) =>
        string.Concat(text.Select(c => figures.IndexOf(c, StringComparison.Ordinal) is >= 0 and var value ? (char)('0' + value) : c));
}
