using System.Text;

namespace AudioPaper.Intake.Layout;

/// <summary>Page text in which columns stand side by side, as programs write it that keep the look of a page with spaces.</summary>
internal static class LayoutText
{
    /// <summary>
    /// The text with the columns of each page one after the other; pages without columns stay as they are. Only white space is put in or
    /// left out. Lines keep their indent inside the column, blank lines stand between blocks.
    /// </summary>
    public static string InReadingOrder(string text)
    {
        if (!text.Contains("  ", StringComparison.Ordinal))
        {
            return text;
        }

        var pages = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\f');
        var ordered = Array.ConvertAll(pages, PageInReadingOrder);
        return Array.TrueForAll(ordered, page => page is null) ? text : string.Join('\f', ordered.Zip(pages, (order, page) => order ?? page));
    }

    private static string? PageInReadingOrder(string page)
    {
        if (GridRows.Of(page) is not { } rows)
        {
            return null;
        }

        rows = rows.WithFilledHoles();

        var blocks = GridBlocks.Of(rows);
        var written = new StringBuilder(page.Length);
        GridBlock? before = null;
        foreach (var block in CutTree.Order(blocks))
        {
            if (before is not null && !GoesOn(before, block))
            {
                written.Append('\n');
            }

            foreach (var line in block.Lines)
            {
                written.Append(' ', line.Left - block.Left).Append(line.Text).Append('\n');
            }

            before = block;
        }

        return written.ToString();
    }

    /// <summary>Whether a block is the same column going on: room in it was made only by what stands beside.</summary>
    private static bool GoesOn(GridBlock before, GridBlock block) =>
        before.Left == block.Left && block.Lines[0].Row > before.Lines[^1].Row && block.Lines[0].Row - before.Lines[^1].Row < 4
            && before.Lines.Count > 1 && before.Lines[^1].Right >= before.Right - 1;
}
