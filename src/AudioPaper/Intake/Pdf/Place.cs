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
