namespace AudioPaper.Intake.Pdf;

/// <summary>A rectangle on a page, in points, y upwards.</summary>
internal readonly record struct Place(double Left, double Right, double Bottom, double Top)
{
    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public double Area => Width * Height;

    /// <summary>Whether the middle of another one is in this one.</summary>
    public bool HoldsMiddleOf(Place other) =>
        (other.Left + other.Right) / 2 is var x && (other.Bottom + other.Top) / 2 is var y && x > Left && x < Right && y > Bottom && y < Top;

    /// <summary>Whether another one lies in this one, up to a difference in points.</summary>
    public bool Holds(Place other, double difference) =>
        other.Left > Left - difference && other.Right < Right + difference && other.Bottom > Bottom - difference && other.Top < Top + difference;

    /// <summary>How much of the width both have in common; the gap between them, below zero, when they have nothing in common.</summary>
    public double Overlap(Place other) => Math.Min(Right, other.Right) - Math.Max(Left, other.Left);

    /// <summary>Around some places, at least one.</summary>
    public static Place Around(IEnumerable<Place> places) => places.Aggregate((a, b) =>
        new Place(Math.Min(a.Left, b.Left), Math.Max(a.Right, b.Right), Math.Min(a.Bottom, b.Bottom), Math.Max(a.Top, b.Top)));

    /// <summary>Around the letters of a line.</summary>
    public static Place Of(List<Glyph> glyphs)
    {
        // Vertical writing is laid level, with its x to the left of the page.
        var isLaid = glyphs[0].Right <= 0;
        return isLaid
            ? new Place(glyphs.Min(glyph => glyph.Baseline - (glyph.Size / 2)), glyphs.Max(glyph => glyph.Baseline + (glyph.Size / 2)), -glyphs.Max(glyph => glyph.Right), -glyphs.Min(glyph => glyph.Left))
            : new Place(glyphs.Min(glyph => glyph.Left), glyphs.Max(glyph => glyph.Right), glyphs.Min(glyph => glyph.Baseline - (0.14 * glyph.Size)), glyphs.Max(glyph => glyph.Baseline + (0.86 * glyph.Size)));
    }
}
