namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Tells wide gaps between the words of a justified line from gutters between columns: beside a gutter many lines begin at one edge, and
/// the lines above and below do not run across it.
/// </summary>
internal static class JustifiedGaps
{
    /// <summary>So many lines that begin at one edge make a column.</summary>
    private const int LeastLines = 4;

    /// <summary>Lines this far above and below (in parts of the size) count for an edge.</summary>
    private const double Window = 16;

    /// <summary>The widest gap that justification makes, in parts of the size.</summary>
    private const double WidestGap = 5;

    /// <summary>Boxes compared with one; a bound for pages that are no newspapers.</summary>
    private const int Reach = 600;

    /// <summary>Gaps that lie below each other are closed one after the other.</summary>
    private const int MostPasses = 6;

    /// <summary>The boxes with the gaps of justified lines closed.</summary>
    public static List<TextBox> Close(List<TextBox> boxes)
    {
        var sorted = boxes.OrderByDescending(box => Math.Round(box.Baseline, 1)).ThenBy(box => box.Left).ToList();
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var joined = Pass(sorted);
            if (joined.Count == sorted.Count)
            {
                break;
            }

            sorted = joined;
        }

        return sorted;
    }

    private static List<TextBox> Pass(List<TextBox> sorted)
    {
        var kept = new List<TextBox>(sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            var before = kept.Count > 0 ? kept[^1] : null;
            if (before is not null && IsGapInLine(sorted, i, before, sorted[i]))
            {
                sorted[i].Glyphs.ForEach(before.Add);
            }
            else
            {
                kept.Add(sorted[i]);
            }
        }

        return kept;
    }

    private static bool IsGapInLine(List<TextBox> sorted, int index, TextBox before, TextBox box)
    {
        var gap = box.Left - before.Right;
        return before.VerticalLines.Count == 0 && box.VerticalLines.Count == 0 && Math.Abs(before.Baseline - box.Baseline) < 0.2 * box.Size && IsSameSize(before, box)
            && gap > 0 && gap < WidestGap * box.Size && IsCrossed(sorted, index, before.Right, box) && !StartsColumn(sorted, index, before.Right, box);
    }

    /// <summary>Whether the line above or below runs across the gap.</summary>
    private static bool IsCrossed(List<TextBox> sorted, int index, double left, TextBox box)
    {
        var middle = (left + box.Left) / 2;
        return Around(sorted, index, 1.7 * box.Size).Any(other => Math.Abs(other.Baseline - box.Baseline) > 0.5 * box.Size
            && IsSameSize(other, box) && other.Left < middle - (0.5 * box.Size) && other.Right > middle + (0.5 * box.Size));
    }

    /// <summary>Whether many lines begin where this one does, or left of it by an indent.</summary>
    private static bool StartsColumn(List<TextBox> sorted, int index, double left, TextBox box)
    {
        var starts = Around(sorted, index, Window * box.Size).Where(other => IsSameSize(other, box)).Select(other => other.Left)
            .Where(start => start > left && start > box.Left - (2.3 * box.Size) && start < box.Left + (2.3 * box.Size)).Append(box.Left).ToList();
        return starts.Exists(edge => edge < box.Left + (0.2 * box.Size) && starts.Count(start => Math.Abs(start - edge) < 0.12 * box.Size) >= LeastLines);
    }

    private static IEnumerable<TextBox> Around(List<TextBox> sorted, int index, double height)
    {
        var baseline = sorted[index].Baseline;
        for (var i = index - 1; i >= Math.Max(0, index - Reach) && sorted[i].Baseline - baseline < height; i--)
        {
            yield return sorted[i];
        }

        for (var i = index + 1; i < Math.Min(sorted.Count, index + Reach) && baseline - sorted[i].Baseline < height; i++)
        {
            yield return sorted[i];
        }
    }

    private static bool IsSameSize(TextBox a, TextBox b) => Math.Abs(a.Size - b.Size) < 0.06 * b.Size;
}
