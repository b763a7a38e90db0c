using System.Text.RegularExpressions;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization;

/// <summary>How English newsreaders say figures, abbreviations and signs. The order is fixed: at each place the first that matches speaks.</summary>
internal static class EnglishVerbalizers
{
    private const string Number = @"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?";
    private const string Magnitude = @"(?:\s?(?<mag>hundred|thousand|million|billion|trillion|bn|m)\b)?";
    private const string Dash = @"\s?(?:—|–|-)\s?";

    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Mr"] = "mister", ["Mrs"] = "missus", ["Ms"] = "miz", ["Dr"] = "doctor", ["Prof"] = "professor", ["St"] = "saint", ["Gov"] = "governor", ["Sen"] = "senator", ["Rep"] = "representative",
        ["Gen"] = "general", ["Col"] = "colonel", ["Capt"] = "captain", ["Lt"] = "lieutenant", ["Sgt"] = "sergeant", ["Jr"] = "junior", ["Sr"] = "senior", ["vs"] = "versus", ["etc"] = "et cetera", ["Inc"] = "incorporated",
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
        English("money", @$"(?<cur>US\$|HK\$|[$€£¥￥])\s?(?<n>{Number}){Magnitude}", m => $"{Cardinal(m.Groups["n"].Value)}{MagnitudeOf(m)} {Currency(m.Groups["cur"].Value, m.Groups["n"].Value == "1" && !m.Groups["mag"].Success)}"),
        English("percentages", @$"({Number})%?{Dash}({Number})(?:%|\s?percent\b)", m => $"{Cardinal(m.Groups[1].Value)} to {Cardinal(m.Groups[2].Value)} percent"),
        English("percentage", @$"({Number})\s?%", m => $"{Cardinal(m.Groups[1].Value)} percent"),
        English("time", @"(1?\d|2[0-3]):([0-5]\d)(?!\d)", m => $"{Cardinal(m.Groups[1].Value)}{(m.Groups[2].Value == "00" ? " o'clock" : m.Groups[2].Value[0] == '0' ? " oh " + Cardinal(m.Groups[2].Value[1..]) : " " + Cardinal(m.Groups[2].Value))}"),
        Verbalizer.Of("half of the day", @"(?<=\d\s?)([ap])\.?m\b\.?", m => [SpokenPiece.Letters(m.Groups[1].Value.ToUpperInvariant() + "M")]),
        English("years", @"(1[1-9]\d\d|20\d\d)" + Dash + @"(1[1-9]\d\d|20\d\d)(?![\d,.%])", m => $"{Year(m.Groups[1].Value)} to {Year(m.Groups[2].Value)}"),
        English("decade", @"(1[1-9]\d0|20\d0)['’]?s\b", m => Plural(Year(m.Groups[1].Value))),
        English("day of month", @"(?<=\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s)([12]?\d|3[01])(?![\d:,]\d|\d|%)", m => Ordinal(m.Groups[1].Value)),
        English("ordinal", @"(\d+)(?:st|nd|rd|th)\b", m => Ordinal(m.Groups[1].Value)),
        English("measure", @$"({Number})\s?(km/h|mph|kWh|km|kg|cm|mm|lbs?|ft|MW|°C|°F|℃|°|(?:m|g)(?=[\s.,;)]|$))(?![A-Za-z])", m => $"{Cardinal(m.Groups[1].Value)} {Units[m.Groups[2].Value]}"),
        English("score", @"(?<=\b(?:won|lost|beat|win|draw|drew|score|by)\b[^.\d]{0,30})(\d{1,3})[–-](\d{1,3})(?![\d-])", m => $"{Cardinal(m.Groups[1].Value)} {Cardinal(m.Groups[2].Value)}"),
        English("range", @$"({Number}){Dash}({Number})(?![\d-])", m => $"{Cardinal(m.Groups[1].Value)} to {Cardinal(m.Groups[2].Value)}"),
        English("number sign", @"(?:No\.\s?|#)(\d+)", m => $"number {Cardinal(m.Groups[1].Value)}"),
        English("year", @"(1[1-9]\d\d|20\d\d)(?![\d,.%]\d|\d)", m => Year(m.Value)),
        Verbalizer.Of("generation", @"(\d{1,2})([A-Z]{1,2})\b", m => [SpokenPiece.English(Cardinal(m.Groups[1].Value)), SpokenPiece.Letters(m.Groups[2].Value)]),
        English("cardinal", Number, m => Cardinal(m.Value)),
        English("abbreviation", @"\b(" + string.Join('|', Abbreviations.Keys) + @")\.(?!\w)", m => Abbreviations[m.Groups[1].Value]),
        Verbalizer.Of("initials with periods", @"\b(?:[A-Za-z]\.){2,}(?![A-Za-z])|\b[A-Z]\.(?=\s?[A-Z])", m => [SpokenPiece.Letters(m.Value.Replace(".", "").ToUpperInvariant())]),
        English("sign", "[&+@=%]", m => m.Value switch { "&" => "and", "+" => "plus", "@" => "at", "=" => "equals", _ => "percent" }),
        English("word", @"[\p{L}-[\p{IsCJKUnifiedIdeographs}]](?:['’-]?[\p{L}-[\p{IsCJKUnifiedIdeographs}]])*['’]?(?<=\p{L}|s['’])", m => m.Value.Replace('’', '\'')),
    ];

    private static Verbalizer English(string name, string pattern, Func<Match, string> say) => Verbalizer.Of(name, TokenKind.English, pattern, say);

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
