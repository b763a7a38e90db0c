using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Figures with units, heights in feet and inches, places on the globe, sizes like 4x4.</summary>
internal static class Measures
{
    /// <summary>No part of a code (F-16C), and no seat, room or class (Room 20C).</summary>
    private const string NoLetter = @"(?<![\w.$£€]|\w[-–]|\w(?<!\d[CF])/)(?<!\b(?:[Rr]ooms?|[Ss]eats?|[Rr]ow|[Aa]pt\.?|[Aa]partment|[Gg]ate|[Ff]light|[Ss]uite|[Uu]nit|[Ss]ection|[Cc]ategory|[Cc]at|[Zz]one|[Cc]lass|[Tt]ype|[Gg]roup|[Ff]lat|[Rr]ule|[Aa]rticle|[Ff]orm|[Bb]us|[Ee]xit|[Bb]uilding|[Bb]lock|[Ll]ine|[Tt]itle|[Ss]chedule|[Pp]age|[Nn]o\.|[Ss]ize)\s)";

    /// <summary>One figure before C or F is a temperature after these words or a minus only.</summary>
    private const string Warmth = @"(?<=[-−]|\b(?:to|of|at|by|below|above|around|about|near|reach|reached|reaches|hit|than|minus|between|and|from|least|under|over)\s)";

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("feet and inches", @"(?<![\d.,/])(?<ft>\d{1,2})\s?(?:['’′]\s?(?<in>1[01]|\d)(?:[""”″]|(?![\d\w]))|ft\.?\s(?<in>1[01]|\d)\s?in\b\.?)", m =>
            $"{Cardinal(m.Of("ft"))} {(m.Value.Contains("ft") && m.Of("ft") != "1" ? "feet" : "foot")} {Cardinal(m.Of("in"))}{(!m.Value.Contains("ft") ? "" : m.Of("in") == "1" ? " inch" : " inches")}"),
        Words("stones", @"(?<![\w.,/])(?<n>\d{1,2})st(?=\s\d{1,2}\s?lbs?\b|[\s,.;]|$)(?<!(?<!1)1st)", m => Cardinal(m.Of("n")) + " stone"),
        Words("feet or inches", @"(?<![\d.,/])(?<n>\d{1,3}(?:\.\d)?)(?:(?<in>[″])|(?<ft>[′]))", m => $"{Cardinal(m.Of("n"))} {(m.Has("in") ? m.Of("n") == "1" ? "inch" : "inches" : m.Of("n") == "1" ? "foot" : "feet")}"),
        // A mark of inches, unless a quotation that was opened before ends here.
        Words("inches", $@"(?<![\d.,/-])(?<!(?:^|[\s(])""[^""]{{0,200}})(?<!“[^”]{{0,200}})(?<n>\d{{1,3}}(?:\.\d)?)(?:""|”)(?=\s?[x×]\s?\d|[-,.;)]|\s(?![A-Z“""])|\s?$)(?<one>{BeforeNoun})?", m =>
            $"{Cardinal(m.Of("n"))} {(m.Has("one") || m.Of("n") == "1" ? "inch" : "inches")}"),
        Words("feet", @"(?<![\d.,/-])(?<n>\d{1,3})['’](?:(?<one>(?<=\b[Aa]n?\s\d{1,3}['’])(?=\s[a-z]{3}))|(?=\s(?:tall|high|long|wide|deep|x|by)\b))", m => $"{Cardinal(m.Of("n"))} {(m.Has("one") || m.Of("n") == "1" ? "foot" : "feet")}"),
        Words("place on the globe", @"(?<![\d.])(?<d>\d{1,3}(?:\.\d{1,6})?)°\s?(?:(?<m>\d{1,2})['′’]\s?)?(?:(?<s>\d{1,2})[""″”]\s?)?(?<to>[NSEW])(?![A-Za-z])", m =>
            $"{Cardinal(m.Of("d"))} degrees{(m.Has("m") ? $" {Cardinal(m.Of("m").TrimStart('0').PadLeft(1, '0'))} minutes" : "")}{(m.Has("s") ? $" {Cardinal(m.Of("s").TrimStart('0').PadLeft(1, '0'))} seconds" : "")} {m.Of("to") switch { "N" => "north", "S" => "south", "E" => "east", _ => "west" }}"),
        Words("degrees in weather", $@"{NoLetter}(?<n>\d{{1,3}}(?:\.\d)?)(?:[CF])?(?:{Dash}|\sto\s)(?<minus>[-−])?(?<to>\d{{1,3}}(?:\.\d)?)(?<u>[CF])(?![\w°’'+]|[-.]\d)", m => $"{Cardinal(m.Of("n"))} to {(m.Has("minus") ? "minus " : "")}{Cardinal(m.Of("to"))} {Scale(m)}"),
        Words("degree in weather", $@"{NoLetter}(?<n>\d{{2,3}}|\d{{1,3}}\.\d|{Warmth}\d|\d(?=[CF]\s(?:warmer|colder|cooler|hotter|above|below|higher|lower)\b))(?<u>[CF])(?![\w°’'+]|[-.]\d)", m => $"{Cardinal(m.Of("n"))} {(m.Of("n") == "1" ? Scale(m).Replace("degrees", "degree", StringComparison.Ordinal) : Scale(m))}"),
        Words("measures", $@"(?<n>{Number})(?:\s?(?:km|kg|cm|mm|m|g|ft|lbs?|mph|°[CF]?|℃|℉))?(?:{Dash}|\sto\s)(?<minus>[-−])?(?<to>{Number})(?:\s|-(?=[a-z]))?{Units.Pattern}{Describes}", m =>
            $"{Cardinal(m.Of("n"))} to {(m.Has("minus") ? "minus " : "")}{Cardinal(m.Of("to"))} {Units.Of(m, m.Has("one"))}"),
        Words("measure", $@"(?<n>{Number})(?<mag>\s(?:thousand|million|billion|trillion))?(?:\s|-(?=[a-z]))?{Units.Pattern}{Describes}", m =>
            $"{Cardinal(m.Of("n"))}{m.Of("mag")} {Units.Of(m, (m.Of("n") == "1" && !m.Has("mag")) || m.Has("one"))}"),
        Words("size", @"(?<![\w.])(?<a>\d{1,5}(?:\.\d{1,3})?)\s?[x×X]\s?(?=\d{1,5}(?:\.\d{1,3})?(?![\d:]))(?<sum>(?=\d{1,5}(?:\.\d{1,3})?\s?=))?", m => Code(m.Of("a")) + (m.Value.Contains(" ×") || m.Has("sum") ? " times" : " by")),
        Words("by", @"(?<=[a-z\d.]\s)[x×](?=\s\d)", _ => "by"),
        Words("product", $@"(?<a>{Number}|(?<!\w)[A-Za-z])(?:\s\*\s?|\*(?!\s))(?=[\dA-Za-z(])", m => (char.IsAsciiLetter(m.Value[0]) ? m.Of("a") : Cardinal(m.Of("a"))) + " times"),
        Words("times as much", @"(?<![\w.])(?<a>\d{1,4}(?:\.\d{1,2})?)[x×](?![\w])", m => Cardinal(m.Of("a")) + " times"),
    ];

    private static string Scale(Match m) => m.Of("u") == "C" ? "degrees Celsius" : "degrees Fahrenheit";
}
