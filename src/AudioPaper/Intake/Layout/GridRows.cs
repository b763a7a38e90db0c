namespace AudioPaper.Intake.Layout;

/// <summary>
/// The lines of a page on a grid of characters, one position each (as <c>pdftotext -layout</c> writes them), cut where gutters run between columns.
/// </summary>
internal sealed class GridRows
{
    /// <summary>Lines longer than this, and pages of more of them, are no columns side by side.</summary>
    private const int LongestLine = 1000;
    private const int MostLines = 2000;
    private const int MostPositions = 300_000;

    private readonly List<string> lines;
    private readonly GapRow[] gaps;
    private readonly List<Seam> seams;
    private readonly ExactGutters gutters;
    private readonly List<Seam> squeezed;

    private GridRows(List<string> lines)
    {
        this.lines = lines;
        gaps = [.. lines.Select(line => new GapRow(line))];
        squeezed = SqueezedRegions.Seams(lines);
        seams = [.. squeezed];
        seams.ForEach(seam => seam.Mark(gaps));
        gutters = new ExactGutters(lines);
        MarkWideGaps();
        seams.AddRange(GutterSeams.Mark(gaps));
        Segments = [.. lines.Select((_, row) => Cut(row))];
    }

    /// <summary>The pieces of each line.</summary>
    public IReadOnlyList<List<GridSegment>> Segments { get; }

    /// <summary>The grid of a page; null when no columns stand side by side on the page.</summary>
    public static GridRows? Of(string page)
    {
        var lines = page.Split('\n').Select(line => line.TrimEnd()).ToList();
        if (lines.Count > MostLines || lines.Max(line => line.Length) is var longest && (longest > LongestLine || lines.Count * longest > MostPositions))
        {
            return null;
        }

        var rows = new GridRows(lines);
        return rows.seams.Count > 0 || rows.gutters.HasColumns ? rows : null;
    }

    /// <summary>The same page with figures back among their hanzi.</summary>
    public GridRows WithFilledHoles() => FigureHoles.Fill(lines) is var filled && filled.SequenceEqual(lines) ? this : new GridRows(filled);

    /// <summary>Gaps of more than one space between words show by themselves whether they are gutters: spread lines have many.</summary>
    private void MarkWideGaps()
    {
        for (var row = 0; row < lines.Count; row++)
        {
            for (var x = lines[row].IndexOf("  ", StringComparison.Ordinal); x >= 0; x = lines[row].IndexOf("  ", x, StringComparison.Ordinal))
            {
                var end = x + lines[row].AsSpan(x).IndexOfAnyExcept(' ');
                if (IsBetweenWords(row, x, end))
                {
                    gaps[row].Mark(x);
                }

                x = end;
            }
        }
    }

    private bool IsBetweenWords(int row, int start, int end) => start == 0 || !(GapRow.IsWide(lines[row][start - 1]) || GapRow.IsWide(lines[row][end]));

    private List<GridSegment> Cut(int row)
    {
        var line = lines[row];
        var segments = new List<GridSegment>();
        var start = 0;
        Seam? before = null;
        for (var from = 0; start < line.Length;)
        {
            var gapBefore = from;
            from = start + line.AsSpan(start).IndexOfAnyExcept(" \t\u3000");
            gapBefore = from - gapBefore;
            var end = from;
            Seam? behind = null;
            for (start = line.Length; end < line.Length; end++)
            {
                var gap = line.AsSpan(end).IndexOfAnyExcept(' ');
                var isGutter = gap > 0 && end > from && gutters.IsGutter(row, end, end + gap) && !(gap == 1 && (!gaps[row].IsColumnEnd(end) || squeezed.Exists(seam => seam.IsNear(row, end))));
                behind = gap > 0 && end > from && !(gap > 1 && IsBetweenWords(row, end, end + gap)) ? seams.Find(seam => seam.IsIn(row, end, end + gap) && (gap > 1 || (seam.IsSqueezedAt(row) && gaps[row].IsColumnEnd(end)) || IsColumnLine(row, from, end, seam))) : null;
                if (isGutter || behind is not null)
                {
                    start = end + gap;
                    break;
                }

                end += Math.Max(0, gap - 1);
            }

            // A single space squeezes the column behind it to the left.
            var left = before is null || gapBefore > 1 ? from : before.EdgeAt(row);
            var to = behind is null || behind.EdgeAt(row) <= left + 1 || (start - end > 1 && behind.EdgeAt(row) < end) ? int.MaxValue : behind.EdgeAt(row);
            segments.Add(new GridSegment(row, from, left, Math.Min(left + end - from, to - 1), line[from..end]));
            (from, before) = (end, behind);
        }

        return segments;
    }

    /// <summary>Whether the text before a single space begins with its column and ends close before the next one: both are full there.</summary>
    private bool IsColumnLine(int row, int from, int end, Seam behind)
    {
        var column = seams.Where(seam => seam.IsBefore(row, from)).Select(seam => seam.EdgeAt(row)).DefaultIfEmpty(0).Max();
        return from - column <= Seam.MostSqueezed && behind.EdgeAt(row) - end is >= 0 and <= Seam.MostSqueezed;
    }
}
