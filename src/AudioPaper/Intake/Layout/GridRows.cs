namespace AudioPaper.Intake.Layout;

/// <summary>
/// The lines of a page on a grid of characters, one position each (as <c>pdftotext -layout</c> writes them), cut where gutters run between columns.
/// </summary>
internal sealed class GridRows
{
    /// <summary>A gutter runs through this many lines at least that have text on both sides of it.</summary>
    private const int LeastSupport = 3;

    /// <summary>A gap this wide parts a line, whatever stands above and below.</summary>
    private const int WideGap = 8;

    /// <summary>Lines longer than this, and pages of more of them, are no columns side by side.</summary>
    private const int LongestLine = 1000;
    private const int MostLines = 2000;

    private readonly List<string> lines;
    private readonly bool[][] isGutter;

    private GridRows(List<string> lines)
    {
        this.lines = lines;
        isGutter = Gutters(lines);
    }

    /// <summary>The pieces of each line; null when no columns stand side by side on the page.</summary>
    public static List<List<GridSegment>>? Of(string page)
    {
        var lines = page.Split('\n').Select(line => line.TrimEnd()).ToList();
        if (lines.Count > MostLines || lines.Exists(line => line.Length > LongestLine))
        {
            return null;
        }

        var rows = new GridRows(lines);
        var segments = lines.Select((_, row) => rows.Cut(row)).ToList();
        return rows.isGutter.Any(row => Array.IndexOf(row, true) >= 0) ? segments : null;
    }

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
                if (gap >= WideGap || (gap > 1 && Array.IndexOf(isGutter[row], true, end, gap) >= 0))
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

    /// <summary>For each line and position whether a gutter two positions wide begins there.</summary>
    private static bool[][] Gutters(List<string> lines)
    {
        var gutters = lines.Select(line => new bool[line.Length]).ToArray();
        var width = lines.Max(line => line.Length);
        var firsts = lines.Select(line => line.AsSpan().IndexOfAnyExcept(" \t\u3000")).ToList();
        for (var x = 1; x < width; x++)
        {
            for (var row = 0; row < lines.Count;)
            {
                var (start, support) = (row, 0);
                for (; row < lines.Count && IsBlank(lines[row], x); row++)
                {
                    support += firsts[row] >= 0 && firsts[row] < x && x < lines[row].Length ? 1 : 0;
                }

                for (var inside = start; inside < row && support >= LeastSupport; inside++)
                {
                    if (x < gutters[inside].Length)
                    {
                        gutters[inside][x] = true;
                    }
                }

                row += row == start ? 1 : 0;
            }
        }

        return gutters;
    }

    private static bool IsBlank(string line, int x) => x >= line.Length || (line[x] == ' ' && (x + 1 >= line.Length || line[x + 1] == ' '));
}
