using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Scores, ratios, votes and ranges of plain numbers.</summary>
internal static class Comparisons
{
    /// <summary>Words of football, within 150 characters: there a side without goals has nil.</summary>
    private const string Football = @"(?:goalless|Premier\sLeague|Champions\sLeague|Europa\sLeague|Women['’]s\sSuper\sLeague|FA\sCup|World\sCup|Euro\s20\d\d|La\sLiga|Bundesliga|Serie\sA|Ligue\s1|[Ff]ootball\sClub|FC|[Ss]occer|[Ss]trikers?|[Mm]idfielders?|[Gg]oalkeeper|half-time|stoppage\stime|[Ee]quali[sz]ers?|drew|draws?|Manchester|Man\s(?:City|United|Utd)|Chelsea|Arsenal|Liverpool|Everton|Tottenham|Spurs|Aston\sVilla|Newcastle\sUnited|Leeds|West\sHam|Rovers|Wanderers|Albion|Celtic|Real\sMadrid|Atl[eé]tico|Barcelona|Bayern|Dortmund|Juventus|Inter\sMilan|AC\sMilan|PSG|Saint-Germain|Ajax|Benfica|Wembley|Anfield)";

    private const string InFootball = @"(?<nil>(?<=\b" + Football + @"\b.{0,150})|(?=.{0,150}\b" + Football + @"\b))?";

    private const string Score = @"(?<a>\d{1,3})[–-](?<b>\d{1,3})(?![\d%-])(?!\.\d)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("score", $@"(?<!\b(?:vote[ds]?|ruled)\b[^.\d]{{0,30}})(?<![\d.,-])(?:(?<=\b(?:won|win|wins|lost|lose|loses|beat|beats|beating|defeated|draw|drew|tied|score|scored|final|finished|lead|leads|led|leading|ahead|down|up|trail|trailed|trailing|edged|downed|by|victory|victorious|defeat|loss)\b(?:[^.\d]|St\.){{0,30}})|(?<=\d[–-]\d{{1,2}}(?:\s?\(\d{{1,2}}(?:[–-]\d{{1,2}})?\))?,?\s(?:and\s)?|\d[–-]\d{{1,2}}\s?\()){Score}(?!\s(?:percent|percentage|basis|per\scent|people)\b|\s(?!(?:against|versus|thanks|as|his|its|this|was|has|is)\b)[a-z]{{2,20}}s\b){InFootball}", m => $"{Goals(m, "a")} {Goals(m, "b")}"),
        Words("score", $@"(?<![\d.,-]){Score}(?=\s(?:(?:home|away|overall|series|aggregate|penalty|shootout|league|opening|first|second|half-?time|overtime|narrow|crushing|convincing)\s)?(?:win|wins|victory|victories|defeat|loss|draw|tie|lead|record|score|scoreline|triumph|thrashing|hammering|comeback|deficit|advantage)\b){InFootball}", m => $"{Goals(m, "a")} {Goals(m, "b")}"),
        Words("chapter and verse", @"(?<=\b(?:Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Samuel|Kings|Job|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Ezekiel|Daniel|Micah|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Hebrews|James|Peter|Revelation)\s)(?<a>\d{1,3}):(?<b>\d{1,3})(?!\d)(?:(?<to>[-–])(?=\d))?", m => $"{Cardinal(m.Of("a"))} {Cardinal(m.Of("b"))}{(m.Has("to") ? " to" : "")}"),
        Words("result", $@"(?<=[A-Z][A-Za-z]{{1,15}}\s)(?<![\d.,-]){Score}(?=\s[A-Z][a-z]{{2}}){InFootball[..^1]}", m => $"{Goals(m, "a")} {Goals(m, "b")}"),
        Words("no goals", $@"(?<=[A-Z][A-Za-z]{{1,15}}\s\d,\s[A-Z][A-Za-z]{{1,15}}(?:\s[A-Z][a-z]{{1,15}})?\s|[A-Z][a-z]{{1,15}}\s(?=0,\s[A-Z][A-Za-z]{{1,15}}(?:\s[A-Z][a-z]{{1,15}})?\s\d(?!\d)))0(?![\d.:%-]){InFootball[..^1]}", _ => "nil"),
        Words("ratio", $@"(?<![\d:.])(?<a>\d{{1,9}}(?:\.\d{{1,6}})?)\s?[:∶]\s?(?=\d{{1,9}}(?:\.\d{{1,6}})?(?![\d:]))", m => $"{Cardinal(m.Of("a"))} to"),
        Words("range", $@"(?<![\d-])(?<a>{Number}){Dash}(?<b>{Number})(?![\d-]|\s?=)(?<vote>(?=\s(?:percent|votes?|ruling|decision|majority|split|in\sfavou?r)\b)|(?<=\b(?:vote[ds]?|ruled)\b[^.\d]{{0,30}}[\d–-]{{1,7}}))?{InFootball}", m =>
            $"{Goals(m, "a")}{(IsScore(m) ? " " : " to ")}{Goals(m, "b")}"),
    ];

    private static string Goals(Match m, string side) => m.Of(side) == "0" && m.Has("nil") ? "nil" : Cardinal(m.Of(side));

    /// <summary>What falls is no range: 3-1; nor is what stays the same: 2-2.</summary>
    private static bool IsScore(Match m) =>
        !m.Has("vote") && m.Of("a").Length <= 3 && m.Of("b").Length <= 3 && int.TryParse(m.Of("a"), out var a) && int.TryParse(m.Of("b"), out var b) && a >= b;
}
