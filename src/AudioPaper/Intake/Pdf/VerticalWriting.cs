namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Finds lines of vertical writing among letters in painted order: hanzi one below the other, and among them letters that lie on their
/// side or figures set level within the width of one hanzi.
/// </summary>
internal static class VerticalWriting
{
    /// <summary>So many cells painted one below the other are vertical writing.</summary>
    private const int LeastCells = 3;

    /// <summary>Figures set level within one cell.</summary>
    private const int MostInCell = 4;

    /// <summary>The lines of a paragraph begin in one tier, up to this difference in parts of the size.</summary>
    private const double TierPart = 2.6;

    /// <summary>The widest step from a line to the next one, in parts of the size.</summary>
    private const double WidestStep = 2.6;

    /// <summary>Where the line of vertical writing that starts at a letter ends; <paramref name="start"/> itself when none starts there.</summary>
    /// <param name="glyphs">The letters in the order they were painted.</param>
    /// <param name="start">Index of the first letter.</param>
    /// <param name="before">First letter of the line of vertical writing painted just before; null when there was none.</param>
    public static int LineEnd(List<Glyph> glyphs, int start, Glyph? before)
    {
        var (end, cells) = CellsFrom(glyphs, start);
        if (cells >= LeastCells)
        {
            return end;
        }

        // The last line of a paragraph, and the first one of a column, may be a word.
        var isNext = before is { } head && IsNextLine(head, glyphs[start]);
        var isFirst = end < glyphs.Count && IsNextLine(glyphs[start], glyphs[end]) && CellsFrom(glyphs, end).Cells >= LeastCells;
        return (glyphs[start].IsWide || glyphs[start].IsSideways) && (isNext || isFirst) ? end : start;
    }

    private static (int End, int Cells) CellsFrom(List<Glyph> glyphs, int start)
    {
        var (cell, end, cells) = (start, CellEnd(glyphs, start), 1);
        while (end < glyphs.Count)
        {
            var next = CellEnd(glyphs, end);
            if (!IsBelow(glyphs[cell], glyphs[end - 1], glyphs[end], glyphs[next - 1]))
            {
                break;
            }

            (cell, end, cells) = (end, next, cells + 1);
        }

        // The last one may begin a level line that starts below single letters.
        return end < glyphs.Count && cells < 2 * LeastCells && glyphs[end].Baseline == glyphs[end - 1].Baseline && glyphs[end].Left > glyphs[end - 1].Left ? (start + 1, 1) : (end, cells);
    }

    /// <summary>A hanzi is a cell, and so are a few figures on one baseline that take no more room.</summary>
    private static int CellEnd(List<Glyph> glyphs, int start)
    {
        var first = glyphs[start];
        var end = start + 1;
        while (!first.IsWide && !first.IsSideways && end < glyphs.Count && end - start <= MostInCell && !glyphs[end].IsWide && !glyphs[end].IsSideways
            && Math.Abs(glyphs[end].Baseline - first.Baseline) < 0.1 * first.Size && Math.Abs(glyphs[end].Left - glyphs[end - 1].Right) < 0.3 * first.Size)
        {
            end++;
        }

        return end - start <= MostInCell && glyphs[end - 1].Right - first.Left < 1.3 * first.Size ? end : start + 1;
    }

    private static bool IsBelow(Glyph above, Glyph aboveLast, Glyph first, Glyph last)
    {
        var step = above.Baseline - first.Baseline;
        return Math.Abs(above.Left + aboveLast.Right - first.Left - last.Right) < 0.5 * first.Size
            && step > 0.7 * (above.IsSideways ? above.SidewaysLength : first.Size) && step < 1.8 * first.Size
            && Math.Abs(above.Size - first.Size) < 0.1 * first.Size
            && (above.IsWide || first.IsWide || above.IsSideways || first.IsSideways);
    }

    private static bool IsNextLine(Glyph head, Glyph glyph)
    {
        var step = (head.Left + head.Right - glyph.Left - glyph.Right) / 2;
        return step > 0.9 * head.Size && step < WidestStep * head.Size
            && Math.Abs(head.Baseline - glyph.Baseline) < TierPart * head.Size
            && Math.Abs(head.Size - glyph.Size) < 0.1 * head.Size;
    }
}
