using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>The lower end of a column that is being put together.</summary>
/// <param name="Last">Its last line; null while it has none.</param>
/// <param name="BeforeLast">The line above that.</param>
/// <param name="Brackets">What stands open there.</param>
/// <param name="Count">Rows it fills.</param>
internal readonly record struct ColumnFoot(Cell? Last, Cell? BeforeLast, OpenBrackets Brackets, int Count)
{
    /// <summary>Cost of a quotation mark or bracket that opens what is open or closes what is not.</summary>
    public const double CostOfClash = 3;

    /// <summary>Cost of breaking a rule of composition, so that no word across the line end makes up for it.</summary>
    private const double CostOfBroken = 3;

    private const double ScoreOfRest = 0.3;

    /// <summary>Columns without lines. Only the first begins where a text begins.</summary>
    public static ImmutableArray<ColumnFoot> Empty(int count) =>
        [.. Enumerable.Range(0, count).Select(column => new ColumnFoot(null, null, column == 0 ? OpenBrackets.None : OpenBrackets.Unknown, 0))];

    /// <summary>The column with a line more.</summary>
    /// <param name="cell">The line.</param>
    /// <param name="measure">Width of full lines in squares.</param>
    /// <param name="score">Evidence that the line follows.</param>
    /// <param name="isBroken">Whether a rule of composition says that it does not.</param>
    public ColumnFoot With(Cell cell, double measure, out double score, out bool isBroken)
    {
        if (EndsBefore(cell, measure))
        {
            (score, isBroken) = (ScoreOfRest, false);
            return this with { Last = new Cell(Last!.Text + cell.Text), Brackets = Brackets.After(cell.Text, out _) };
        }

        score = Last is not null ? Continuation.Score(BeforeLast, Last, cell, measure) : cell.BeginsWithin ? -3 : 0;
        isBroken = score < Continuation.Broken;
        score += isBroken ? -CostOfBroken : Last is not null ? Continuation.WordAcross(Last, cell) : 0;
        var paragraphEnded = Last is { EndsSentence: true } && !Continuation.IsFull(Last, measure);
        var brackets = (paragraphEnded ? OpenBrackets.None : Brackets).After(cell.Text, out var clashes);
        score -= CostOfClash * clashes;
        return new(cell, Last, brackets, Count + 1);
    }

    /// <summary>Whether a cell is the rest of the last line: exports part lines at the white half of a quotation mark or colon.</summary>
    public bool EndsBefore(Cell cell, double measure) =>
        Last is not null && !Continuation.IsFull(Last, measure) && Math.Abs(measure - Last.Width - cell.Width) <= 1.2
            && (cell.BeginsWithOpening || Last.EndsInsideSentence) && !Last.EndsSentence;

    /// <summary>Evidence that a story goes on from here at the top of the next column, or ends here when there is none.</summary>
    public double ToTop(Cell? top, double measure) =>
        Last is null ? -8 : top is not null ? Math.Max(-2, Continuation.Score(BeforeLast, Last, top, measure)) + Continuation.WordAcross(Last, top) : Last.EndsSentence ? 1 : -2;
}
