namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Letters and figures that lie on their side in a line of vertical writing. They are put into the line as upright letters are, at their
/// place in the order of painting; other turned text stays turned.
/// </summary>
internal static class SidewaysLetters
{
    /// <summary>Direction of text that runs down the page, in degrees.</summary>
    public const int Downwards = 270;

    /// <summary>The middle of a letter lies this far above its baseline, in parts of its size.</summary>
    private const double Middle = 0.36;

    private const double Ascent = 0.86;

    /// <summary>Letters with their directions, in the order of painting, where those of vertical writing stand upright.</summary>
    public static List<(int Direction, Glyph Glyph)> InVerticalWriting(List<(int Direction, Glyph Glyph)> letters)
    {
        var set = new List<(int Direction, Glyph Glyph)>(letters.Count);
        for (var i = 0; i < letters.Count;)
        {
            var end = i + 1;
            while (end < letters.Count && letters[i].Direction == Downwards && letters[end].Direction == Downwards
                && Math.Abs(letters[end].Glyph.Baseline - letters[i].Glyph.Baseline) < 0.1 * letters[i].Glyph.Size)
            {
                end++;
            }

            var isInLine = letters[i].Direction == Downwards
                && ((set.Count > 0 && IsInLine(set[^1], letters[i].Glyph)) || (end < letters.Count && IsInLine(letters[end], letters[end - 1].Glyph)));
            set.AddRange(isInLine ? letters[i..end].Select(letter => (0, Upright(letter.Glyph))) : letters[i..end]);
            i = end;
        }

        return set;
    }

    /// <summary>Whether a hanzi stands in the same line right above or below.</summary>
    private static bool IsInLine((int Direction, Glyph Glyph) other, Glyph glyph)
    {
        var hanzi = other.Glyph;
        var (x, top, bottom) = (glyph.Baseline + (Middle * glyph.Size), -glyph.Left, -glyph.Right);
        var gap = Math.Max(hanzi.Baseline - (0.14 * hanzi.Size) - top, bottom - hanzi.Baseline - (Ascent * hanzi.Size));
        return other.Direction == 0 && hanzi.IsWide && Math.Abs(((hanzi.Left + hanzi.Right) / 2) - x) < 0.4 * hanzi.Size && Math.Abs(gap) < hanzi.Size;
    }

    private static Glyph Upright(Glyph glyph)
    {
        var x = glyph.Baseline + (Middle * glyph.Size);
        return glyph with { Left = x - (glyph.Size / 2), Right = x + (glyph.Size / 2), Baseline = -glyph.Left - (Ascent * glyph.Size), SidewaysLength = glyph.Right - glyph.Left };
    }
}
