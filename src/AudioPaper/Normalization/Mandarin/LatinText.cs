using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Latin words in Chinese text: initials are spelled, words go to the English voice.</summary>
internal static class LatinText
{
    /// <summary>Capitals that are said as a word.</summary>
    private static readonly HashSet<string> SaidAsWords =
    [
        "NASA", "NATO", "APEC", "OPEC", "SARS", "AIDS", "UNESCO", "UNICEF", "ASEAN", "FIFA", "PISA", "TOEFL", "COVID", "OPPO", "VIVO", "NIKE", "ZARA", "IKEA", "LINUX", "IPHONE", "IPAD", "SIM", "SONY", "LEGO", "VISA", "YES", "HELLO", "LOVE", "TOP", "NEW", "THE", "SHOW", "MINI", "PLUS", "MAX", "JAVA",
    ];

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        AtLetter("against", $@"(?<=[\p{{IsCJKUnifiedIdeographs}}”》]\s?)(?:vs|VS|Vs)\.?(?=\s?[\p{{IsCJKUnifiedIdeographs}}“《])", _ => "对"),
        Pieces(Beginning.Letter, "and", "(?<![A-Za-z])([A-Z]{1,3})[&＆]([A-Z]{1,3})(?![A-Za-z])", m => [SpokenPiece.Letters(m.Groups[1].Value), SpokenPiece.English("and"), SpokenPiece.Letters(m.Groups[2].Value)]),
        AtSign("dot before a figure", @"(?<=[A-Za-z])(?<!Vol|vol|No|Fig|Ch)\.(?=\d)|(?<=\d)\.(?=[A-Z]{2}(?![A-Za-z]))", _ => "点"),
        AtSign("dot of a name", @"(?<=[A-Za-z0-9])\.(?=[a-z]{2})", _ => "点"),
        Pieces(Beginning.Letter, "initials with periods", @"(?:[A-Z]\.){1,8}[A-Z](?![A-Za-z])\.?", m => [SpokenPiece.Letters(string.Concat(m.Value.Where(char.IsAsciiLetterUpper)))]),
        Pieces(Beginning.Letter, "word", LatinWords.Pattern, m => [Word(m.Value)]),
    ];

    /// <summary>A word of letters as it is said.</summary>
    public static SpokenPiece Word(string word) =>
        (word.Length <= 6 && word.All(char.IsAsciiLetterUpper) && !SaidAsWords.Contains(word)) || IsWithoutVowel(word) ? SpokenPiece.Letters(word) : SpokenPiece.English(LatinWords.Spoken(word));

    /// <summary>www, qq, cn, kg: nobody can say them as a word.</summary>
    private static bool IsWithoutVowel(string word) =>
        word.Length <= 4 && word.All(char.IsAsciiLetter) && !word.Any(c => "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal)) && word is not ("Mr" or "Mrs" or "Dr" or "St" or "Ms");
}
