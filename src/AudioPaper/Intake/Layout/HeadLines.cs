namespace AudioPaper.Intake.Layout;

/// <summary>Finds head lines in a column by what the letters tell: page text has no sizes.</summary>
internal static class HeadLines
{
    /// <summary>A head has few lines.</summary>
    private const int MostLines = 4;

    /// <summary>A line of hanzi that is this much shorter than the column ends a paragraph or is a head.</summary>
    private const double Short = 2.6;

    /// <summary>An indent, in positions.</summary>
    private const int WidestIndent = 6;

    /// <summary>A line of words is short when it fills less of the column than this.</summary>
    private const double ShortPart = 0.8;

    /// <summary>The block in heads and the text below each; a block without heads is one part.</summary>
    /// <param name="block">Lines of a column.</param>
    /// <param name="isBlank">Whether the page is blank in a row.</param>
    public static IEnumerable<GridBlock> Apart(GridBlock block, Func<int, bool> isBlank)
    {
        if (block.IsHead || block.Lines.Count == 1)
        {
            return [block];
        }

        var lines = block.Lines;
        var heads = new HashSet<int>();
        var starts = new SortedSet<int> { 0 };
        for (var i = 0; i < lines.Count - 1; i++)
        {
            if (!EndsHead(block, i, isBlank))
            {
                continue;
            }

            var first = i;
            while (first > 0 && i - first + 1 < MostLines && LineEnd.IsHeadLike(lines[first - 1].Text) && !LineEnd.IsComplete(lines[first - 1].Text) && !IsBlankBefore(lines, first, isBlank))
            {
                first--;
            }

            if (char.IsLower(lines[first].Text[0]))
            {
                continue;
            }

            if (first == 0 || LineEnd.IsComplete(lines[first - 1].Text) || IsBlankBefore(lines, first, isBlank))
            {
                heads.Add(first);
                starts.Add(first);
                starts.Add(i + 1);
            }
        }

        return starts.Count == 1 ? [block] : block.Split([.. starts], heads);
    }

    private static bool EndsHead(GridBlock block, int i, Func<int, bool> isBlank)
    {
        var (line, next) = (block.Lines[i], block.Lines[i + 1]);
        if (!LineEnd.IsHeadLike(line.Text) || LineEnd.IsOpen(line.Text) || (LineEnd.IsComplete(line.Text) && i > 0))
        {
            return false;
        }

        var isApart = IsBlankBefore(block.Lines, i + 1, isBlank);
        var isIndented = next.Left > block.Edge && next.Left <= block.Edge + WidestIndent && (!IsShort(block, next) || LineEnd.IsComplete(next.Text));
        var beginsText = isIndented || LineEnd.BeginsText(next.Text);
        if (!isApart && !beginsText && LineEnd.IsHeadLike(next.Text) && IsShort(block, next))
        {
            return false;
        }

        var isWide = GapRow.IsWide(line.Text[^1]);
        // Within a sentence no line has an indent: what stands before one without an end is a head.
        return (IsShort(block, line) && (isWide || isApart)) || beginsText;
    }

    /// <summary>Whether a line does not fill its column.</summary>
    public static bool IsShort(GridBlock block, GridSegment line) =>
        GapRow.IsWide(line.Text[^1]) ? block.WidthOf(line) <= block.FullWidth - Short : line.Right - block.Left < ShortPart * (block.FullRight - block.Left);

    private static bool IsBlankBefore(List<GridSegment> lines, int i, Func<int, bool> isBlank) =>
        Enumerable.Range(lines[i - 1].Row + 1, lines[i].Row - lines[i - 1].Row - 1).Any(isBlank);
}
