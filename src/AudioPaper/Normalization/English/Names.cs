using static AudioPaper.Normalization.English.Forms;

namespace AudioPaper.Normalization.English;

/// <summary>Names and fixed forms in which signs or figures are not read by the rules.</summary>
internal static class Names
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        Verbalizer.Of("computer language", @"(?<!\w)(?<n>[CFJ])(?<s>\+\+|#)(?!\w)", m => [SpokenPiece.Letters(m.Of("n")), SpokenPiece.English(m.Of("s") == "#" ? "sharp" : "plus plus")]),
        Words("computer name", @"(?<!\w)(?:\.NET(?!\w)|Node\.js(?!\w))", m => m.Value[0] == '.' ? "dot net" : "Node dot J S"),
        Words("nine eleven", @"(?<![\d/.])9/11(?![\d/])", _ => "nine eleven"),
        Words("always", @"(?<![\d/.])24/7(?![\d/])", _ => "twenty four seven"),
        Words("even shares", @"(?<![\d/.-])(?:50[-–/]50|20/20|60[-–/]40|80[-–/]20)(?![\d/%-])", m => $"{EnglishNumbers.Cardinal(m.Value[..2])} {EnglishNumbers.Cardinal(m.Value[3..])}"),
        Words("odds", @"(?<=\b(?:[Oo]dds(?:\sof)?|priced\sat)\s)(?<a>\d{1,4})[-–/](?<b>\d{1,3})(?![\d/])|(?<![\d.,/-])(?<a>\d{1,4})[-–/](?<b>\d{1,3})(?=\s(?:odds|favou?rites?|shots?|outsiders?|underdogs?|long\sshots?|second\sfavou?rites?)\b)|(?<![\w./-])(?<a>[2-9]\d|\d{3,4})/(?<b>1)(?![\w/])", m => $"{EnglishNumbers.Cardinal(m.Of("a"))} to {EnglishNumbers.Cardinal(m.Of("b"))}"),
        Words("shops", @"(?<![\d.-])7-Eleven(?!\w)", _ => "seven eleven"),
        Verbalizer.Of("grade or rating", @"(?<!\w)(?<n>(?:AAA?|BBB?|CCC?|[A-F])|Disney|Google|Apple\sTV|Paramount|LGBTQI?A?|LGBT)\+(?!\w)", m => [m.Of("n").Length <= 3 ? SpokenPiece.Letters(m.Of("n")) : m.Of("n").StartsWith("LGBT", StringComparison.Ordinal) ? SpokenPiece.Letters(m.Of("n")) : SpokenPiece.English(m.Of("n")), SpokenPiece.English("plus")]),
        Verbalizer.Of("grade", @"(?<=\b(?:an?|[Gg]rades?(?:\sof)?|[Gg]ot|[Rr]ated|[Rr]ating(?:\sof)?|[Ss]cored)\s)(?<n>[A-DF]|[AB]{2,3})[-−–](?![\w])|(?<!\w)(?<n>[A-DF])[-−–](?=\s(?:grade|rating|student|average)s?\b)", m => [SpokenPiece.Letters(m.Of("n")), SpokenPiece.English("minus")]),
        Words("school years", @"(?<!\w)K-12(?!\w)", _ => "K through twelve"),
        Words("channel", @"(?<!\w)MI(?<n>[56])(?!\d)", m => "M I " + EnglishNumbers.Cardinal(m.Of("n"))),
    ];
}
