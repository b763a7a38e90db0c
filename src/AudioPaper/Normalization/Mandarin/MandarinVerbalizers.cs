namespace AudioPaper.Normalization.Mandarin;

/// <summary>
/// How Mandarin newsreaders say figures, signs and Latin letters: one class of verbalizers for each semiotic class. The order is
/// fixed, and documented by <see cref="All"/>: at each place the first that matches speaks. What carries its own signs (addresses,
/// documents, dates) comes before what shares signs (scores, ranges), and plain figures come last.
/// </summary>
internal static class MandarinVerbalizers
{
    /// <summary>The verbalizers in their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        .. ElectronicAddresses.All,
        .. DocumentNumbers.All,
        .. SpacedDigits.All,
        .. Dates.All,
        .. Telephones.All,
        .. NamesOfFigures.All,
        .. Identifiers.All,
        .. Shares.All,
        .. Money.All,
        .. Temperatures.All,
        .. Formulas.All,
        .. Measures.All,
        .. Scores.All,
        .. ClockTimes.All,
        .. Ratios.All,
        .. Fractions.All,
        .. Codes.All,
        .. Ranges.All,
        .. Years.All,
        .. RomanNumerals.All,
        .. Cardinals.All,
        .. Signs.All,
        .. LatinText.All,
    ];

    /// <summary>The same, with what is certain of their patterns.</summary>
    public static VerbalizerTable Table { get; } = new(All);
}
