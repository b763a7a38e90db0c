using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Figures with units, heights in feet and inches, places on the globe, sizes like 4x4.</summary>
internal static class Measures
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("feet and inches", @"(?<![\d.,/])(?<ft>\d{1,2})\s?(?:['’′]\s?(?<in>1[01]|\d)(?:[""”″]|(?![\d\w]))|ft\.?\s(?<in>1[01]|\d)\s?in\b\.?)", m =>
            $"{Cardinal(m.Of("ft"))} {(m.Value.Contains("ft") && m.Of("ft") != "1" ? "feet" : "foot")} {Cardinal(m.Of("in"))}{(!m.Value.Contains("ft") ? "" : m.Of("in") == "1" ? " inch" : " inches")}"),
        Words("feet or inches", @"(?<![\d.,/])(?<n>\d{1,3}(?:\.\d)?)(?:(?<in>[″])|(?<ft>[′]))", m => $"{Cardinal(m.Of("n"))} {(m.Has("in") ? m.Of("n") == "1" ? "inch" : "inches" : m.Of("n") == "1" ? "foot" : "feet")}"),
        Words("place on the globe", @"(?<![\d.])(?<d>\d{1,3}(?:\.\d{1,6})?)°\s?(?:(?<m>\d{1,2})['′’]\s?)?(?:(?<s>\d{1,2})[""″”]\s?)?(?<to>[NSEW])(?![A-Za-z])", m =>
            $"{Cardinal(m.Of("d"))} degrees{(m.Has("m") ? $" {Cardinal(m.Of("m").TrimStart('0').PadLeft(1, '0'))} minutes" : "")}{(m.Has("s") ? $" {Cardinal(m.Of("s").TrimStart('0').PadLeft(1, '0'))} seconds" : "")} {m.Of("to") switch { "N" => "north", "S" => "south", "E" => "east", _ => "west" }}"),
        Words("measures", $@"(?<n>{Number})(?:\s?(?:km|kg|cm|mm|m|g|ft|lbs?|mph|°[CF]?|℃|℉))?(?:{Dash}|\sto\s)(?<minus>[-−])?(?<to>{Number})(?:\s|-(?=[a-z]))?{Units.Pattern}{Describes}", m =>
            $"{Cardinal(m.Of("n"))} to {(m.Has("minus") ? "minus " : "")}{Cardinal(m.Of("to"))} {Units.Of(m, m.Has("one"))}"),
        Words("measure", $@"(?<n>{Number})(?<mag>\s(?:thousand|million|billion|trillion))?(?:\s|-(?=[a-z]))?{Units.Pattern}{Describes}", m =>
            $"{Cardinal(m.Of("n"))}{m.Of("mag")} {Units.Of(m, (m.Of("n") == "1" && !m.Has("mag")) || m.Has("one"))}"),
        Words("size", @"(?<![\w.])(?<a>\d{1,5}(?:\.\d{1,3})?)\s?[x×X]\s?(?=\d{1,5}(?:\.\d{1,3})?(?![\d:]))", m => Code(m.Of("a")) + (m.Value.Contains(" ×") ? " times" : " by")),
        Words("by", @"(?<=[a-z\d.]\s)[x×](?=\s\d)", _ => "by"),
        Words("product", $@"(?<a>{Number}|(?<!\w)[A-Za-z])\s?\*(?=\s?[\dA-Za-z(])", m => (char.IsAsciiLetter(m.Value[0]) ? m.Of("a") : Cardinal(m.Of("a"))) + " times"),
        Words("times as much", @"(?<![\w.])(?<a>\d{1,4}(?:\.\d{1,2})?)[x×](?![\w])", m => Cardinal(m.Of("a")) + " times"),
    ];
}
