using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Percentages, permilles, percentage and basis points.</summary>
internal static class Percentages
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("percentages", $@"(?<n>{Number})\s?%?{Dash}(?<to>{Number})(?:\s?%|(?=\s(?:percent|per\scent)\b)|-(?=percent\b))", m => $"{Cardinal(m.Of("n"))} to {Cardinal(m.Of("to"))}{(m.Value.EndsWith('%') ? " percent" : "")}"),
        Words("percentage", $@"(?<n>{Number})(?:\s?%|pc(?![A-Za-z\d])|\s?pct\b\.?)", m => $"{Cardinal(m.Of("n"))} percent"),
        Words("permille", $@"(?<n>{Number})\s?‰", m => $"{Cardinal(m.Of("n"))} per mille"),
        Words("points", $@"(?<n>{Number})\s?(?:(?<pp>pps?|ppts?)|bps?)(?![A-Za-z\d])", m => $"{Cardinal(m.Of("n"))} {(m.Has("pp") ? "percentage" : "basis")} point{(m.Of("n") == "1" ? "" : "s")}"),
    ];
}
