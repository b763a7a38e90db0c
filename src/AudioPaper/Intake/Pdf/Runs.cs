namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Joins letters to runs in the order they were painted, which costs one step for each letter. A run ends where the baseline changes or
/// a gap opens, so it never reaches over the gutter between two columns.
/// </summary>
internal static class Runs
{
    /// <summary>A gap of this part of the size ends a run; the line may join it again.</summary>
    private const double Gap = 0.5;

    /// <summary>The same where the page paints a space in between: justification draws spaces out.</summary>
    private const double SpacedGap = 5;

    /// <summary>Lines of vertical writing compared with a new one; a bound for pages full of them.</summary>
    private const int VerticalReach = 64;

    /// <summary>The runs of <paramref name="painted"/>, lines of vertical writing that stand side by side joined.</summary>
    public static List<TextBox> Of(List<TextBox> painted) =>
        [.. painted.Where(box => box.VerticalLines.Count == 0), .. SideBySide(painted.Where(box => box.VerticalLines.Count > 0))];

    /// <summary>The runs of <paramref name="glyphs"/> in the order they were painted, lines of vertical writing one by one.</summary>
    public static List<TextBox> Painted(List<Glyph> glyphs)
    {
        var boxes = new List<TextBox>();
        for (var i = 0; i < glyphs.Count;)
        {
            var end = VerticalWriting.LineEnd(glyphs, i, boxes.Count > 0 && boxes[^1].VerticalLines.Count > 0 ? boxes[^1].Glyphs[0] : null);
            if (end > i)
            {
                var box = new TextBox(glyphs[i]);
                box.VerticalLines.Add([.. glyphs[i..end].Select(Laid)]);
                glyphs[(i + 1)..end].ForEach(box.Add);
                boxes.Add(box);
                i = end;
                continue;
            }

            if (boxes.Count > 0 && boxes[^1].VerticalLines.Count == 0 && Continues(boxes[^1], glyphs[i]))
            {
                boxes[^1].Add(glyphs[i]);
            }
            else
            {
                boxes.Add(new TextBox(glyphs[i]));
            }

            i++;
        }

        return boxes;
    }

    private static bool Continues(TextBox run, Glyph next)
    {
        var before = run.Glyphs[^1];
        var gap = next.Left - before.Right;
        return Math.Abs(next.Baseline - before.Baseline) < 0.2 * Math.Min(before.Size, next.Size) && gap > -0.4 * next.Size
            && gap < (next.AfterSpace ? SpacedGap : Gap) * Math.Min(before.Size, next.Size) && next.Size < 1.5 * before.Size && before.Size < 1.5 * next.Size;
    }

    /// <summary>A letter of vertical writing as if its line ran to the right and the next line stood below.</summary>
    private static Glyph Laid(Glyph glyph) =>
        glyph with { Left = -glyph.Baseline, Right = (glyph.IsSideways ? glyph.SidewaysLength : glyph.Size) - glyph.Baseline, Baseline = (glyph.Left + glyph.Right) / 2 };

    /// <summary>Joins lines of vertical writing that stand side by side; they are read from right to left.</summary>
    private static List<TextBox> SideBySide(IEnumerable<TextBox> lines)
    {
        var boxes = new List<TextBox>();
        foreach (var line in lines.OrderByDescending(line => line.Right))
        {
            var box = boxes.TakeLast(VerticalReach).FirstOrDefault(box => line.Right > box.Left - (1.2 * line.Size)
                && Math.Abs(box.Top - line.Top) < 2.5 * line.Size && Math.Abs(box.Size - line.Size) < 0.15 * line.Size);
            if (box is null)
            {
                boxes.Add(line);
            }
            else
            {
                box.AddVertical(line);
            }
        }

        return boxes;
    }
}
