namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Orders the articles of a page that was painted against the way it is read: from the foot up, or from right to left. What was painted
/// of an article after its headline stays with it.
/// </summary>
internal static class ArticleOrder
{
    /// <summary>A page with more headlines is a list or a table.</summary>
    private const int MostHeads = 200;

    /// <summary>The areas of a page, its articles in the order of their headlines in <paramref name="placed"/> where they were painted backwards.</summary>
    /// <param name="painted">The lines of each area, in the order of painting, headlines before their text.</param>
    /// <param name="placed">The same page as white space orders it.</param>
    public static List<List<PrintedLine>> Of(List<List<PrintedLine>> painted, List<List<PrintedLine>> placed)
    {
        var body = Coherence.BodySize(painted);
        var areas = painted.Where(lines => lines.Count > 0).Select(lines => new PaintedArea(lines, body)).ToList();
        var heads = HeadGroup.Of(areas);
        // Vertical writing goes from right to left.
        if (heads.Count > MostHeads || areas.Sum(area => area.IsVertical ? area.Lines.Count : -area.Lines.Count) > 0)
        {
            return painted;
        }

        var starts = heads.FindAll(head => HasText(areas, head));
        var backward = starts.Zip(starts.Skip(1)).Count(pair => IsBackward(pair.First.Place, pair.Second.Place));
        if (backward == 0)
        {
            return painted;
        }

        var lines = placed.SelectMany(area => area).Select((line, i) => (line.Place, i)).DistinctBy(pair => pair.Place).ToDictionary(pair => pair.Place, pair => pair.i);
        var cuts = starts.ConvertAll(head => areas.IndexOf(head.Areas[0]));
        var articles = cuts.Zip(cuts.Skip(1).Append(areas.Count), (start, end) => areas[start..end]).Zip(starts, (article, head) => (article, head))
            .OrderBy(pair => pair.head.Areas.SelectMany(area => area.Lines).Min(line => lines.GetValueOrDefault(line.Place, int.MaxValue)));
        return [.. areas[..cuts[0]].Concat(articles.SelectMany(pair => pair.article)).Select(area => area.Lines)];
    }

    private static bool HasText(List<PaintedArea> areas, HeadGroup head) =>
        areas.Skip(areas.IndexOf(head.Areas[^1]) + 1).FirstOrDefault(area => area.IsMain) is { IsText: true } next && head.Columns(areas).Contains(next);

    /// <summary>Whether the next headline stands higher and not to the right, or to the left on the same height: nobody reads that way.</summary>
    private static bool IsBackward(Place last, Place next) => (next.Bottom > last.Top && next.Left < last.Right)
        || (next.Right < last.Left + 1 && Math.Min(next.Top, last.Top) > Math.Max(next.Bottom, last.Bottom));
}
