using System.Text.RegularExpressions;
using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Numbers that are nothing else: ordinals, quantities with magnitudes, negative numbers, sums, decimals, cardinals.</summary>
internal static class Plain
{
    /// <summary>Before the other figures, for their signs stand before them.</summary>
    public static IReadOnlyList<Verbalizer> Signed { get; } =
    [
        Words("sum", @"(?<=[\dA-Za-zπ²³)]\s?)(?!(?<=\w)\*\s)[−+×÷*=](?=\s?[-−]?[\dA-Za-zπ(])(?<!\w[*=](?=\w))|(?<=\d\s)-(?=\s\d{1,9}\s?=)|(?<=\d\s)/(?=\s\d)", m => m.Value switch { "+" => "plus", "×" or "*" => "times", "÷" or "/" => "divided by", "=" => "equals", _ => "minus" }),
        // With nothing beside it a whole number is one of arithmetic; in a sentence it is “minus”.
        Words("negative number alone", @"(?<=^\s{0,3})[-−](?=\d{1,15}\s{0,3}$)", _ => "negative"),
        Words("negative", @"(?:−|(?<=^|[\s(“""])(?<!\d\s?)[-–])(?=[$£€]?\.?\d)", _ => "minus"),
        Words("compared", @"(?<is>(?<=[\dA-Za-z]\s?))?[<>≤≥](?=\s?[-−]?[$£€]?\d)", m => m.Value switch { "<" => Than(m, "less"), ">" => Than(m, "more"), "≤" => "at most", _ => "at least" }),
        Words("power", @"\^(?=[-−]?[\dA-Za-z(])", _ => "to the power of"),
        Words("about", @"[~≈](?=\s?[$£€]?\d)", _ => "about"),
    ];

    /// <summary>Before codes of figures and letters, which they resemble.</summary>
    public static IReadOnlyList<Verbalizer> Marked { get; } =
    [
        Words("ordinal", @"(?<n>\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:(?i:(?<=(?<!1)1)st|(?<=(?<!1)2)nd|(?<=(?<!1)3)rd|th)|º)(?![A-Za-z\d])(?<to>\s?[-–—]\s?(?=\d{1,3}(?:st|nd|rd|th)\b))?", m => Ordinal(m.Of("n")) + (m.Has("to") ? " to" : "")),
        Words("plural code", @"(?<!\d)(?<n>\d{3,4})['’]?s(?![A-Za-z\d'’])", m => Plural(Code(m.Of("n")))),
        Words("quantity with spaces", @"(?<![\d.,-])(?<n>[1-9]\d{0,2}(?:[ \u00A0\u2009\u202F]\d{3}(?!\d)){2,6})(?![\d-])", m => Cardinal(string.Concat(m.Of("n").Where(char.IsAsciiDigit)))),
        Words("thousands, millions and billions", $@"(?<n>{Number})(?<mag>k|(?<=\d{3}|\.\d)K|K(?=\s(?:people|users|customers|viewers|jobs|homes|followers|views|copies|fans|workers|votes|dollars|subscribers|downloads)\b)|bn|mn|tn|M|(?<=\.\d{{1,3}})[BT]|m(?=\s(?:people|users|customers|viewers|jobs|homes|households|voters|subscribers|barrels|tonnes|tons|doses|copies|shares|vehicles|cars|passengers|visitors|children|workers|followers|Americans|Britons|Chinese)\b))(?![A-Za-z\d])", m =>
            $"{Cardinal(m.Of("n"))} {m.Of("mag") switch { "k" or "K" => "thousand", "bn" or "B" => "billion", "tn" or "T" => "trillion", _ => "million" }}"),
    ];

    /// <summary>After all other figures.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("more than", $@"(?<n>{Number})\+(?![\w])(?!\s?\d)", m => Cardinal(m.Of("n")) + " plus"),
        Words("plural figure", @"(?<!\d)(?<n>\d{1,2})['’]?s(?![A-Za-z\d'’])", m => Plural(Code(m.Of("n")))),
        Words("cardinal", Number, m => Cardinal(m.Value)),
    ];

    private static string Than(Match m, string word) => m.Has("is") ? $"is {(word == "more" ? "greater" : word)} than" : word + " than";
}
