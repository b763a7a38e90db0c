using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Ratios: 2:1, 1:1.5, 1∶50000, 3:2:1.</summary>
internal static class Ratios
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("ratio", $@"{Number}(?:\s?[:：∶]\s?{Number}){{1,6}}", m => string.Join('比', m.Value.Split([':', '：', '∶'], StringSplitOptions.TrimEntries).Select(Cardinal))),
    ];
}
