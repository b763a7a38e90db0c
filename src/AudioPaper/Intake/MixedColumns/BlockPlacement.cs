using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Puts blocks back into columns where each block is some lines of one column: programs that sort what they read by height write first the
/// block whose top is highest, the left one first among equals. A beam search over the column of each block.
/// </summary>
internal sealed class BlockPlacement(int columnCount, double measure)
{
    private const int BeamWidth = 240;

    /// <summary>Cost of each row by which another column should have come first.</summary>
    private const double CostOfRow = 0.5;

    /// <summary>Cost of taking a column when one to its left has as many rows.</summary>
    private const double CostOfOrder = 0.5;

    /// <summary>Cost of a block that is of no column, as captions are.</summary>
    private const double CostOfLoose = 1.2;

    /// <summary>Rows that a heading inside a column fills with its space.</summary>
    private const int RowsOfHeading = 2;

    /// <summary>The best state after all blocks; null when there is none.</summary>
    public BlockState? Place(IReadOnlyList<ImmutableArray<Cell>> blocks, CancellationToken cancellationToken)
    {
        var beam = new List<BlockState>
        {
            new(null, 0, -1, ColumnFoot.Empty(columnCount), [.. Enumerable.Repeat<Cell?>(null, columnCount)], 0),
        };
        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = new List<BlockState>();
            foreach (var state in beam)
            {
                next.Add(state with { Parent = state, Score = state.Score - CostOfLoose, Column = -1 });
                for (var column = 0; column < columnCount && (column == 0 || state.Feet[column - 1].Last is not null); column++)
                {
                    next.Add(Placed(state, block, column));
                }
            }

            next.Sort((a, b) => b.Score.CompareTo(a.Score));
            beam = next.Count > BeamWidth ? next.GetRange(0, BeamWidth) : next;
        }

        return beam.MaxBy(state => state.Finished(measure));
    }

    private BlockState Placed(BlockState state, ImmutableArray<Cell> block, int column)
    {
        var foot = state.Feet[column];
        var score = state.Score - CostOfPlace(state, column);
        var isHeading = block.Length == 1 && !block[0].EndsSentence && !Continuation.IsFirstOfParagraph(block[0], measure) && !Continuation.IsFull(block[0], measure);
        var broken = state.BrokenCount;
        score += foot.Last is { } above ? Continuation.WordAcross(above, block[0]) : 0;
        for (var i = 0; i < block.Length; i++)
        {
            foot = foot.With(block[i], measure, out var step, out var isBroken);
            score += i == 0 ? step : 0;
            broken += isBroken && i == 0 ? 1 : 0;
        }

        return state with
        {
            Parent = state, Score = score, Column = column, BrokenCount = broken,
            Feet = state.Feet.SetItem(column, foot with { Count = foot.Count + (isHeading ? RowsOfHeading - 1 : 0) }),
            Tops = state.Tops[column] is null ? state.Tops.SetItem(column, block[0]) : state.Tops,
        };
    }

    private double CostOfPlace(BlockState state, int column)
    {
        if (state.IsEmpty)
        {
            return 0;
        }

        var rows = state.Feet[column].Count;
        var cost = 0.0;
        for (var other = 0; other < columnCount; other++)
        {
            var foot = state.Feet[other];
            var weight = foot.Last is { EndsSentence: true } ? 0.4 : 1;
            cost = Math.Max(cost, weight * (foot.Count < rows ? CostOfRow * Math.Min(rows - foot.Count, 6) : foot.Count == rows && other < column ? CostOfOrder : 0));
        }

        return cost;
    }
}
