namespace AudioPaper.Intake.Layout;

/// <summary>
/// Orders the blocks of a grid by recursive XY-cut (G. Nagy and S. Seth, "Hierarchical representation of optically scanned documents", 1984):
/// first where heads begin in all columns at once, then between columns, then where nothing else is left between rows.
/// </summary>
internal sealed class GridOrder
{
    /// <summary>More blocks than this are ordered from top to bottom only.</summary>
    private const int MostBlocks = 300;

    /// <summary>Text that a head stands over begins at most this many rows below it, and in all its columns in nearly the same row.</summary>
    private const int HeadRoom = 4;
    private const int Unevenness = 2;

    /// <summary>A head that stands so many positions to the right of its column is set in the middle over more of them.</summary>
    private const int LeastCentred = 4;

    private readonly IReadOnlyList<GridBlock> blocks;
    private readonly (int Left, int Right)[] bounds;
    private readonly bool[] isHead;
    private readonly bool[] endsOpen;
    private readonly bool[] startsOpen;

    private GridOrder(IReadOnlyList<GridBlock> blocks)
    {
        this.blocks = blocks;
        isHead = [.. blocks.Select(block => block.IsHead || block.IsOverAll)];
        endsOpen = [.. blocks.Select(block => block.EndsOpen)];
        startsOpen = [.. blocks.Select(block => block.StartsOpen)];
        bounds = [.. blocks.Select(Bounds)];
    }

    /// <summary>The blocks, which come from top to bottom, in reading order.</summary>
    public static List<GridBlock> Of(IReadOnlyList<GridBlock> blocks)
    {
        if (blocks.Count > MostBlocks)
        {
            return [.. blocks];
        }

        var read = new List<GridBlock>();
        new GridOrder(blocks).Read([.. Enumerable.Range(0, blocks.Count)], read);
        return read;
    }

    private void Read(List<int> region, List<GridBlock> read)
    {
        if (region.Count == 1)
        {
            read.Add(blocks[region[0]]);
            return;
        }

        var bands = Bands(region);
        var parts = Stories(bands) is { Count: > 1 } stories ? stories
            : Columns(region) is { Count: > 1 } columns ? columns
            : Groups(bands) is { Count: > 1 } groups ? groups : null;
        if (parts is null)
        {
            read.AddRange(BlockSequence.Of(region.ConvertAll(i => blocks[i].ToBlock() with { Left = bounds[i].Left, Right = bounds[i].Right, IsHead = false })).Select(i => blocks[region[i]]));
            return;
        }

        parts.ForEach(part => Read(part, read));
    }

    /// <summary>The parts of a region between which no block crosses from row to row.</summary>
    private List<List<int>> Bands(List<int> region)
    {
        var bands = new List<List<int>>();
        var end = int.MinValue;
        foreach (var i in region.OrderBy(i => blocks[i].FirstRow))
        {
            if (blocks[i].FirstRow > end)
            {
                bands.Add([]);
            }

            bands[^1].Add(i);
            end = Math.Max(end, blocks[i].LastRow);
        }

        return bands;
    }

    /// <summary>Bands put together until one comes in which every column begins with a head.</summary>
    private List<List<int>> Stories(List<List<int>> bands)
    {
        var stories = new List<List<int>>();
        for (var i = 0; i < bands.Count; i++)
        {
            if (i == 0 || IsCutOff(stories[^1], bands[i]) || (!bands[i - 1].TrueForAll(block => isHead[block] && !blocks[block].IsOverAll) && Columns(bands[i]).TrueForAll(BeginsWithHead)))
            {
                stories.Add([]);
            }

            stories[^1].AddRange(bands[i]);
        }

        return stories;
    }

    /// <summary>Whether a text above cannot go on below, where a head stands, but in the next column above: a story ends between.</summary>
    private bool IsCutOff(List<int> above, List<int> below) => above.Exists(i => endsOpen[i]
        && !above.Exists(j => blocks[j].FirstRow > blocks[i].LastRow && Share(i, j))
        && below.Where(j => Share(i, j)).OrderBy(j => blocks[j].FirstRow).Select(j => isHead[j]).FirstOrDefault()
        && above.Exists(j => bounds[j].Left >= bounds[i].Right - 1 && startsOpen[j]));

    private bool Share(int a, int b) => bounds[a].Left < bounds[b].Right && bounds[b].Left < bounds[a].Right;

    private bool BeginsWithHead(List<int> column) => column.MinBy(i => blocks[i].FirstRow) is var first && (isHead[first]);

    /// <summary>Parts of a region between which no block crosses from column to column, from left to right.</summary>
    private List<List<int>> Columns(List<int> region)
    {
        var columns = new List<List<int>>();
        var end = int.MinValue;
        foreach (var i in region.OrderBy(i => bounds[i].Left))
        {
            if (bounds[i].Left >= end)
            {
                columns.Add([]);
            }

            columns[^1].Add(i);
            end = Math.Max(end, bounds[i].Right);
        }

        return columns;
    }

    /// <summary>Bands put together as long as columns run through them.</summary>
    private List<List<int>> Groups(List<List<int>> bands)
    {
        var groups = new List<List<int>>();
        foreach (var band in bands)
        {
            if (groups.Count > 0 && groups[^1].Concat(band).ToList() is var both && Columns(groups[^1]).Count > 1 && Columns(band).Count > 1 && Columns(both).Count > 1)
            {
                groups[^1] = both;
            }
            else
            {
                groups.Add(band);
            }
        }

        return groups;
    }

    /// <summary>
    /// The sides of a block. A head has fewer letters than fit over the columns of its story: it reaches over all those that begin below it
    /// side by side and have no head of their own, as far as nothing stands beside it.
    /// </summary>
    private (int Left, int Right) Bounds(GridBlock block)
    {
        if (!block.IsHead)
        {
            return (block.Left, block.Right);
        }

        var beside = blocks.Where(other => other.FirstRow <= block.LastRow && block.FirstRow <= other.LastRow).ToList();
        var left = beside.Where(other => other.Right <= block.Left + 1).Select(other => other.Right).DefaultIfEmpty(int.MinValue).Max();
        var right = beside.Where(other => other.Left >= block.Right - 1).Select(other => other.Left).DefaultIfEmpty(int.MaxValue).Min();
        var end = block.LastRow;
        foreach (var head in blocks.Where(other => other.IsHead && other.Left >= left && other.Right <= right && other.Left < block.Right && block.Left < other.Right))
        {
            end = head.FirstRow > end && head.FirstRow <= end + HeadRoom ? head.LastRow : end;
        }

        var below = blocks.Where(other => !other.IsHead && other.FirstRow > block.LastRow && other.FirstRow <= end + HeadRoom && other.Left >= left && other.Right <= right).ToList();
        if (below.Where(other => other.Left < block.Right && block.Left < other.Right).MinBy(other => other.FirstRow) is not { } own)
        {
            return (block.Left, block.Right);
        }

        // What begins with its column reaches to the right only; what stands in the middle, to both sides.
        below.RemoveAll(other => Math.Abs(other.FirstRow - own.FirstRow) > Unevenness || (block.Left - own.Left < LeastCentred && other.Left < own.Left));
        return (Math.Min(block.Left, below.Min(other => other.Left)), Math.Max(block.Right, below.Max(other => other.Right)));
    }
}
