using static AudioPaper.Normalization.English.Forms;
using static AudioPaper.Normalization.EnglishNumbers;

namespace AudioPaper.Normalization.English;

/// <summary>Numbers that are nothing else: ordinals, quantities with magnitudes, negative numbers, sums, decimals, cardinals.</summary>
internal static class Plain
{
    /// <summary>Before the other figures, for their signs stand before them.</summary>
    public static IReadOnlyList<Verbalizer> Signed { get; } =
    [
        Words("negative", @"(?:−|(?<=^|[\s(“""])(?<!\d\s?)[-–])(?=[$£€]?\.?\d)", _ => "minus"),
        Words("sum", @"(?<=[\dA-Za-zπ²³)]\s?)[−+×÷*=](?=\s?[-−]?[\dA-Za-zπ(])(?<!\w[*=](?=\w))|(?<=\d\s)-(?=\s\d{1,9}\s?=)", m => m.Value switch { "+" => "plus", "×" or "*" => "times", "÷" => "divided by", "=" => "equals", _ => "minus" }),
        Words("compared", @"[<>≤≥](?=\s?[-−]?[$£€]?\d)", m => m.Value switch { "<" => "less than", ">" => "more than", "≤" => "at most", _ => "at least" }),
        Words("about", @"[~≈](?=\s?[$£€]?\d)", _ => "about"),
    ];

    /// <summary>Before codes of figures and letters, which they resemble.</summary>
    public static IReadOnlyList<Verbalizer> Ordinals { get; } =
    [
        Words("ordinal", @"(?<n>\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:st|nd|rd|th|ST|ND|RD|TH|º)(?![A-Za-z\d])", m => Ordinal(m.Of("n"))),
    ];

    /// <summary>After all other figures.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Words("thousands or millions", $@"(?<n>{Number})(?<mag>k|bn|mn|tn|M|B)(?![A-Za-z\d])", m => $"{Cardinal(m.Of("n"))} {m.Of("mag") switch { "k" => "k", "bn" or "B" => "billion", "tn" => "trillion", _ => "million" }}"),
        Words("more than", $@"(?<n>{Number})\+(?![\w])(?!\s?\d)", m => Cardinal(m.Of("n")) + " plus"),
        Words("plural figure", @"(?<!\d)(?<n>\d{1,4})['’]?s(?![A-Za-z\d'’])", m => Plural(Code(m.Of("n")))),
        Words("cardinal", Number, m => Cardinal(m.Value)),
    ];
}
