namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Puts headlines to their text in the order of painting. Programs often paint all headlines of a page first or last, or each after its
/// text; the page still shows which text stands below which headline.
/// </summary>
internal static class HeadlineOrder
{
    /// <summary>Lines whose sizes differ by less than this part are set in one size.</summary>
    private const double OneSize = 0.06;

    /// <summary>Text beside a headline is no further from it than this, in parts of its size.</summary>
    private const double BesideReach = 12;

    /// <summary>The areas of a page, each headline right before the text below it.</summary>
    /// <param name="painted">The lines of each area, in the order of painting.</param>
    /// <param name="rules">The rules of the page; text below a rule has no headline above it.</param>
    public static List<List<PrintedLine>> Of(List<List<PrintedLine>> painted, PageRules rules)
    {
        var areas = PaintedArea.Of(painted);
        var heads = HeadGroup.Of(areas);
        var order = areas.ToList();
        foreach (var head in heads)
        {
            if (head.Text(areas, rules) is { } text && IsApart(order, heads, head, text))
            {
                order.RemoveAll(head.Areas.Contains);
                order.InsertRange(order.IndexOf(text), head.Areas);
            }
        }

        return order.ConvertAll(area => area.Lines);
    }

    /// <summary>How many headlines of an order are not followed by the text below or beside them.</summary>
    public static int Apart(List<List<PrintedLine>> order)
    {
        var areas = PaintedArea.Of([.. order.SelectMany(InOneSize)]);
        return HeadGroup.Of(areas).Count(head => Next(areas, head) is { IsVertical: false } next && !(next.IsText && IsBeside(head.Place, next)) && !head.Columns(areas).Contains(next));
    }

    /// <summary>The parts of an area that are set in one size: white space alone does not part a headline from its text.</summary>
    private static IEnumerable<List<PrintedLine>> InOneSize(List<PrintedLine> area)
    {
        for (var start = 0; start < area.Count;)
        {
            var end = start + 1;
            while (end < area.Count && Math.Abs(area[end].SizePt - area[start].SizePt) < OneSize * area[start].SizePt)
            {
                end++;
            }

            yield return area[start..end];
            start = end;
        }
    }

    /// <summary>Whether a headline was painted elsewhere than its text, and the text has no other one.</summary>
    private static bool IsApart(List<PaintedArea> order, List<HeadGroup> heads, HeadGroup head, PaintedArea text)
    {
        var next = Next(order, head);
        if (next is not null && (next == text || next.IsVertical || IsBeside(head.Place, next) || head.Columns(order).Contains(next)))
        {
            return false;
        }

        var before = order.Take(order.IndexOf(text)).LastOrDefault(area => !area.IsSmall && !head.Areas.Contains(area));
        return before is null || (!(before.IsText && Coherence.RunsOn(before.Lines[^1], text.Lines[0]))
            && !heads.Exists(other => other.Areas.Contains(before) && other.Columns(order).Contains(text)));
    }

    private static PaintedArea? Next(List<PaintedArea> order, HeadGroup head) =>
        order.Skip(order.IndexOf(head.Areas[^1]) + 1).FirstOrDefault(area => area.IsMain);

    private static bool IsBeside(Place head, PaintedArea area) => area.IsText
        && Math.Min(head.Top, area.Place.Top) - Math.Max(head.Bottom, area.Place.Bottom) > 0.5 * area.Size && -head.Overlap(area.Place) < BesideReach * area.Size;
}
