namespace AudioPaper.Intake.Layout;

/// <summary>
/// Finds gutters as seams: paths from row to row through gaps in the text that may shift by a few positions, because columns of wide letters
/// do not stand on one position of the grid (as in seam carving: S. Avidan and A. Shamir, 2007; here the best path is one that many rows support).
/// </summary>
internal sealed class GutterSeams
{
    /// <summary>Support that makes a seam a gutter, about that of three clear gaps.</summary>
    private const double LeastSupport = 3.0;

    /// <summary>A seam shifts by so many positions from one row to the next at most.</summary>
    private const int MostShift = 7;

    /// <summary>What a shift by one position costs.</summary>
    private const double ShiftCost = 0.12;

    /// <summary>More gutters than this has no newspaper page.</summary>
    private const int MostSeams = 60;

    private readonly GapRow[] rows;
    private readonly int width;

    private GutterSeams(GapRow[] rows, int width) => (this.rows, this.width) = (rows, width);

    /// <summary>The gutters between <paramref name="rows"/>, whose gaps are marked.</summary>
    public static List<Seam> Mark(GapRow[] rows)
    {
        var width = rows.Length == 0 ? 0 : rows.Max(row => row.Length) + 1;
        var seams = new GutterSeams(rows, width);
        var found = new List<Seam>();
        while (found.Count < MostSeams && seams.MarkBest() is { } seam)
        {
            found.Add(seam);
        }

        return found;
    }

    private Seam? MarkBest()
    {
        var best = new double[width];
        var from = new short[rows.Length][];
        var (score, endRow, endX) = (0.0, -1, 0);
        for (var r = 0; r < rows.Length; r++)
        {
            var next = new double[width];
            var step = from[r] = new short[width];
            for (var x = 0; x < width; x++)
            {
                if (rows[r].IsText(x))
                {
                    step[x] = short.MinValue;
                    continue;
                }

                var (value, shift) = (0.0, short.MinValue);
                for (var d = -MostShift; d <= MostShift; d++)
                {
                    if (x + d >= 0 && x + d < width && best[x + d] - (ShiftCost * Math.Abs(d)) is var came && (came > value || (came == value && d == 0 && value > 0)))
                    {
                        (value, shift) = (came, (short)d);
                    }
                }

                next[x] = value + rows[r].Support(x);
                step[x] = shift;
                if (next[x] > score)
                {
                    (score, endRow, endX) = (next[x], r, x);
                }
            }

            best = next;
        }

        if (score < LeastSupport)
        {
            return null;
        }

        var positions = new List<int>();
        for (var x = endX; ; x += from[endRow - positions.Count + 1][x])
        {
            var row = endRow - positions.Count;
            rows[row].Mark(x);
            positions.Add(x);
            if (from[row][x] == short.MinValue)
            {
                positions.Reverse();
                return new Seam(row, positions, rows);
            }
        }
    }
}
