using AudioPaper.Intake.Pdf;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// Where the lines of a printed page stand to each other: what is right above and below each, which lines make a column together, and
/// which headline stands over it. Cost grows with the number of lines.
/// </summary>
internal sealed class PagePlan
{
    /// <summary>How many slots the width of a page is divided into to look for neighbours.</summary>
    private const int SlotCount = 160;

    /// <summary>Letters this much larger than running text are headlines.</summary>
    private const double HeadPart = 1.15;

    private readonly IReadOnlyList<PageLine> page;
    private readonly int[] coveredCount;

    private PagePlan(IReadOnlyList<PageLine> page)
    {
        this.page = page;
        (Above, Below, HeadAbove) = (new int[page.Count], new int[page.Count], new int[page.Count]);
        coveredCount = new int[page.Count];
        Columns = new Place[page.Count];
        Array.Fill(Above, -1);
        Array.Fill(Below, -1);
        Array.Fill(HeadAbove, -1);
    }

    /// <summary>The line right above each, or -1.</summary>
    public int[] Above { get; }

    /// <summary>The line right below each, or -1.</summary>
    public int[] Below { get; }

    /// <summary>The lowest headline above each that stands over it, or -1.</summary>
    public int[] HeadAbove { get; }

    /// <summary>The box around the lines of one size that follow each other in a column without anything between, for each line.</summary>
    public Place[] Columns { get; }

    /// <summary>The gap between most lines of running text, in parts of their size.</summary>
    public double UsualGap { get; private set; }

    /// <summary>Width of most columns of running text, in points.</summary>
    public double UsualWidth { get; private set; }

    /// <summary>How many lines stand right below a line, one for each column.</summary>
    public int CoveredBy(int i) => coveredCount[i];

    /// <summary>The box of a line.</summary>
    public Place PlaceOf(int i) => page[i].Setting!.Place;

    /// <summary>The plan of a page; null where its format does not tell how all of its lines stand.</summary>
    public static PagePlan? Of(IReadOnlyList<PageLine> page)
    {
        if (page.Count == 0 || page.Any(line => line.Setting is null || line.SizePt <= 0))
        {
            return null;
        }

        var plan = new PagePlan(page);
        plan.FindNeighbours();
        plan.FindColumns();
        return plan;
    }

    /// <summary>Goes down the page and remembers for each slot of its width the last line seen.</summary>
    private void FindNeighbours()
    {
        var (left, right) = (page.Min(line => line.Setting!.Place.Left), page.Max(line => line.Setting!.Place.Right));
        var slots = new int[SlotCount];
        Array.Fill(slots, -1);
        var width = Math.Max(1, right - left) / SlotCount;
        foreach (var i in Enumerable.Range(0, page.Count).OrderByDescending(i => PlaceOf(i).Top))
        {
            var place = PlaceOf(i);
            var inset = Math.Min(0.3 * page[i].SizePt, place.Width / 4);
            var (from, to) = (Slot(place.Left + inset), Slot(place.Right - inset));
            for (var slot = from; slot <= to; slot++)
            {
                var other = slots[slot];
                slots[slot] = i;
                if (other < 0 || other == i || PlaceOf(other).Bottom < place.Top - (0.5 * page[i].SizePt))
                {
                    continue;
                }

                if (Above[i] < 0 || PlaceOf(other).Bottom < PlaceOf(Above[i]).Bottom)
                {
                    Above[i] = other;
                }

                Below[other] = Below[other] < 0 ? i : Below[other];
            }

            if (Above[i] >= 0)
            {
                coveredCount[Above[i]]++;
                HeadAbove[i] = page[Above[i]].Largeness > HeadPart ? Above[i] : HeadAbove[Above[i]];
            }
        }

        int Slot(double x) => Math.Clamp((int)((x - left) / width), 0, SlotCount - 1);
    }

    private void FindColumns()
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (Columns[i] != default || (Above[i] >= 0 && GoesOn(Above[i], i)))
            {
                continue;
            }

            var lines = new List<int> { i };
            for (var j = Below[i]; j >= 0 && GoesOn(lines[^1], j) && Columns[j] == default; j = Below[j])
            {
                lines.Add(j);
            }

            var column = Place.Around(lines.Select(PlaceOf));
            lines.ForEach(line => Columns[line] = column);
        }

        for (var i = 0; i < page.Count; i++)
        {
            Columns[i] = Columns[i] == default ? PlaceOf(i) : Columns[i];
        }

        var running = Enumerable.Range(0, page.Count).Where(i => page[i].Largeness is > 0.9 and < 1.1).ToList();
        UsualWidth = Usual(running.Select(i => Columns[i].Width));
        UsualGap = Usual(running.Where(i => Above[i] >= 0 && GoesOn(Above[i], i)).Select(i => (PlaceOf(Above[i]).Bottom - PlaceOf(i).Top) / page[i].SizePt));
    }

    /// <summary>Whether a line goes on in the column of the one above.</summary>
    private bool GoesOn(int above, int i) => Below[above] == i && Above[i] == above && page[above].Frame == page[i].Frame
        && Math.Abs(page[above].SizePt - page[i].SizePt) < 0.06 * page[i].SizePt && PlaceOf(above).Bottom - PlaceOf(i).Top < 2.2 * page[i].SizePt;

    private static double Usual(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
