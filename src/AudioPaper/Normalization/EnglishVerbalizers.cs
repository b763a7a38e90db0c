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
}
