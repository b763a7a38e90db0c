using static AudioPaper.Normalization.English.Forms;

namespace AudioPaper.Normalization.English;

/// <summary>Abbreviations with and without periods, initials, and states after their cities. A period that also ends the sentence is said as a stop.</summary>
internal static class Abbreviations
{
    /// <summary>Titles: their period never ends a sentence, for a name follows.</summary>
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["Mt"] = "mount", ["Rev"] = "reverend", ["Mr"] = "mister", ["Mrs"] = "missus", ["Ms"] = "miz", ["Messrs"] = "messieurs", ["Dr"] = "doctor", ["Drs"] = "doctors", ["Prof"] = "professor", ["Gov"] = "governor", ["Govs"] = "governors",
        ["Sen"] = "senator", ["Sens"] = "senators", ["Rep"] = "representative", ["Reps"] = "representatives", ["Gen"] = "general", ["Col"] = "colonel", ["Maj"] = "major", ["Capt"] = "captain", ["Cmdr"] = "commander", ["Cpl"] = "corporal", ["Pvt"] = "private",
        ["Brig"] = "brigadier", ["Lt"] = "lieutenant", ["Sgt"] = "sergeant", ["Adm"] = "admiral", ["Hon"] = "honorable", ["Pres"] = "president", ["Supt"] = "superintendent", ["Det"] = "detective", ["Insp"] = "inspector", ["Fr"] = "father", ["Msgr"] = "monsignor", ["Amb"] = "ambassador", ["Ft"] = "fort",
    };

    private static readonly Dictionary<string, string> Common = new()
    {
        ["Jr"] = "junior", ["Sr"] = "senior", ["vs"] = "versus", ["etc"] = "et cetera", ["Inc"] = "incorporated", ["Ltd"] = "limited", ["Co"] = "company", ["Cos"] = "companies", ["Corp"] = "corporation", ["Bros"] = "brothers", ["Assn"] = "association", ["Dept"] = "department", ["dept"] = "department",
        ["Univ"] = "university", ["approx"] = "approximately", ["est"] = "established", ["govt"] = "government", ["Govt"] = "government", ["avg"] = "average", ["max"] = "maximum", ["min"] = "minimum", ["incl"] = "including", ["misc"] = "miscellaneous", ["intl"] = "international", ["Intl"] = "international", ["natl"] = "national",
        ["Ave"] = "avenue", ["Blvd"] = "boulevard", ["Rd"] = "road", ["Hwy"] = "highway", ["Expy"] = "expressway", ["Pkwy"] = "parkway", ["Sq"] = "square", ["Apt"] = "apartment", ["Bldg"] = "building", ["Vol"] = "volume", ["vol"] = "volume", ["ed"] = "edition", ["sq"] = "square", ["cf"] = "compare", ["viz"] = "namely",
        ["Jan"] = "January", ["Feb"] = "February", ["Aug"] = "August", ["Sept"] = "September", ["Oct"] = "October", ["Nov"] = "November", ["Dec"] = "December",
    };

    private static readonly Dictionary<string, string> Streets = new()
    {
        ["St"] = "Street", ["Ave"] = "Avenue", ["Blvd"] = "Boulevard", ["Rd"] = "Road", ["Hwy"] = "Highway", ["Expy"] = "Expressway", ["Pkwy"] = "Parkway", ["Sq"] = "Square", ["Ln"] = "Lane", ["Pl"] = "Place", ["Ct"] = "Court", ["Dr"] = "Drive",
    };

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Verbalizer.Of("shortened street after its number", @"(?<=(?<![\w.])\d{1,5}(?:\s[A-Z0-9][\w'’.]{0,15}){1,3}\s)(?<s>" + Any(Streets) + @")(?:\.(?=,|\s?$|\s[a-z])" + SentenceEnd.Pattern + @"|(?=,|\s?$|\s(?:in|on|at|near|and)\b))", m => SentenceEnd.After(m, SpokenPiece.English(Streets[m.Of("s")]))),
        Verbalizer.Of("saint and street", @"(?<![\w.])St\.(?:" + SentenceEnd.Pattern + @")(?<name>(?=\s?\p{Lu}))?", m => m.Has("end") ? SentenceEnd.After(m, SpokenPiece.English("street")) : [SpokenPiece.English(m.Has("name") ? "saint" : "street")]),
        Words("saint without a period", @"(?<![\w.])St(?=\s[A-Z][a-z])(?<![A-Z][a-z]{1,15}\sSt)", _ => "saint"),
        Words("British title", @"(?<![\w.])(?<t>Mr|Mrs|Ms|Dr|Prof)(?=\s[A-Z])", m => Titles[m.Of("t")]),
        Words("title", @"(?<![\w.])(?<t>" + Any(Titles) + @")\.(?!\w)", m => Titles[m.Of("t")]),
        Words("versus", @"(?<![\w.])(?:vs(?:\.(?!\w)|(?![\w.]))|v(?:\.(?=\s[A-Z0-9])|(?=\s[A-Z]))(?<=[A-Za-z0-9)]\sv\.?))", _ => "versus"),
        Verbalizer.Of("abbreviation", @"(?<![\w.])(?<a>" + Any(Common) + @")\.(?!\w)" + SentenceEnd.Pattern, m => m.Of("a") is "min" or "max" or "ed" or "est" && m.Has("end") ? SentenceEnd.After(m, SpokenPiece.English(m.Of("a"))) : SentenceEnd.After(m, SpokenPiece.English(Common[m.Of("a")]))),
        Words("firm without a period", @"(?<=\w,?\s)(?<a>Ltd|Inc|Corp|Bros|Jr|Sr)(?![\w.])", m => Common[m.Of("a")]),
        Words("Latin abbreviation", @"(?<![\w.])(?:e\.\s?g|i\.\s?e)\b\.?", m => m.Value[0] == 'e' ? "for example" : "that is"),
        Words("Latin abbreviation", @"(?<![\w.])(?:et\sal\.|a\.k\.a\.|aka\b|c\.(?=\s?\d{3,4}\b)|ca\.(?=\s?\d)|pp?\.(?=\s?\d)|[Ff]igs?\.(?=\s?\d))", m => m.Value switch { "et al." => "et al", "c." or "ca." => "circa", "p." => "page", "pp." => "pages", ['a', ..] => "also known as", var f => f.EndsWith("s.", StringComparison.Ordinal) ? "figures" : "figure" }),
        Words("side of the compass", @"(?<![\w.])(?<s>[NSEW])\.(?=\s(?:\d{1,3}(?:st|nd|rd|th)\b|Korean?\b|Dakota|Carolina|Africa|Sudan|Yorkshire|Virginia|Ireland))", m => m.Of("s") switch { "N" => "North", "S" => "South", "E" => "East", _ => "West" }),
        Words("with", @"(?<![\w/.])w/(?<o>o\b)?", m => m.Has("o") ? "without" : "with"),
        Words("state after its city", @"(?<=[A-Z][a-z.]{1,20},\s)(?<s>" + States.Codes + @")(?![\w.])|(?<![\w.])(?<s>" + States.Codes + @")(?=\s\d{5}(?![\d,]))", m => States.Name(m.Of("s"))),
        Verbalizer.Of("shortened state", @"(?<=[A-Z][a-z.]{1,20},\s|[DRI]-)(?<s>" + States.Shortened + @")\.(?!\w)" + SentenceEnd.Pattern, m => SentenceEnd.After(m, SpokenPiece.English(States.Name(m.Of("s"))))),
        Verbalizer.Of("party of a member", @"(?<=[,(]\s?)(?<p>[DRI])(?=-[A-Z](?:\.|[a-z]{2}))", m => [SpokenPiece.Letters(m.Of("p"))]),
        Verbalizer.Of("initials of a state", @"(?<=[A-Z][a-z.]{1,20},\s|\b[DRI]-)(?<s>N\.[YJCDMH]\.|S\.[CD]\.|R\.I\.)(?!\w)" + SentenceEnd.Pattern, m => SentenceEnd.After(m, SpokenPiece.English(States.Name(m.Of("s").Replace(".", ""))))),
        Words("initials of an owner", @"(?<![\w.])(?<i>(?:[A-Z]\.){2,12})['’]s(?![A-Za-z])", m => m.Of("i").Replace(".", "") + "'s"),
        Verbalizer.Of("initials with periods", @"(?<![\w.])(?:(?:[A-Z][a-z]?|[a-z])\.){2,12}(?![A-Za-z])" + SentenceEnd.Pattern + @"|(?<![\w.])[A-Z]\.(?=\s?[A-Z])" + SentenceEnd.Pattern,
            m => SentenceEnd.After(m, SpokenPiece.Letters(m.Value.Replace(".", "").ToUpperInvariant()))),
    ];

    // The longest first, so that none hides another that begins with it.
    private static string Any(Dictionary<string, string> table) => string.Join('|', table.Keys.OrderByDescending(key => key.Length));
}
