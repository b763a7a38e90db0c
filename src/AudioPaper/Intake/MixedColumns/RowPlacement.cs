using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Puts lines back into columns where each line of text is a row, or part of a row, of the page: rows come from top to bottom, and in a
/// row the columns from left to right. A beam search over the places where a line may be cut and the column it begins in.
/// </summary>
internal sealed class RowPlacement(IReadOnlyList<double> measures)
{
    private const int BeamWidth = 160;

    /// <summary>Cost of a line that is of no column.</summary>
    public const double CostOfLoose = 0.8;

    /// <summary>Cost of each row by which another column should have come first.</summary>
    private const double CostOfRow = 2;

    /// <summary>Cost of taking a column when one to its left has as many rows.</summary>
    private const double CostOfOrder = 1.5;

    /// <summary>Pieces of a line above the columns.</summary>
    private const int MostLoosePieces = 6;

    /// <summary>Squares: two such pieces in a line are of columns, not parts of a heading.</summary>
    private const double WidestLoose = 6.5;

    /// <summary>Ways to cut a line that are tried.</summary>
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

        var ranked = beam.Select(state => (State: state, Score: Finished(state))).OrderByDescending(choice => choice.Score).ToList();
        return ranked.Count == 0 ? null : Written(ranked[0].State, lines) with { Margin = ranked.Count == 1 ? ranked[0].Score : ranked[0].Score - ranked[1].Score };
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
        var score = state.Score - (isRest ? 0 : Math.Min(Skipped(state, first), Ahead(state, first)));
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

    /// <summary>
    /// Cost of a column that gets a line before one that has fewer, or is to its left with as many: where a heading shifts the lines of one
    /// column, its rows come a little before those of the others.
    /// </summary>
    private double Ahead(RowState state, int first)
    {
        var rows = state.Feet[first].Count;
        var cost = 0.0;
        for (var other = 0; other < ColumnCount; other++)
        {
            var foot = state.Feet[other];
            var weight = foot.Last is { EndsSentence: true } ? 0.5 : 1;
            cost = Math.Max(cost, weight * (foot.Count < rows ? CostOfRow * (rows - foot.Count) : foot.Count == rows && other < first ? CostOfOrder : 0));
        }

        return cost;
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
