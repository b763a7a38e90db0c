namespace AudioPaper.Intake.Layout;

/// <summary>
/// The lines of a page on a grid of characters, one position each (as <c>pdftotext -layout</c> writes them), cut where gutters run between columns.
/// </summary>
internal sealed class GridRows
{
    /// <summary>A gap this wide parts a line, whatever stands above and below.</summary>
    private const int WideGap = 8;

    /// <summary>Lines longer than this, and pages of more of them, are no columns side by side.</summary>
    private const int LongestLine = 1000;
    private const int MostLines = 2000;

    private readonly List<string> lines;
    private readonly GapRow[] gaps;
    private readonly List<Seam> seams;

    private GridRows(List<string> lines)
    {
        this.lines = lines;
        gaps = [.. lines.Select(line => new GapRow(line))];
        seams = GutterSeams.Mark(gaps);
        Segments = [.. lines.Select((_, row) => Cut(row))];
    }

    /// <summary>The pieces of each line.</summary>
    public IReadOnlyList<List<GridSegment>> Segments { get; }

    /// <summary>The grid of a page; null when no columns stand side by side on the page.</summary>
    public static GridRows? Of(string page)
    {
        var lines = page.Split('\n').Select(line => line.TrimEnd()).ToList();
        if (lines.Count > MostLines || lines.Exists(line => line.Length > LongestLine))
        {
            return null;
        }

        var rows = new GridRows(lines);
        return rows.seams.Count > 0 ? rows : null;
    }

    /// <summary>Whether a gutter runs between two pieces of text.</summary>
    public bool AreParted(GridSegment a, GridSegment b) => seams.Exists(seam => seam.Parts(a, b));

    private List<GridSegment> Cut(int row)
    {
        var line = lines[row];
        var segments = new List<GridSegment>();
        var start = 0;
        while (start < line.Length)
        {
            var from = start + line.AsSpan(start).IndexOfAnyExcept(" \t\u3000");
            var end = from;
            for (start = line.Length; end < line.Length; end++)
            {
                var gap = line.AsSpan(end).IndexOfAnyExcept(' ');
                if (gap >= WideGap || (gap > 0 && gaps[row].HasGutter(end, end + gap)))
                {
                    start = end + gap;
                    break;
                }

                end += Math.Max(0, gap - 1);
            }

            segments.Add(new GridSegment(row, from, line[from..end]));
        }

        return segments;
    }
}
