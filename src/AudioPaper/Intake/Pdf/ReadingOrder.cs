namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Puts the boxes of a page in reading order by recursive cuts along white space: the Recursive XY-cut (G. Nagy, S. Seth, "Hierarchical
/// representation of optically scanned documents", ICPR 1984). Which way to cut first is decided as newspapers are made up: rules
/// separate articles; a headline over several columns comes before them; columns are not cut across, except where a row of
/// headlines starts new articles below.
/// </summary>
internal sealed class ReadingOrder
{
    /// <summary>Letters this much larger than running text are headlines.</summary>
    private const double HeadlinePart = 1.18;

    /// <summary>Cuts inside cuts; no real page comes near.</summary>
    private const int MostCuts = 100;

    private readonly double _bodySize;
    private readonly PageRules _rules;
    private readonly List<List<TextBox>> _areas = [];

    private ReadingOrder(double bodySize, PageRules rules) => (_bodySize, _rules) = (bodySize, rules);

    /// <summary>Areas of one column each, in reading order; together they hold all of <paramref name="boxes"/>.</summary>
    public static List<List<TextBox>> Of(List<TextBox> boxes, PageRules rules)
    {
        var order = new ReadingOrder(Strip.UsualSize(boxes), rules);
        order.Cut(boxes, 0);
        return order._areas;
    }

    private void Cut(List<TextBox> region, int depth)
    {
        if (region.Count <= 1 || depth > MostCuts)
        {
            _areas.Add(region);
            return;
        }

        var strips = Strip.Of(region);
        if (CutAtRules(strips, depth + 1) || CutColumns(region, strips, depth + 1))
        {
            return;
        }

        if (strips.Count == 1)
        {
            _areas.AddRange(BlockOrder.Of(region));
        }
        else
        {
            Peel(strips, depth + 1);
        }
    }

    private bool CutAtRules(List<Strip> strips, int depth)
    {
        var (left, right) = Strip.Bounds(strips);
        var cuts = Enumerable.Range(1, strips.Count - 1).Where(i => _rules.SpanLevel(strips[i].Top, strips[i - 1].Bottom, left, right)).ToList();
        CutBefore(strips, cuts, depth);
        return cuts.Count > 0;
    }

    private void CutBefore(List<Strip> strips, List<int> cuts, int depth)
    {
        for (var i = 0; i <= cuts.Count && cuts.Count > 0; i++)
        {
            Cut(Boxes(strips, i == 0 ? 0 : cuts[i - 1], i == cuts.Count ? strips.Count : cuts[i]), depth);
        }
    }

    private bool CutColumns(List<TextBox> region, List<Strip> strips, int depth)
    {
        var (top, bottom) = (strips[0].Top, strips.Min(strip => strip.Bottom));
        var size = Strip.UsualSize(region);
        var gutters = WithoutBullets(region, Extents.Of(region).Gutters(Strip.LeastGutter(top - bottom, size)), size);
        if (gutters.Count == 0)
        {
            return false;
        }

        // A line in the middle, over columns that it does not touch all, comes before them.
        if (strips.Count > 1 && strips[0].Boxes.TrueForAll(box => box.Left > gutters[0].Left) && strips[0].IsCentred(Strip.Bounds(strips)))
        {
            CutBefore(strips, [1], depth);
            return true;
        }

        var ruled = gutters.Where(gutter => _rules.SpanUpright(gutter.Left, gutter.Right, bottom, top)).ToList();
        if (ruled.Count == 0 && HeadlineRow(strips) is > 0 and var row && !strips[row].Continues(strips[row - 1]))
        {
            CutBefore(strips, [row], depth);
            return true;
        }

        var columns = (ruled.Count > 0 ? ruled : gutters).Select(gutter => (gutter.Left + gutter.Right) / 2).ToList();
        var parts = region.GroupBy(box => columns.FindIndex(x => x > box.Left) is >= 0 and var i ? i : columns.Count).OrderBy(part => part.Key);
        var isVertical = region.Sum(box => box.VerticalLines.Count > 0 ? box.Glyphs.Count : -box.Glyphs.Count) > 0;
        foreach (var part in isVertical ? parts.Reverse() : parts)
        {
            Cut([.. part], depth);
        }

        return true;
    }

    /// <summary>Leaves out gutters that only set a column of bullets or numbers apart.</summary>
    private static List<(double Left, double Right)> WithoutBullets(List<TextBox> region, IEnumerable<(double Left, double Right)> gutters, double size)
    {
        var left = region.Min(box => box.Left);
        var kept = new List<(double Left, double Right)>();
        foreach (var gutter in gutters)
        {
            if (gutter.Left - left > 2.2 * size || region.Exists(box => box.VerticalLines.Count > 0 && box.Left >= left && box.Right <= gutter.Left))
            {
                kept.Add(gutter);
                left = gutter.Right;
            }
        }

        return kept;
    }

    /// <summary>
    /// The strip from which on new articles stand side by side below an article whose headline lies above the region; 0 when there is
    /// none. The small line above a headline belongs to it.
    /// </summary>
    private int HeadlineRow(List<Strip> strips)
    {
        var row = strips[0].BeginsLargerThan(HeadlinePart * _bodySize) ? -1 : strips.FindIndex(strip => strip.BeginsLargerThan(HeadlinePart * _bodySize));
        return row > 0 && strips[row - 1].Height < 1.6 * _bodySize && IsNearer(strips, row) ? row - 1 : Math.Max(row, 0);
    }

    private static bool IsNearer(List<Strip> strips, int row) =>
        row == 1 || strips[row - 1].Bottom - strips[row].Top < 0.7 * (strips[row - 2].Bottom - strips[row - 1].Top);

    /// <summary>Takes a region without gutters apart from the top: lines over the full width one by one, bands of columns as a whole.</summary>
    private void Peel(List<Strip> strips, int depth)
    {
        var opensFrom = OpensFrom(strips);
        var bounds = Strip.Bounds(strips);
        var area = new List<TextBox>();
        for (var i = 0; i < strips.Count;)
        {
            
            var end = strips[i].IsCentred(bounds) ? i : i > 0 && opensFrom[i] && !strips[i].Continues(strips[i - 1]) ? strips.Count : BandEnd(strips, i);
            if (end > i && end < strips.Count && strips[end].Continues(strips[end - 1]))
            {
                // A cut here would go through running text beside the band: no straight cut is right.
                AddArea(ref area);
                _areas.AddRange(BlockOrder.Of(Boxes(strips, i, strips.Count)));
                return;
            }

            if (end > i || strips[i].Height > 2.2 * Strip.UsualSize(strips[i].Boxes))
            {
                AddArea(ref area);
                end = Math.Max(end, i + 1);
                Cut(Boxes(strips, i, end), depth);
                i = end;
            }
            else
            {
                area.AddRange(strips[i++].Boxes);
            }
        }

        AddArea(ref area);
    }

    private void AddArea(ref List<TextBox> area)
    {
        if (area.Count > 0)
        {
            _areas.Add(area);
            area = [];
        }
    }

    /// <summary>For each strip whether a gutter runs from it to the end of the region.</summary>
    private bool[] OpensFrom(List<Strip> strips)
    {
        var opens = new bool[strips.Count];
        var covered = new Extents();
        for (var i = strips.Count - 1; i >= 0; i--)
        {
            covered.Cover(strips[i].Extents);
            opens[i] = covered.Gutters(Strip.LeastGutter(strips[i].Top - strips[^1].Bottom, _bodySize)).Any();
        }

        return opens;
    }

    /// <summary>The end of the band of columns that begins with a strip; its start when none begins there.</summary>
    private int BandEnd(List<Strip> strips, int start)
    {
        var covered = new Extents();
        var end = start;
        var hasBody = false;
        var height = 0.0;
        for (var i = start; i < strips.Count; i++)
        {
            var isHeadline = strips[i].BeginsLargerThan(HeadlinePart * _bodySize);
            covered.Cover(strips[i].Extents);
            height = strips[start].Top - strips[i].Bottom;
            if ((hasBody && isHeadline) || !covered.Gutters(Strip.LeastGutter(double.MaxValue, _bodySize)).Any())
            {
                break;
            }

            hasBody |= !isHeadline;
            end = covered.Gutters(Strip.LeastGutter(height, _bodySize)).Any() ? i + 1 : end;
        }

        return end;
    }

    private static List<TextBox> Boxes(List<Strip> strips, int start, int end) => [.. strips[start..end].SelectMany(strip => strip.Boxes)];
}
