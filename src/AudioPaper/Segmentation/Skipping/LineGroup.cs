namespace AudioPaper.Segmentation.Skipping;

/// <summary>Lines between two blank lines, or between marks of the page's format.</summary>
/// <param name="Start">Number of its first line on the page.</param>
/// <param name="End">Number of the line behind its last one.</param>
internal readonly record struct LineGroup(int Start, int End)
{
    public int Count => End - Start;

    /// <summary>The group that begins with a line.</summary>
    public static LineGroup At(IReadOnlyList<PageLine> page, int start)
    {
        var end = start + 1;
        while (end < page.Count && !page[end].AfterBlank && page[end].Frame == page[start].Frame)
        {
            end++;
        }

        return new LineGroup(start, end);
    }

    /// <summary>All groups of a page.</summary>
    public static IEnumerable<LineGroup> Of(IReadOnlyList<PageLine> page)
    {
        for (var start = 0; start < page.Count;)
        {
            var group = At(page, start);
            yield return group;
            start = group.End;
        }
    }
}
