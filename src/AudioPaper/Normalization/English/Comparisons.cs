using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Scores, ratios, votes and ranges of plain numbers.</summary>
internal static class Comparisons
{
    private const string Score = @"(?<a>\d{1,3})[–-](?<b>\d{1,3})(?![\d%-])(?!\.\d)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("score", $@"(?<!\b(?:vote[ds]?|ruled)\b[^.\d]{{0,30}})(?<![\d.,-])(?:(?<=\b(?:won|win|wins|lost|lose|loses|beat|beats|beating|defeated|draw|drew|tied|score|scored|final|finished|lead|leads|led|leading|ahead|down|up|trail|trailed|trailing|edged|downed|by|victory|victorious|defeat|loss)\b(?:[^.\d]|St\.){{0,30}})|(?<=\d[–-]\d{{1,2}}(?:\s?\(\d{{1,2}}(?:[–-]\d{{1,2}})?\))?,?\s(?:and\s)?|\d[–-]\d{{1,2}}\s?\()){Score}(?!\s(?:percent|people)\b|\s(?!(?:against|versus|thanks|as|his|its|this|was|has|is)\b)[a-z]{{2,20}}s\b)", m => $"{Cardinal(m.Of("a"))} {Cardinal(m.Of("b"))}"),
        Words("score", $@"(?<![\d.,-]){Score}(?=\s(?:(?:home|away|overall|series|aggregate|penalty|shootout|league|opening|first|second|half-?time|overtime|narrow|crushing|convincing)\s)?(?:win|wins|victory|victories|defeat|loss|draw|tie|lead|record|score|scoreline|triumph|thrashing|hammering|comeback|deficit|advantage)\b)", m => $"{Cardinal(m.Of("a"))} {Cardinal(m.Of("b"))}"),
        Words("ratio", $@"(?<![\d:.])(?<a>\d{{1,9}}(?:\.\d{{1,6}})?)\s?[:∶]\s?(?=\d{{1,9}}(?:\.\d{{1,6}})?(?![\d:]))", m => $"{Cardinal(m.Of("a"))} to"),
        Words("range", $@"(?<![\d-])(?<a>{Number}){Dash}(?<b>{Number})(?![\d-]|\s?=)(?<vote>(?=\s(?:percent|votes?|ruling|decision|majority|split|in\sfavou?r)\b)|(?<=\b(?:vote[ds]?|ruled)\b[^.\d]{{0,30}}[\d–-]{{1,7}}))?", m =>
            $"{Cardinal(m.Of("a"))}{(IsScore(m) ? " " : " to ")}{Cardinal(m.Of("b"))}"),
    ];

    /// <summary>What falls is no range: 3-1; nor is what stays the same: 2-2.</summary>
    private static bool IsScore(Match m) =>
        !m.Has("vote") && m.Of("a").Length <= 3 && m.Of("b").Length <= 3 && int.TryParse(m.Of("a"), out var a) && int.TryParse(m.Of("b"), out var b) && a >= b;
}
