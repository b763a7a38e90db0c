namespace AudioPaper.Intake.Pdf;

/// <summary>Letters that belong together on the page: a run on one baseline, or lines of vertical writing side by side.</summary>
internal sealed class TextBox
{
    private const double Ascent = 0.86;
    private const double Descent = 0.14;

    /// <summary>Starts a box with its first letter.</summary>
    public TextBox(Glyph glyph)
    {
        (Left, Right, Size) = (glyph.Left, Math.Max(glyph.Left, glyph.Right), glyph.Size);
        (Top, Bottom) = (glyph.Baseline + (Ascent * Size), glyph.Baseline - (Descent * Size));
        Glyphs = [glyph];
    }

    /// <summary>Its letters in the order they were painted.</summary>
    public List<Glyph> Glyphs { get; }

    /// <summary>For vertical writing its lines, from right to left; empty for a run on a baseline.</summary>
    public List<List<Glyph>> VerticalLines { get; } = [];

    public double Left { get; private set; }

    public double Right { get; private set; }

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    /// <summary>Size of its largest letter.</summary>
    public double Size { get; private set; }

    public double Baseline => Glyphs[0].Baseline;

    public double Height => Top - Bottom;

    /// <summary>Takes one more letter.</summary>
    public void Add(Glyph glyph)
    {
        Glyphs.Add(glyph);
        Size = Math.Max(Size, glyph.Size);
        (Left, Right) = (Math.Min(Left, glyph.Left), Math.Max(Right, glyph.Right));
        (Top, Bottom) = (Math.Max(Top, glyph.Baseline + (Ascent * glyph.Size)), Math.Min(Bottom, glyph.Baseline - (Descent * glyph.Size)));
    }

    /// <summary>Takes the lines of the vertical writing to its left.</summary>
    public void AddVertical(TextBox box)
    {
        VerticalLines.AddRange(box.VerticalLines);
        box.Glyphs.ForEach(Add);
    }
}
