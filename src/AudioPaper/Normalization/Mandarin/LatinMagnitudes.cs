using static AudioPaper.Normalization.Mandarin.MandarinNumbers;
using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Thousands and ten thousands that people write with a letter: 300w张, 10W+, 5k.</summary>
internal static class LatinMagnitudes
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtDigit("ten thousands", $@"({Number})\s?(?:w(?![A-Za-z])|W(?=[+＋]|\s?(?:粉|人|次|元|块|阅读|播放|点赞|张|个|多|余|以上)))", m => Quantity(m.Groups[1].Value) + "万"),
        AtDigit("thousands", $@"({Number})k(?![A-Za-z0-9])", m => Cardinal(Shifted(m.Groups[1].Value, 3))),
    ];

    /// <summary><paramref name="figure"/> times ten to the <paramref name="power"/>: 3.5 and 6 give 3500000.</summary>
    public static string Shifted(string figure, int power)
    {
        if (power == 0)
        {
            return figure;
        }

        var plain = figure.Replace(",", "", StringComparison.Ordinal);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var (whole, part) = point < 0 ? (plain, "") : (plain[..point], plain[(point + 1)..]);
        var moved = (whole + part[..Math.Min(power, part.Length)]).PadRight(whole.Length + power, '0').TrimStart('0');
        return (moved.Length == 0 ? "0" : moved) + (part.Length > power ? "." + part[power..] : "");
    }
}
