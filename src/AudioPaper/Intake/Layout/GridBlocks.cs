namespace AudioPaper.Intake.Layout;

/// <summary>Finds the blocks of a page whose columns stand side by side.</summary>
internal static class GridBlocks
{
    /// <summary>Blocks of the lines that stand below each other, from top to bottom.</summary>
    public static List<GridBlock> Of(GridRows grid)
    {
        var rows = grid.Segments;
        var blocks = new List<GridBlock>();
        var open = new List<GridBlock>();
        foreach (var row in rows.Where(row => row.Count > 0))
        {
            open.RemoveAll(block => !block.IsOpenAt(row[0].Row));
            var above = row.ConvertAll(line => open.FindAll(block => line.Left < block.Right && block.Left < line.Right));
            var next = new List<GridBlock>();
            for (var i = 0; i < row.Count; i++)
            {
                var isBelow = above[i] is [var only] && above.Count(others => others.Contains(only)) == 1 && only.GoesOnWith(row[i], IsBlankBetween(grid, only, row[i]));
                if (isBelow)
                {
                    above[i][0].Add(row[i]);
                }
                else
                {
                    blocks.Add(new GridBlock(row[i]));
                }

                next.Add(isBelow ? above[i][0] : blocks[^1]);
            }

            // What a line covers is closed.
            open = [.. open.Where(block => !next.Contains(block) && !above.Exists(others => others.Contains(block))), .. next];
        }

        return [.. blocks.SelectMany(block => HeadLines.Apart(block, row => rows[row].Count == 0)).OrderBy(block => block.FirstRow)];
    }

    private static bool IsBlankBetween(GridRows grid, GridBlock block, GridSegment line) =>
        Enumerable.Range(block.LastRow + 1, line.Row - block.LastRow - 1).Any(row => grid.Segments[row].Count == 0);
}
