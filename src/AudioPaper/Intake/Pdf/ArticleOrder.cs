namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Orders the articles of a page that was painted against the way it is read: from the foot up, or from right to left. What was painted
/// of an article after its headline stays with it.
/// </summary>
internal static class ArticleOrder
{
    /// <summary>The areas of a page, its articles in the order of their headlines in <paramref name="placed"/> where they were painted backwards.</summary>
    /// <param name="painted">The lines of each area, in the order of painting, headlines before their text.</param>
    /// <param name="placed">The same page as white space orders it.</param>
    public static List<List<PrintedLine>> Of(List<List<PrintedLine>> painted, List<List<PrintedLine>> placed)
    {
        var areas = PaintedArea.Of(painted);
        var heads = HeadGroup.Of(areas);
        // Vertical writing goes from right to left.
        if (areas.Sum(area => area.IsVertical ? area.Lines.Count : -area.Lines.Count) > 0)
        {
            return painted;
        }

        var starts = heads.FindAll(head => HasText(areas, head));
        var backward = Enumerable.Range(1, Math.Max(0, starts.Count - 1)).Where(i => IsBackward(starts[i - 1].Place, starts[i].Place)).ToList();
        // A single box painted late is no way to paint a page.
        if (backward.Count < 2 && !backward.Exists(i => i > 1 && i < starts.Count - 1))
        {
            return painted;
        }

        var places = placed.SelectMany(area => area).Select((line, i) => (line.Place, i)).DistinctBy(pair => pair.Place).ToDictionary(pair => pair.Place, pair => pair.i);
        var cuts = starts.ConvertAll(head => areas.IndexOf(head.Areas[0]));
        var ends = cuts.Skip(1).Append(areas.Count).ToList();
        var tails = starts.Select((head, i) => End(areas, starts, head, cuts[i], ends[i])).ToList();
        var sorted = Enumerable.Range(0, starts.Count).OrderBy(i => starts[i].Areas.SelectMany(area => area.Lines).Min(line => places.GetValueOrDefault(line.Place, int.MaxValue)));
        var order = areas[..cuts[0]].Concat(sorted.SelectMany(i => areas[cuts[i]..tails[i]])).Concat(tails.SelectMany((tail, i) => areas[tail..ends[i]]));
        return [.. order.Select(area => area.Lines)];
    }

    /// <summary>Where an article ends; advertisements, notices and the foot of the page that were painted after it stand above its headline or below another one.</summary>
    private static int End(List<PaintedArea> areas, List<HeadGroup> starts, HeadGroup head, int start, int end)
    {
        // Short lines between two notices may stand nowhere in particular.
        var found = end;
        for (var i = end - 1; i > start + head.Areas.Count && (!areas[i].IsMain || IsElsewhere(areas[i].Place)); i--)
        {
            found = IsElsewhere(areas[i].Place) ? i : found;
        }

        return found;

        bool IsElsewhere(Place place) => place.Bottom > head.Place.Top
            || starts.Exists(other => other.Place.Top < head.Place.Bottom && other.Place.Bottom > place.Top - 1 && other.Place.Overlap(place) > 1);
    }

    private static bool HasText(List<PaintedArea> areas, HeadGroup head) =>
        areas.Skip(areas.IndexOf(head.Areas[^1]) + 1).FirstOrDefault(area => area.IsMain) is { IsText: true } next && head.Columns(areas).Contains(next);

    /// <summary>Whether the next headline stands higher and not to the right, or to the left on the same height: nobody reads that way.</summary>
    private static bool IsBackward(Place last, Place next) => (next.Bottom > last.Top && next.Left < last.Right)
        || (next.Right < last.Left + 1 && Math.Min(next.Top, last.Top) > Math.Max(next.Bottom, last.Bottom));
}
