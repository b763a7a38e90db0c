namespace AudioPaper.Intake.Layout;

/// <summary>
/// Puts figures and quotation marks back among the hanzi they were set with. They are often of another face, whose base line lies a little higher
/// or lower; programs that keep the look of a page then write them in a row of their own, or behind the hanzi of their row, and leave a hole.
/// </summary>
internal sealed class FigureHoles
{
    /// <summary>Rows of such runs alone that may stand one upon the other.</summary>
    private const int MostRuns = 3;

    /// <summary>More of them in one row are a table.</summary>
    private const int MostInRow = 12;

    private readonly List<string> lines;
    private readonly HashSet<int> emptied = [];

    private FigureHoles(IReadOnlyList<string> lines) => this.lines = [.. lines];

    /// <summary>The lines with their holes filled, without rows that nothing is left of; only spaces are put in or left out besides.</summary>
    public static List<string> Fill(IReadOnlyList<string> lines)
    {
        var holes = new FigureHoles(lines);
        for (var row = 0; row < lines.Count; row++)
        {
            holes.FillFromBehind(row);
        }

        for (var row = 0; row < lines.Count; row++)
        {
            var runs = FigureRun.In(holes.lines[row]).Take(MostInRow + 1).ToList();
            for (var i = runs.Count; i > 0 && runs.Count <= MostInRow; i--)
            {
                holes.FillFromRow(row, runs[i - 1]);
            }
        }

        return [.. holes.lines.Where((_, row) => !holes.emptied.Contains(row))];
    }

    /// <summary>Fills holes of a near row with a run that stands alone in its own.</summary>
    private void FillFromRow(int row, FigureRun run)
    {
        var (near, hole) = new[] { row, Next(row, 1), Next(row, -1) }.Where(near => near >= 0 && near < lines.Count)
            .SelectMany(near => LineHole.In(lines[near]).Where(hole => run.MayStandIn(lines[near], hole, near == row)).Select(hole => (near, hole)))
            .DefaultIfEmpty((-1, default)).MinBy(found => found.Item1 < 0 ? 0 : run.Away(found.Item2));
        if (near < 0)
        {
            return;
        }

        var line = lines[row];
        lines[row] = (line[..run.Start] + new string(' ', run.Text.Length) + line[run.End..]).TrimEnd();
        var inPiece = LineHole.In(lines[near]).Where(other => other.Left == hole.Left).ToList();
        if (run.IsPair && inPiece.Count > 1)
        {
            lines[near] = inPiece[1].Filled(lines[near], run.Text[1..]);
            lines[near] = inPiece[0].Filled(lines[near], run.Text[..1]);
        }
        else
        {
            var at = run.IsOpening ? inPiece[0] : run.IsClosing ? inPiece[^1] : hole;
            lines[near] = at.Filled(lines[near], run.Text);
        }

        if (lines[row].Length == 0)
        {
            emptied.Add(row);
        }
    }

    /// <summary>The next row that is more than such runs.</summary>
    private int Next(int row, int step)
    {
        var next = row + step;
        for (var i = 0; i < MostRuns && next >= 0 && next < lines.Count && (emptied.Contains(next) || FigureRun.IsAll(lines[next])); i++)
        {
            next += step;
        }

        return next;
    }

    /// <summary>Fills the hole of a piece of a row with the figures that stand behind it: 有一个不到 平方米6.</summary>
    private void FillFromBehind(int row)
    {
        foreach (var hole in LineHole.In(lines[row]).Reverse())
        {
            var line = lines[row];
            var end = hole.EndOfPiece(line);
            var start = end;
            while (start > hole.At + 2 && (char.IsAsciiDigit(line[start - 1]) || line[start - 1] is '.' or ',' or '%'))
            {
                start--;
            }

            var isOnly = line.AsSpan(hole.Left, hole.At - hole.Left).IndexOf(' ') < 0 && line.AsSpan(hole.At + 1, end - hole.At - 1).IndexOf(' ') < 0;
            if (isOnly && start < end && char.IsAsciiDigit(line[start]) && GapRow.IsWide(line[start - 1]) && hole.IsForNumber(line))
            {
                lines[row] = hole.Filled((line[..start] + new string(' ', end - start) + line[end..]).TrimEnd(), line[start..end]);
            }
        }
    }
}
