namespace AudioPaper.Intake.Layout;

/// <summary>A gutter between columns: one position in each row it runs through.</summary>
internal sealed class Seam
{
    /// <summary>Rows without text on both sides that may stand between rows of one story; one of the columns beside is short.</summary>
    private const int MostFree = 3;

    /// <summary>Lines behind a single space stand this many positions left of their column at most.</summary>
    public const int MostSqueezed = 5;

    /// <summary>Where fewer than one in so many gaps are single spaces, these stand between words.</summary>
    private const int LeastSqueezed = 5;

    /// <summary>More than one in so many lines begin where their column does.</summary>
    private const int LeastAligned = 6;

    /// <summary>Positions of a line of a column at most.</summary>
    private const int WidestColumn = 40;

    private readonly bool[] isSqueezed;
    private readonly int[] edges;
    private readonly int firstRow;
    private readonly IReadOnlyList<int> positions;

    /// <summary>A gutter from <paramref name="firstRow"/> on.</summary>
    /// <param name="firstRow">The row it begins in.</param>
    /// <param name="positions">Its position in that row and in each one below.</param>
    /// <param name="rows">All rows of the page.</param>
    public Seam(int firstRow, IReadOnlyList<int> positions, GapRow[] rows)
    {
        (this.firstRow, this.positions) = (firstRow, positions);
        (edges, isSqueezed) = (new int[positions.Count], new bool[positions.Count]);
        for (var (from, i, free) = (0, 0, 0); i < positions.Count; i++)
        {
            var row = rows[firstRow + i];
            free = row.Length > 0 && row.GapAt(positions[i]) is var gap && gap.End > gap.Start ? 0 : free + 1;
            if (row.Length == 0 || free > MostFree || i == positions.Count - 1)
            {
                var gaps = Enumerable.Range(from, i + 1 - from).Select(j => rows[firstRow + j].GapAt(positions[j])).Where(gap => gap.End > gap.Start).ToList();
                Array.Fill(edges, Edge(gaps), from, i + 1 - from);
                Array.Fill(isSqueezed, gaps.Count(gap => gap.End - gap.Start == 1) * LeastSqueezed > gaps.Count, from, i + 1 - from);
                from = i + 1;
            }
        }
    }

    /// <summary>A gutter of single spaces.</summary>
    /// <param name="firstRow">The row it begins in.</param>
    /// <param name="positions">Its position in that row and in each one below.</param>
    /// <param name="edge">Where the column behind it begins.</param>
    public Seam(int firstRow, IReadOnlyList<int> positions, int edge)
    {
        (this.firstRow, this.positions) = (firstRow, positions);
        (edges, isSqueezed) = (new int[positions.Count], new bool[positions.Count]);
        Array.Fill(edges, edge);
        Array.Fill(isSqueezed, true);
    }

    /// <summary>
    /// Where the column behind it begins around a row. Lines behind a single space do not stand there but where the line before them ends.
    /// </summary>
    public int EdgeAt(int row) => edges[row - firstRow];

    /// <summary>Whether it runs through a gap.</summary>
    public bool IsIn(int row, int start, int end) => IsIn(row) && positions[row - firstRow] >= start && positions[row - firstRow] < end;

    /// <summary>Whether it runs through a row no more than the width of a column from a position.</summary>
    public bool IsNear(int row, int position) => IsIn(row) && Math.Abs(positions[row - firstRow] - position) < WidestColumn;

    /// <summary>Whether single spaces are gutters around a row, because the columns stand so close.</summary>
    public bool IsSqueezedAt(int row) => isSqueezed[row - firstRow];

    /// <summary>Whether it runs through a row before a position.</summary>
    public bool IsBefore(int row, int position) => IsIn(row) && positions[row - firstRow] < position;

    private static int Edge(List<(int Start, int End)> gaps)
    {
        var wide = gaps.Where(gap => gap.End - gap.Start > 1).Select(gap => gap.End).Order().ToList();
        var squeezed = gaps.Where(gap => gap.End - gap.Start == 1).Select(gap => gap.End).Order().ToList() is { Count: > 0 } singles ? singles[singles.Count * 3 / 4] : 0;
        var least = Math.Max(1, wide.Count / LeastAligned);
        var edge = wide.FindIndex(end => wide.Count(other => other >= end && other <= end + 1) > least) is var i and >= 0 ? wide[i] : squeezed == 0 && wide.Count > 0 ? wide[0] : 0;
        return edge > 0 && (squeezed == 0 || Math.Abs(edge - squeezed) < MostSqueezed) ? edge : squeezed;
    }

    /// <summary>Marks the gaps it runs through.</summary>
    public void Mark(GapRow[] rows)
    {
        for (var i = 0; i < positions.Count; i++)
        {
            rows[firstRow + i].Mark(positions[i]);
        }
    }

    private bool IsIn(int row) => row >= firstRow && row < firstRow + positions.Count;
}
