namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Judges an order of reading by what goes wrong where one area ends and the next begins: a sentence that does not go on, or a headline
/// that its text does not stand beside.
/// </summary>
internal static class Coherence
{
    private const string SentenceEnds = ".!?。！？…”’」』）)】:：;；";
    private const string NeverFirst = "，。、；：！？”’」』）》】,.;:!?)%％";

    /// <summary>Lines this short are labels, marks and figures.</summary>
    private const int LeastLetters = 4;

    /// <summary>Letters this much larger than running text are headlines.</summary>
    private const double HeadlinePart = 1.18;

    /// <summary>Text stands no further from its headline than this, in parts of the headline's size, to the side and up or down.</summary>
    private const double HeadlineGap = 4;

    /// <summary>The same in parts of the size of running text: a small headline may stand over the middle of wide columns.</summary>
    private const double HeadlineReach = 12;

    /// <summary>Letters of one text differ by less than this part of their size; those of a signature may differ by little more.</summary>
    private const double SameSizePart = 0.04;

    /// <summary>Words this far apart (in parts of the size) may be on one line.</summary>
    private const double WordsReach = 5;

    /// <summary>The number of breaks between the areas; of several orders the one with the fewest is how the page was written.</summary>
    /// <param name="areas">The lines of each area, in reading order.</param>
    public static int Breaks(List<List<PrintedLine>> areas)
    {
        var body = BodySize(areas);
        var ends = areas.FindAll(area => area.Count > 0);
        return ends.Zip(ends.Skip(1)).Count(pair => IsBreak(pair.First[^1], pair.Second[0], body));
    }

    /// <summary>Whether two orders of a page have its headlines in the same order, so that only what is between them differs.</summary>
    public static bool HaveSameHeadlines(List<List<PrintedLine>> areas, List<List<PrintedLine>> others)
    {
        var places = Headlines(others).Select((line, i) => (line.Place, i)).DistinctBy(pair => pair.Place).ToDictionary(pair => pair.Place, pair => pair.i);
        var indices = Headlines(areas).Where(line => places.ContainsKey(line.Place)).Select(line => places[line.Place]).ToList();
        return indices.Zip(indices.Skip(1)).All(pair => pair.First < pair.Second);
    }

    /// <summary>Whether a line ends with the end of a sentence.</summary>
    public static bool EndsSentence(PrintedLine line) => SentenceEnds.Contains(line.Text[^1]);

    /// <summary>Whether a sentence goes on from one line to another.</summary>
    public static bool RunsOn(PrintedLine last, PrintedLine first) => !EndsSentence(last) && Math.Abs(last.SizePt - first.SizePt) < SameSizePart * last.SizePt && last.IsBold == first.IsBold && !first.IsIndented;

    private static IEnumerable<PrintedLine> Headlines(List<List<PrintedLine>> areas)
    {
        var body = BodySize(areas);
        return areas.SelectMany(area => area).Where(line => line.SizePt > HeadlinePart * body && line.Text.Length >= LeastLetters);
    }

    /// <summary>The size of running text on a page, in points; 0 for none.</summary>
    public static double BodySize(List<List<PrintedLine>> areas) =>
        areas.SelectMany(area => area).GroupBy(line => Math.Round(line.SizePt * 4)).MaxBy(group => group.Sum(line => line.Text.Length))?.First().SizePt ?? 0;

    private static bool IsBreak(PrintedLine last, PrintedLine first, double body)
    {
        if (IsPaintedBackwards(last, first))
        {
            return true;
        }

        if (last.SizePt > HeadlinePart * body)
        {
            // Captions and credits stand anywhere.
            return last.Text.Length >= LeastLetters && !IsSmaller(first, body) && !IsNear(last.Place, first.Place, Math.Max(HeadlineGap * last.SizePt, HeadlineReach * body));
        }

        var isOpen = IsSize(last, body) && !last.IsBold && last.Text.Length >= LeastLetters && !SentenceEnds.Contains(last.Text[^1]);
        var isSame = IsSize(last, first.SizePt) && last.IsBold == first.IsBold;
        var goesOn = NeverFirst.Contains(first.Text[0]) || (IsSize(first, body) && char.IsLower(first.Text[0]));
        var isNote = IsSmaller(first, body) && IsNear(last.Place, first.Place, body);
        return isOpen ? !isNote && (!isSame || (!goesOn && (first.IsIndented || char.IsUpper(first.Text[0])))) : goesOn;
    }

    /// <summary>Whether a line follows that stands right above, or right before on the same height: nobody reads that way.</summary>
    private static bool IsPaintedBackwards(PrintedLine last, PrintedLine first)
    {
        var (a, b, size) = (last.Place, first.Place, last.SizePt);
        var (side, height) = (Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left), Math.Min(a.Top, b.Top) - Math.Max(a.Bottom, b.Bottom));
        return a.Width > a.Height && b.Width > b.Height && IsSize(last, first.SizePt)
            && ((side > size && b.Bottom > a.Bottom && height > -size) || (height > 0.5 * size && b.Left < a.Left && side > -WordsReach * size));
    }

    private static bool IsNear(Place a, Place b, double gap) =>
        Math.Max(a.Left, b.Left) - Math.Min(a.Right, b.Right) < gap && Math.Max(a.Bottom, b.Bottom) - Math.Min(a.Top, b.Top) < gap;

    private static bool IsSmaller(PrintedLine line, double body) => line.SizePt < 0.94 * body;

    private static bool IsSize(PrintedLine line, double size) => Math.Abs(line.SizePt - size) < 0.06 * size;
}
