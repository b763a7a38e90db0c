using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>Lines of a block put back into columns.</summary>
/// <param name="Before">Lines that stood above all columns.</param>
/// <param name="Columns">The lines of each column, left to right.</param>
/// <param name="Beside">Lines that stood to the right of all columns and are of none.</param>
/// <param name="BrokenCount">Neighbouring lines of a column that break a rule of composition.</param>
/// <param name="After">Lines that stood below all columns.</param>
/// <param name="Score">How much evidence speaks for it.</param>
internal sealed record PlacedRows(
    ImmutableArray<string> Before, ImmutableArray<ImmutableArray<string>> Columns, ImmutableArray<string> Beside, int BrokenCount, ImmutableArray<string> After, double Score)
{
    /// <summary>Lines of no column.</summary>
    public int LooseCount => Before.Length + After.Length;
}

/// <summary>One choice in the search: the lines up to here have their columns.</summary>
internal sealed record RowState(RowState? Parent, double Score, int LastColumn, ImmutableArray<ColumnFoot> Feet, ImmutableArray<Cell> Added)
{
    /// <summary>Column of the first added cell; -1 for a line above all columns.</summary>
    public int FirstColumn => Added.Length == 0 ? -1 : LastColumn - Added.Length + 1;

    /// <summary>Pairs of lines that break a rule of composition so far.</summary>
    public int BrokenCount { get; init; }

    /// <summary>Whether text beside the columns has begun.</summary>
    public bool HasBeside { get; init; }

    /// <summary>Whether the columns have ended.</summary>
    public bool IsAfter { get; init; }
}

/// <summary>
/// Puts lines back into columns where each line of text is a row, or part of a row, of the page: rows come from top to bottom, and in a
/// row the columns from left to right. A beam search over the places where a line may be cut and the column it begins in.
/// </summary>
internal sealed class RowPlacement(IReadOnlyList<double> measures)
{
    private const int BeamWidth = 160;
    /// <summary>Cost of a line that is of no column.</summary>
    public const double CostOfLoose = 0.8;

    private const int MostLoosePieces = 6;

    /// <summary>Squares: two such pieces in a line are of columns, not parts of a heading.</summary>
    private const double WidestLoose = 6.5;

    private const int MostCuts = 24;

    private int ColumnCount => measures.Count;

    /// <summary>The best placement of the lines, each given as its pieces; null when there is none.</summary>
    public PlacedRows? Place(IReadOnlyList<List<string>> lines, CancellationToken cancellationToken)
    {
        var beam = new List<RowState> { new(null, 0, ColumnCount - 1, ColumnFoot.Empty(ColumnCount), []) };
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cuts = Cuts(line);
            var next = new List<RowState>();
            foreach (var state in beam)
            {
                AddChoices(state, line, cuts, next);
            }

            next.Sort((a, b) => b.Score.CompareTo(a.Score));
            beam = next.Count > BeamWidth ? next.GetRange(0, BeamWidth) : next;
        }

        return beam.Count == 0 ? null : Written(beam.MaxBy(Finished)!, lines);
    }

    private void AddChoices(RowState state, List<string> line, List<(ImmutableArray<Cell> Cells, double Cost)> cuts, List<RowState> next)
    {
        var isBefore = state.Feet.All(foot => foot.Last is null);
        if (line.Count <= (isBefore ? MostLoosePieces : 2) && line.Count(piece => Cell.WidthOf(piece) > WidestLoose) < 2)
        {
            next.Add(state with { Parent = state, Score = state.Score - (CostOfLoose * (isBefore ? 1 : line.Count)), Added = [], IsAfter = !isBefore });
        }

        if (state.IsAfter)
        {
            return;
        }

        foreach (var (cells, cost) in cuts)
        {
            for (var first = 0; first < ColumnCount; first++)
            {
                var isBeside = first + cells.Length == ColumnCount + 1 && cells.Length > 1;
                if ((first + cells.Length <= ColumnCount || isBeside) && Placed(state, cells, first, isBeside) is { } placed)
                {
                    next.Add(placed with { Score = placed.Score - cost - (!isBeside ? 0 : state.HasBeside ? 0.5 : 3), HasBeside = isBeside || state.HasBeside });
                }
            }
        }
    }

    /// <summary>The state with cells in columns from the first one on; null when a cell is wider than its column.</summary>
    private RowState? Placed(RowState state, ImmutableArray<Cell> cells, int first, bool isBeside)
    {
        var isRest = cells.Length == 1 && first == state.LastColumn && state.Feet[first].EndsBefore(cells[0], measures[first]);
        var score = state.Score - (isRest ? 0 : Skipped(state, first));
        var feet = state.Feet.ToBuilder();
        var broken = state.BrokenCount;
        for (var i = 0; i < cells.Length - (isBeside ? 1 : 0); i++)
        {
            var column = first + i;
            if (cells[i].Width > measures[column] + 1.6)
            {
                return null;
            }

            feet[column] = feet[column].With(cells[i], measures[column], out var step, out var isBroken);
            score += step;
            broken += isBroken ? 1 : 0;
        }

        return new RowState(state, score, first + cells.Length - 1, feet.ToImmutable(), cells) { BrokenCount = broken };
    }

    /// <summary>Cost of the columns that get no line between the last one and this: one that ended with a sentence costs less.</summary>
    private double Skipped(RowState state, int first)
    {
        var cost = 0.0;
        if (first > state.LastColumn)
        {
            for (var column = state.LastColumn + 1; column < first; column++)
            {
                cost += Of(column);
            }

            return cost;
        }

        for (var column = state.LastColumn + 1; column < ColumnCount; column++)
        {
            cost += Of(column);
        }

        for (var column = 0; column < first; column++)
        {
            cost += Of(column);
        }

        return cost;

        double Of(int column) => state.Feet[column].Last is { } cell && (cell.EndsSentence || !Continuation.IsFull(cell, measures[column])) ? 1 : 2;
    }

    /// <summary>The score with the steps from the foot of each column to the top of the next.</summary>
    private double Finished(RowState state)
    {
        var columns = Enumerable.Range(0, ColumnCount).Select(_ => new List<Cell>()).ToArray();
        for (var at = state; at is not null; at = at.Parent)
        {
            for (var i = 0; i < at.Added.Length && at.FirstColumn + i < ColumnCount; i++)
            {
                columns[at.FirstColumn + i].Add(at.Added[i]);
            }
        }

        Array.ForEach(columns, column => column.Reverse());
        return state.Score + ColumnChain.Score(columns, state.Feet, measures);
    }

    /// <summary>All ways to take neighbouring pieces of a line as cells, at most <see cref="MostCuts"/>.</summary>
    private List<(ImmutableArray<Cell> Cells, double Cost)> Cuts(List<string> pieces)
    {
        var cuts = new List<(ImmutableArray<Cell>, double)>();
        Extend(0, [], 0);
        return cuts;

        void Extend(int at, ImmutableArray<Cell> cells, double cost)
        {
            if (cuts.Count >= MostCuts || cells.Length > ColumnCount + 1)
            {
                return;
            }

            if (at == pieces.Count)
            {
                cuts.Add((cells, cost));
                return;
            }

            var joined = pieces[at];
            var joinedCost = cost;
            for (var end = at + 1; ; end++)
            {
                Extend(end, cells.Add(new Cell(joined)), joinedCost);
                if (end == pieces.Count || end - at > 5)
                {
                    return;
                }

                joinedCost += CellSplit.CostOfJoining(pieces[end - 1], pieces[end]);
                joined += " " + pieces[end];
            }
        }
    }

    private PlacedRows Written(RowState state, IReadOnlyList<List<string>> lines)
    {
        var steps = new List<RowState>();
        for (var at = state; at.Parent is not null; at = at.Parent)
        {
            steps.Insert(0, at);
        }

        var before = ImmutableArray.CreateBuilder<string>();
        var after = ImmutableArray.CreateBuilder<string>();
        var columns = Enumerable.Range(0, ColumnCount + 1).Select(_ => ImmutableArray.CreateBuilder<string>()).ToArray();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Added.Length == 0)
            {
                (steps[i].IsAfter ? after : before).Add(string.Join(' ', lines[i]));
            }

            for (var c = 0; c < steps[i].Added.Length; c++)
            {
                columns[steps[i].FirstColumn + c].Add(steps[i].Added[c].Text);
            }
        }

        return new PlacedRows(before.ToImmutable(), [.. columns[..^1].Select(c => c.ToImmutable())], columns[^1].ToImmutable(), state.BrokenCount, after.ToImmutable(), Finished(state));
    }
}
