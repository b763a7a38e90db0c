namespace AudioPaper.Intake.MixedColumns;

/// <summary>Which quotation marks and brackets stand open at a place in a column.</summary>
/// <param name="Open">One bit for each kind of <see cref="Opening"/>.</param>
/// <param name="Known">The kinds of which it is known whether they stand open: all, once a paragraph began in the column.</param>
internal readonly record struct OpenBrackets(int Open, int Known)
{
    private const string Opening = "“「『（《〈〔【";
    private const string Closing = "”」』）》〉〕】";
    private const int All = 0xFF;

    /// <summary>At the top of a column: anything may stand open.</summary>
    public static OpenBrackets Unknown => default;

    /// <summary>After the end of a paragraph, where nothing stands open.</summary>
    public static OpenBrackets None => new(0, All);

    /// <summary>The state after some text.</summary>
    /// <param name="text">A line of the column.</param>
    /// <param name="clashes">How many marks open what is open or close what is not.</param>
    public OpenBrackets After(string text, out int clashes)
    {
        var (open, known) = this;
        clashes = 0;
        foreach (var c in text)
        {
            var opening = Opening.IndexOf(c, StringComparison.Ordinal);
            var closing = opening < 0 ? Closing.IndexOf(c, StringComparison.Ordinal) : -1;
            if (opening < 0 && closing < 0)
            {
                continue;
            }

            var bit = 1 << Math.Max(opening, closing);
            clashes += (known & bit) != 0 && (open & bit) != 0 == opening >= 0 ? 1 : 0;
            open = opening >= 0 ? open | bit : open & ~bit;
            known |= bit;
        }

        return new(open, known);
    }
}
