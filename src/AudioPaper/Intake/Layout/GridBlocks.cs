using System.Text.RegularExpressions;

namespace AudioPaper.Intake.Layout;

/// <summary>Finds the blocks of a page whose columns stand side by side.</summary>
internal static partial class GridBlocks
{
    /// <summary>Page number and date stand in the first or last lines.</summary>
    private const int FolioDepth = 4;

    /// <summary>Blocks of the lines that stand below each other, from top to bottom.</summary>
    public static List<GridBlock> Of(GridRows grid)
    {
        var rows = grid.Segments;
        var blocks = new List<GridBlock>();
        var open = new List<GridBlock>();
        var width = rows.SelectMany(row => row).Max(line => line.Right);
        var written = rows.Where(row => row.Count > 0).ToList();
        for (var number = 0; number < written.Count; number++)
        {
            var row = written[number];
            if ((number < FolioDepth || number >= written.Count - FolioDepth) && row.Exists(line => Folio().IsMatch(line.Text)) && IsAlone(rows, row[0].Row))
            {
                blocks.Add(GridBlock.OverAll(row, width));
                continue;
            }

            var goesOn = row.ConvertAll(line => Above(grid, open, line));
            var next = new List<GridBlock>();
            for (var i = 0; i < row.Count; i++)
            {
                var block = goesOn[i];
                if (block is null || goesOn.Count(other => other == block) > 1)
                {
                    block = new GridBlock(row[i]);
                    blocks.Add(block);
                }
                else
                {
                    block.Add(row[i], IsBlankBetween(grid, block, row[i]));
                }

                next.Add(block);
            }

            // What no line covers stays open: shorter columns beside it may leave its next line to a later row.
            open = [.. open.Where(block => !next.Contains(block) && block.IsOpenAt(row[0].Row) && !row.Exists(line => line.IsOver(block.Lines[^1]))), .. next];
        }

        return [.. blocks.SelectMany(block => HeadLines.Apart(block, row => rows[row].Count == 0)).OrderBy(block => block.FirstRow)];
    }

    private static bool IsAlone(IReadOnlyList<List<GridSegment>> rows, int row) =>
        (row == 0 || rows[row - 1].Count == 0) && (row + 1 == rows.Count || rows[row + 1].Count == 0);

    /// <summary>The one block that a line stands right below, or null.</summary>
    private static GridBlock? Above(GridRows grid, List<GridBlock> open, GridSegment line)
    {
        var above = open.Where(block => line.Left < block.Right && block.Left < line.Right && !grid.AreParted(line, block.Lines[^1])).ToList();
        return above is [var only] && only.GoesOnWith(line, IsBlankBetween(grid, only, line)) ? only : null;
    }

    private static bool IsBlankBetween(GridRows grid, GridBlock block, GridSegment line) =>
        Enumerable.Range(block.LastRow + 1, line.Row - block.LastRow - 1).Any(row => grid.Segments[row].Count == 0);

    /// <summary>Signs of a line with page number or date.</summary>
    [GeneratedRegex(@"\d\s*[版页頁月]|第\S{1,3}[版页頁]|\b\d{4}\b|^\s*[A-Z]?\d{1,3}\s*$|\b[Pp](?:age|AGE)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Folio();
}
