using AudioPaper.Normalization.English;

namespace AudioPaper.Normalization;

/// <summary>
/// How English newsreaders say figures, abbreviations and signs. The order is fixed: at each place the first that matches speaks, so
/// what needs the most context comes first and the plain cardinal and the plain word come last.
/// </summary>
internal static class EnglishVerbalizers
{
    /// <summary>The verbalizers in their order, class by class.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        PlainWord,
        .. Electronic.All,
        .. Names.All,
        .. Telephones.All,
        .. Money.All,
        .. Percentages.All,
        .. Dates.All,
        .. Times.All,
        .. Years.All,
        .. Fractions.All,
        .. Plain.Marked,
        .. Codes.Numbers,
        .. Measures.All,
        .. Codes.Lettered,
        .. Comparisons.All,
        .. Plain.Signed,
        .. Plain.All,
        .. RomanNumerals.All,
        .. Abbreviations.All,
        .. Acronyms.All,
        .. Signs.All,
        Verbalizer.Of("word", TokenKind.English, LatinWords.Pattern, m => LatinWords.Spoken(m.Value)),
    ];

    /// <summary>
    /// Most words of a text, so that they need not be tried against all that follows: small letters between spaces or commas, that
    /// are no month before a day, time zone or shortened word.
    /// </summary>
    private static Verbalizer PlainWord => Verbalizer.Of("plain word", TokenKind.English,
        @"(?<![^\s(“""])(?!(?:[ECMP][SD]T|[ecmp][sd]t|gmt|utc|bst|aka|Corp|Bros|Expy|Blvd|Pkwy)\b)[A-Z]?[a-z]{3,30}(?=\s[a-z(“""]|[,;!?](?:\s|$)|\s?$)", m => m.Value);
}
