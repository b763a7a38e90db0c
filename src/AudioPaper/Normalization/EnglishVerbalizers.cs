using System.Text.RegularExpressions;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization;

/// <summary>How English newsreaders say figures, abbreviations and signs. The order is fixed: at each place the first that matches speaks.</summary>
internal static class EnglishVerbalizers
{
    // Lengths are bounded, so that no pattern is ever tried against a whole hostile page at each of its places.
    private const string Number = @"\d{1,60}(?:,\d{3}){1,20}(?:\.\d{1,60})?|\d{1,60}(?:\.\d{1,60})?";
    private const string Magnitude = @"(?:\s?(?<mag>hundred|thousand|million|billion|trillion|bn|m)\b)?";
    private const string Dash = @"\s?(?:—|–|-)\s?";
    private const string Sign = @"US\$|HK\$|[$€£¥￥]";
    private const string Year4 = @"(?:1[1-9]\d\d|20\d\d)";

    /// <summary>
    /// After an abbreviation: its period also ends the sentence. Army after “U.S.” tells nothing, as any name may follow; words that
    /// begin sentences tell, and so do an opened quotation and the end of the text.
    /// </summary>
    private const string EndsToo =
        @"(?<end>(?=[”’""')\]]{0,3}(?:\s{0,3}$|\s{1,3}[“""]\p{Lu}|\s{1,3}[‘'(]?(?:The|A|An|He|She|It|They|We|I|You|This|That|These|Those|There|Here|His|Her|Its|Their|Our|My|In|On|At|By|For|From|With|About|After|Before|During|Since|Until|When|While|Where|What|Who|How|Why|If|As|But|And|Or|So|Yet|Then|Now|Some|Many|Most|More|Each|Every|All|Both|No|Not|Nobody|Only|Once|Also|However|Meanwhile|Last|Next)\b(?!\.))))?";

    /// <summary>Titles: their period never ends a sentence, for a name follows.</summary>
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["Mt"] = "mount", ["Rev"] = "reverend", ["Mr"] = "mister", ["Mrs"] = "missus", ["Ms"] = "miz", ["Dr"] = "doctor", ["Prof"] = "professor", ["Gov"] = "governor", ["Sen"] = "senator", ["Rep"] = "representative",
        ["Gen"] = "general", ["Col"] = "colonel", ["Capt"] = "captain", ["Lt"] = "lieutenant", ["Sgt"] = "sergeant",
    };

    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["Jr"] = "junior", ["Sr"] = "senior", ["vs"] = "versus", ["etc"] = "et cetera", ["Inc"] = "incorporated",
        ["Ltd"] = "limited", ["Co"] = "company", ["Corp"] = "corporation", ["Ave"] = "avenue", ["Dept"] = "department", ["approx"] = "approximately", ["Jan"] = "January", ["Feb"] = "February", ["Aug"] = "August",
        ["Sept"] = "September", ["Oct"] = "October", ["Nov"] = "November", ["Dec"] = "December",
    };

    private static readonly Dictionary<string, string> Units = new()
    {
        ["km"] = "kilometers", ["km/h"] = "kilometers per hour", ["mph"] = "miles per hour", ["kg"] = "kilograms", ["g"] = "grams", ["cm"] = "centimeters", ["mm"] = "millimeters", ["m"] = "meters", ["ft"] = "feet",
        ["lb"] = "pounds", ["lbs"] = "pounds", ["kWh"] = "kilowatt hours", ["MW"] = "megawatts", ["°C"] = "degrees Celsius", ["℃"] = "degrees Celsius", ["°F"] = "degrees Fahrenheit", ["°"] = "degrees",
    };

    /// <summary>The verbalizers in their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        English("money range", @$"(?<cur>{Sign})\s?(?<n>{Number}){Dash}(?:{Sign})?(?<to>{Number}){Magnitude}", m => $"{Cardinal(m.Groups["n"].Value)} to {Cardinal(m.Groups["to"].Value)}{MagnitudeOf(m)} {Currency(m.Groups["cur"].Value, false)}"),
        English("money with cents", @"(?<cur>US\$|HK\$|[$€£])\s?(?<n>\d{1,3}(?:,\d{3}){1,5}|\d{1,15})\.(?<cents>\d\d)(?!\d|\s?(?:hundred|thousand|million|billion|trillion|bn|m)\b)", MoneyWithCents),
        English("money", @$"(?<cur>{Sign})\s?(?<n>{Number}){Magnitude}", m => $"{Cardinal(m.Groups["n"].Value)}{MagnitudeOf(m)} {Currency(m.Groups["cur"].Value, m.Groups["n"].Value == "1" && !m.Groups["mag"].Success)}"),
        English("percentages", @$"({Number})%?{Dash}({Number})(?:%|\s?percent\b)", m => $"{Cardinal(m.Groups[1].Value)} to {Cardinal(m.Groups[2].Value)} percent"),
        English("percentage", @$"({Number})\s?%", m => $"{Cardinal(m.Groups[1].Value)} percent"),
        English("time", @"(1?\d|2[0-3]):([0-5]\d)(?!\d)(?<half>(?=\s?[ap]\.?m\b))?", m => Cardinal(m.Groups[1].Value) + Minutes(m.Groups[2].Value, m.Groups["half"].Success)),
        Verbalizer.Of("half of the day", @"(?<=\d\s?)([ap])\.?m\b(?:\." + EndsToo + ")?", m => WithEnd(m, SpokenPiece.Letters(m.Groups[1].Value.ToUpperInvariant() + "M"))),
        English("years", @$"({Year4}){Dash}({Year4}|\d\d)(?![\d,.%:]\d|\d|\s?(?:%|percent))", m => $"{Year(m.Groups[1].Value)} to {(m.Groups[2].Length == 4 ? Year(m.Groups[2].Value) : Cardinal(m.Groups[2].Value))}"),
        English("decade", @"(1[1-9]\d0|20\d0)['’]?s\b", m => Plural(Year(m.Groups[1].Value))),
        English("tens", @"([2-9]0)['’]?s\b", m => Plural(Cardinal(m.Groups[1].Value))),
        English("day of month", @"(?<=\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s)([12]?\d|3[01])(?![\d:,]\d|\d|%)", m => Ordinal(m.Groups[1].Value)),
        English("ordinal", @"(\d{1,18})(?:st|nd|rd|th)\b", m => Ordinal(m.Groups[1].Value)),
        English("measure", @$"({Number})\s?(km/h|mph|kWh|km|kg|cm|mm|lbs?|ft|MW|°C|°F|℃|°|(?:m|g)(?=[\s.,;)]|$))(?![A-Za-z])", m => $"{Cardinal(m.Groups[1].Value)} {Units[m.Groups[2].Value]}"),
        English("score", @"(?<=\b(?:won|lost|beat|win|draw|drew|score|by)\b[^.\d]{0,30})(\d{1,3})[–-](\d{1,3})(?![\d-])", m => $"{Cardinal(m.Groups[1].Value)} {Cardinal(m.Groups[2].Value)}"),
        English("range", @$"({Number}){Dash}({Number})(?![\d-])", m => Cardinal(m.Groups[1].Value) + (m.Groups[1].Value == m.Groups[2].Value ? " " : " to ") + Cardinal(m.Groups[2].Value)),
        English("negative", @"(?:−|(?<=^|[\s(])(?<!\d\s?)-)(?=\.?\d)", _ => "minus"),
        English("fraction", @"(?<![\d/])([1-9])/([2-9]|10)(?![\d/])", m => Fraction(m.Groups[1].Value, m.Groups[2].Value)),
        English("number sign", @"(?:No\.\s?|#)(\d{1,18})", m => $"number {Cardinal(m.Groups[1].Value)}"),
        English("year", @$"{Year4}(?![\d,.%]\d|\d)", m => Year(m.Value)),
        Verbalizer.Of("generation", @"(\d{1,2})([A-Z]{1,2})\b", m => [SpokenPiece.English(Cardinal(m.Groups[1].Value)), SpokenPiece.Letters(m.Groups[2].Value)]),
        English("cardinal", Number, m => Cardinal(m.Value)),
        English("part of one", @"(?<![\p{L}\d.])\.(\d{1,60})", m => $"point {DigitByDigit(m.Groups[1].Value)}"),
        Verbalizer.Of("saint and street", @"\bSt\." + EndsToo, m => m.Groups["end"].Success ? WithEnd(m, SpokenPiece.English("street")) : [SpokenPiece.English(IsBeforeName(m) ? "saint" : "street")]),
        English("title", @"\b(" + string.Join('|', Titles.Keys) + @")\.(?!\w)", m => Titles[m.Groups[1].Value]),
        Verbalizer.Of("abbreviation", @"\b(" + string.Join('|', Abbreviations.Keys) + @")\.(?!\w)" + EndsToo, m => WithEnd(m, SpokenPiece.English(Abbreviations[m.Groups[1].Value]))),
        English("Latin abbreviation", @"\b(e\.g|i\.e)\b\.?", m => m.Value[0] == 'e' ? "for example" : "that is"),
        Verbalizer.Of("initials with periods", @"\b(?:(?:[A-Z][a-z]?|[a-z])\.){2,12}(?![A-Za-z])" + EndsToo + @"|\b[A-Z]\.(?=\s?[A-Z])" + EndsToo,
            m => WithEnd(m, SpokenPiece.Letters(m.Value.Replace(".", "").ToUpperInvariant()))),
        English("dot of a name", @"(?<=[A-Za-z0-9])\.(?=[a-z]{2})", _ => "dot"),
        English("numeral in one sign", "[①-⑳Ⅰ-Ⅻ¼½¾]", m => m.Value[0] switch { '¼' => "one quarter", '½' => "one half", '¾' => "three quarters", var sign => Cardinal(((int)char.GetNumericValue(sign)).ToString()) }),
        English("sign", "[&+@=%±×]", m => m.Value switch { "&" => "and", "+" => "plus", "@" => "at", "=" => "equals", "±" => "plus or minus", "×" => "times", _ => "percent" }),
        English("word", LatinWords.Pattern, m => LatinWords.Spoken(m.Value)),
    ];

    private static Verbalizer English(string name, string pattern, Func<Match, string> say) => Verbalizer.Of(name, TokenKind.English, pattern, say);

    /// <summary>What is said, and a full stop when the period of the abbreviation is one, too.</summary>
    private static IEnumerable<SpokenPiece> WithEnd(Match match, SpokenPiece piece) =>
        match.Groups["end"].Success ? [piece, SpokenPiece.Stop(".")] : [piece];

    private static bool IsBeforeName(Match match) => match.Result("$'").AsSpan().TrimStart() is [var next, ..] && char.IsUpper(next);

    private static string Minutes(string digits, bool isHalfOfDaySaid) => digits switch
    {
        "00" => isHalfOfDaySaid ? "" : " o'clock",
        ['0', var one] => " oh " + Cardinal(one.ToString()),
        _ => " " + Cardinal(digits),
    };

    private static string MoneyWithCents(Match match)
    {
        var (whole, cents) = (match.Groups["n"].Value, match.Groups["cents"].Value.TrimStart('0'));
        var small = match.Groups["cur"].Value == "£" ? cents == "1" ? "penny" : "pence" : cents == "1" ? "cent" : "cents";
        var large = $"{Cardinal(whole)} {Currency(match.Groups["cur"].Value, whole == "1")}";
        return cents.Length == 0 ? large : whole == "0" ? $"{Cardinal(cents)} {small}" : $"{large} and {Cardinal(cents)} {small}";
    }

    private static string Fraction(string above, string below)
    {
        var part = below switch { "2" => "half", "4" => "quarter", _ => Ordinal(below) };
        return $"{Cardinal(above)} {(above == "1" ? part : part == "half" ? "halves" : part + "s")}";
    }

    private static string MagnitudeOf(Match match) => match.Groups["mag"].Value switch { "" => "", "bn" => " billion", "m" => " million", var name => " " + name };

    private static string Plural(string words) => words.EndsWith('y') ? words[..^1] + "ies" : words + "s";

    private static string Currency(string sign, bool single) => sign switch
    {
        "€" => single ? "euro" : "euros",
        "£" => single ? "pound" : "pounds",
        "¥" or "￥" => "yuan",
        "HK$" => single ? "Hong Kong dollar" : "Hong Kong dollars",
        _ => single ? "dollar" : "dollars",
    };
}
