namespace AudioPaper.Intake.Pdf;

/// <summary>Lines that were painted one below the other, seen as one block of the page.</summary>
/// <param name="lines">At least one line, from top to bottom.</param>
/// <param name="body">Size of running text on the page, in points.</param>
internal sealed class PaintedArea(List<PrintedLine> lines, double body)
{
    /// <summary>Letters this much larger than running text are headlines.</summary>
    private const double HeadPart = 1.18;

    /// <summary>Smaller ones are captions and credits.</summary>
    private const double SmallPart = 0.94;

    /// <summary>Running text has at least so many letters.</summary>
    private const int LeastText = 20;

    /// <summary>What belongs to a headline without being one (kicker, deck, byline) has no more lines and letters.</summary>
    private const int MostNoteLines = 2;
    private const int MostNoteLetters = 48;

    /// <summary>The areas of a page, those without lines left out.</summary>
    public static List<PaintedArea> Of(List<List<PrintedLine>> areas)
    {
        var body = Coherence.BodySize(areas);
        return [.. areas.Where(lines => lines.Count > 0).Select(lines => new PaintedArea(lines, body))];
    }

    public List<PrintedLine> Lines { get; } = lines;

    public Place Place { get; } = Place.Around(lines.Select(line => line.Place));

    public double Size { get; } = lines[0].SizePt;

    /// <summary>Whether all its lines are vertical writing.</summary>
    public bool IsVertical { get; } = lines.TrueForAll(line => line.Place.Height > line.Place.Width);

    public bool IsHead => !IsVertical && Size > HeadPart * body;

    public bool IsSmall => Size < SmallPart * body;

    public bool IsText => !IsVertical && !IsHead && !IsSmall && Lines.Sum(line => line.Text.Length) >= LeastText;

    /// <summary>Whether it is a headline or running text, and nothing beside the articles.</summary>
    public bool IsMain => IsHead || IsText || IsVertical;

    /// <summary>Whether it may be a kicker, a deck or a byline: short, and no sentence.</summary>
    public bool IsNote => !IsVertical && Lines.Count <= MostNoteLines && Lines.Sum(line => line.Text.Length) <= MostNoteLetters && !Coherence.EndsSentence(Lines[^1]);

    /// <summary>Whether it stands right below another one, as the parts of a headline do.</summary>
    public bool IsRightBelow(PaintedArea other) => Place.Overlap(other.Place) > 0
        && other.Place.Bottom - Place.Top is var gap && gap > -0.5 * Size && gap < 1.5 * Math.Max(Size, other.Size);
}
