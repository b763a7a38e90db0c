namespace AudioPaper.Intake.Pdf;

/// <summary>A headline with the kicker, deck and byline that were painted with it.</summary>
internal sealed class HeadGroup
{
    /// <summary>A headline over more columns than that covers some of them.</summary>
    private const int MostColumns = 8;

    /// <summary>A page with more headlines or areas is a list or a table, and nothing is done about it.</summary>
    private const int MostHeads = 200;
    private const int MostAreas = 1000;

    private HeadGroup(List<PaintedArea> areas) => (Areas, Place) = (areas, Place.Around(areas.Select(area => area.Place)));

    /// <summary>Its parts in the order they are painted, which is from top to bottom.</summary>
    public List<PaintedArea> Areas { get; }

    public Place Place { get; }

    /// <summary>The headlines of a page in the order they are painted; none for a page that has too many.</summary>
    public static List<HeadGroup> Of(List<PaintedArea> areas)
    {
        var groups = new List<HeadGroup>();
        var free = 0;
        for (var i = 0; i < areas.Count && areas.Count <= MostAreas; i++)
        {
            if (!areas[i].IsHead)
            {
                continue;
            }

            var start = i > free && areas[i - 1].IsNote && areas[i].IsRightBelow(areas[i - 1]) ? i - 1 : i;
            while (i + 1 < areas.Count && (areas[i + 1].IsHead || areas[i + 1].IsNote) && areas[i + 1].IsRightBelow(areas[i]))
            {
                i++;
            }

            groups.Add(new HeadGroup(areas[start..(i + 1)]));
            free = i + 1;
        }

        return groups.Count > MostHeads ? [] : groups;
    }

    /// <summary>The first column of the text below it; null when that is not sure.</summary>
    public PaintedArea? Text(List<PaintedArea> areas, PageRules rules)
    {
        var next = areas.Where(area => IsUnder(area) && area.Place.Overlap(Place) > 1 && area.IsMain).MaxBy(area => area.Place.Top);
        if (next is not { IsText: true } || rules.SpanLevel(next.Place.Top, Place.Bottom, Place.Left, Place.Right))
        {
            return null;
        }

        var row = Columns(areas).Where(area => area.IsText).OrderBy(area => area.Place.Left).ToList();
        var (first, last) = (row.FindIndex(area => area.Place.Overlap(Place) > 1), row.FindLastIndex(area => area.Place.Overlap(Place) > 1));
        return first < 0 ? null : row[Enumerable.Range(Math.Max(0, first - MostColumns), Math.Min(first, MostColumns) + 1).OrderByDescending(i => i)
            .MinBy(i => Enumerable.Range(last, Math.Min(row.Count - last, MostColumns)).Min(j => Misfit(row[i].Place.Left, row[j].Place.Right)))];
    }

    /// <summary>The areas that begin below it with nothing in between.</summary>
    public List<PaintedArea> Columns(List<PaintedArea> areas)
    {
        // Headlines often stand in the middle over their columns; they reach as far as nothing stands beside them.
        var beside = areas.FindAll(area => !Areas.Contains(area) && Math.Min(area.Place.Top, Place.Top) - Math.Max(area.Place.Bottom, Place.Bottom) > 0.3 * area.Size);
        var left = beside.Where(area => area.Place.Right < Place.Left + 1).Select(area => area.Place.Right).DefaultIfEmpty(double.MinValue).Max();
        var right = beside.Where(area => area.Place.Left > Place.Right - 1).Select(area => area.Place.Left).DefaultIfEmpty(double.MaxValue).Min();
        var columns = new List<PaintedArea>();
        foreach (var area in areas.Where(area => area.IsMain && IsUnder(area) && area.Place.Left > left - 1 && area.Place.Right < right + 1).OrderByDescending(area => area.Place.Top))
        {
            if (columns.Count < MostColumns && !columns.Exists(column => column.Place.Overlap(area.Place) > 1))
            {
                columns.Add(area);
            }
        }

        return columns;
    }

    /// <summary>How far it is from standing in the middle or at the left edge of some columns.</summary>
    private double Misfit(double left, double right) =>
        Areas.Min(area => Math.Min(Math.Abs(area.Place.Left - left), Math.Abs(area.Place.Left + area.Place.Right - left - right) / 2));

    private bool IsUnder(PaintedArea area) => !Areas.Contains(area) && area.Place.Top < Place.Bottom + (0.5 * area.Size);
}
