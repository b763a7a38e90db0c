namespace AudioPaper.Intake.Layout;

/// <summary>
/// Finds the gaps of a page that are gutters. Programs that keep the look of a page put pieces that begin on one spot of the paper on one
/// position of the grid, so the lines of a column begin exactly below each other; gaps between the words of a spread line do not.
/// </summary>
internal sealed class ExactGutters
{
    /// <summary>Lines that begin below each other, at least, with the gap itself.</summary>
    private const int LeastAligned = 3;

    /// <summary>A gap this wide is a gutter unless text runs across it above and below; one half as wide beside hanzi unless it does on one side.</summary>
    private const int WideGap = 8;

    /// <summary>Lines of a column are this many rows apart at most.</summary>
    private const int MostRowsApart = 4;

    /// <summary>Rows away in which text may run across.</summary>
    private const int Near = 2;

    private readonly IReadOnlyList<string> lines;

    /// <summary>For each row and position: lines below each other that begin behind it, while nothing stands on it; and those behind wide gaps.</summary>
    private readonly short[][] aligned;
    private readonly short[][] wide;

    public ExactGutters(IReadOnlyList<string> lines)
    {
        this.lines = lines;
        var width = lines.Max(line => line.Length) + 1;
        (aligned, wide) = ([.. lines.Select(_ => new short[width])], [.. lines.Select(_ => new short[width])]);
        for (var x = 0; x < width; x++)
        {
            Count(x);
        }
    }

    /// <summary>Whether any columns stand side by side.</summary>
    public bool HasColumns => Enumerable.Range(0, lines.Count).Any(row => HasGutter(row));

    /// <summary>Whether a gap between two words of a row is a gutter.</summary>
    public bool IsGutter(int row, int start, int end)
    {
        if (end - start == 1)
        {
            // Between words single spaces stand below each other by chance.
            return (GapRow.IsWide(lines[row][start - 1]) || GapRow.IsWide(lines[row][end])) && wide[row][start] > 0 && aligned[row][start] >= LeastAligned;
        }

        for (var x = start; x < end; x++)
        {
            if (IsExact(row, x, lines[row][end]))
            {
                return true;
            }
        }

        if (IsFilled(row, start, end))
        {
            return false;
        }

        var isAbove = IsCrossed(row, -1, start, end);
        var isBelow = IsCrossed(row, 1, start, end);
        return end - start >= WideGap ? !(isAbove && isBelow) : end - start >= WideGap / 2 && (GapRow.IsWide(lines[row][start - 1]) || GapRow.IsWide(lines[row][end])) && !isAbove && !isBelow;
    }

    /// <summary>Whether lines of a column begin behind a position; words stand below each other by chance, but not behind wide gaps.</summary>
    private bool IsExact(int row, int x, char first) => aligned[row][x] >= LeastAligned && wide[row][x] >= (GapRow.IsWide(first) ? 2 : LeastAligned);

    /// <summary>
    /// Whether the hanzi before a gap reach over it on the paper, for they are wider than their positions, and a number behind goes on with them:
    /// the gap only leads to where the number begins.
    /// </summary>
    private bool IsFilled(int row, int start, int end)
    {
        var line = lines[row];
        if (!char.IsAsciiDigit(line[end]) || !GapRow.IsWide(line[start - 1]) || aligned[row][end - 1] >= LeastAligned)
        {
            return false;
        }

        var hanzi = 0;
        for (var x = start - 1; x >= 0 && !(line[x] == ' ' && (x == 0 || line[x - 1] == ' ')); x--)
        {
            hanzi += GapRow.IsWide(line[x]) ? 1 : 0;
        }

        return end - start <= hanzi;
    }

    private bool IsBlank(int row, int x) => x >= lines[row].Length || lines[row][x] == ' ';

    /// <summary>Counts lines that begin behind a position, as long as nothing stands on it and they follow closely.</summary>
    private void Count(int x)
    {
        for (var row = 0; row < lines.Count;)
        {
            var (end, count, far, last) = (row, 0, 0, row);
            for (; end < lines.Count && IsBlank(end, x) && end - last <= MostRowsApart; end++)
            {
                if (!IsBlank(end, x + 1))
                {
                    count++;
                    last = end;
                    far += x == 0 || IsBlank(end, x - 1) ? 1 : 0;
                }
            }

            for (var i = row; i < end; i++)
            {
                (aligned[i][x], wide[i][x]) = ((short)count, (short)far);
            }

            row = Math.Max(end, row + 1);
        }
    }

    private bool HasGutter(int row)
    {
        var line = lines[row];
        for (var x = line.AsSpan().IndexOfAnyExcept(' ') + 1; x > 0 && x + 1 < line.Length; x++)
        {
            if (line[x] == ' ' && line[x - 1] == ' ' && line[x + 1] != ' ' && IsExact(row, x, line[x + 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether text of a near row stands on all of a gap.</summary>
    private bool IsCrossed(int row, int step, int start, int end)
    {
        for (var other = row + step; other >= 0 && other < lines.Count && Math.Abs(other - row) <= Near; other += step)
        {
            var line = lines[other];
            if (line.Length > end && !line.AsSpan(start, end - start).Contains("  ", StringComparison.Ordinal) && line.AsSpan(start, end - start).ContainsAnyExcept(' '))
            {
                return true;
            }

            if (line.Length > start && line.AsSpan(start, Math.Min(end, line.Length) - start).ContainsAnyExcept(' '))
            {
                return false;
            }
        }

        return false;
    }
}
