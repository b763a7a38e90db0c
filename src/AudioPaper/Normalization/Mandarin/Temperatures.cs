using System.Text.RegularExpressions;
using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Degrees below zero, and figures below zero.</summary>
internal static class Temperatures
{
    private const string Degree = "(?:℃|°C|°c|º[Cc]|摄氏度|度)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        At(Beginning.Sign, "below zero", $@"(?<![\d年月日号时℃度%％A-Za-z]\s?){Minus}\s?({Number})(?:\s?({Degree})|(?={Dash}{Minus}?(?:{Number})\s?{Degree}))", Below),
        // The second of two: -5℃~-2℃; the dash between them was said as 到.
        At(Beginning.Sign, "below zero again", $@"(?<=[\d℃度][—–~～至到-]\s?){Minus}({Number})\s?({Degree})", Below),
        AtSign("negative", @"(?:−|(?<=^|[为是至到达约超于降负润亏增率在数值差拔温额利余算（(，,：:、；=＝≤≥<>+×÷/\s])(?<!\d\s?)[-－–])(?=\d|\.\d)|-(?=\d{1,2}[层楼])(?<![\d-]-)", _ => "负"),
        AtSign("below zero of a sum", $@"(?<={Hanzi})(?<!\d\D{{1,4}})[-−－](?={Number}\s?{Magnitude}?(?:美|港|欧|日)?元)", _ => "负"),
        AtSign("positive", @"(?<=^|[为是至到（(，：:、\s])(?<![\dA-Za-z%％]\s?)[+＋](?=\d)", _ => "正"),
    ];

    private static string Below(Match match) => $"零下{Cardinal(match.Groups[1].Value)}{match.Groups[2].Value switch { "" => "", "度" => "度", _ => "摄氏度" }}";
}
