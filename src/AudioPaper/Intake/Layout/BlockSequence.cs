namespace AudioPaper.Intake.Layout;

/// <summary>
/// Orders blocks by two rules (T. Breuel, "High performance document layout analysis", 2003): of two that share a part of the width the
/// upper one comes first; else the left one, unless a third between them in height touches both. Blocks of one article stay together.
/// </summary>
internal static class BlockSequence
{
    /// <summary>More blocks than this are ordered from top to bottom only.</summary>
    private const int MostBlocks = 300;

    /// <summary>Indices of <paramref name="blocks"/>, which come from top to bottom, in reading order.</summary>
    public static List<int> Of(IReadOnlyList<Block> blocks)
    {
        if (blocks.Count > MostBlocks)
        {
            return [.. Enumerable.Range(0, blocks.Count)];
        }

        var articles = Articles(blocks);
        var whole = articles.ConvertAll(article => new Block(
            article.Min(i => blocks[i].Left), article.Max(i => blocks[i].Right), article.Max(i => blocks[i].Top), article.Min(i => blocks[i].Bottom), blocks[article[0]].LineHeight, false));
        return [.. Sorted(whole).SelectMany(article => Sorted(articles[article].ConvertAll(i => blocks[i])).Select(i => articles[article][i]))];
    }

    /// <summary>Puts each block to the one it stands under; a head begins an article, unless it stands right under another one.</summary>
    private static List<List<int>> Articles(IReadOnlyList<Block> blocks)
    {
        var bounds = Bounds(blocks);
        var articles = new SortedDictionary<int, List<int>>();
        var articleOf = new int[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            var above = Enumerable.Range(0, i).Where(j => blocks[j].Bottom > blocks[i].Bottom && Share(bounds[j], bounds[i]))
                .Select(j => (int?)j).MinBy(j => blocks[j!.Value].Bottom);
            var startsArticle = above is not { } over || (blocks[i].IsHead
                && !(blocks[over].IsHead && blocks[over].Bottom - blocks[i].Top < 1.5 * blocks[i].LineHeight));
            articleOf[i] = startsArticle ? i : articleOf[above!.Value];
            if (startsArticle)
            {
                articles[i] = [];
            }

            articles[articleOf[i]].Add(i);
        }

        return [.. articles.Values];
    }

    /// <summary>
    /// The sides of each block. Head lines often stand in the middle over the columns that begin below; they reach over these as far as
    /// nothing stands beside them.
    /// </summary>
    private static List<(double Left, double Right)> Bounds(IReadOnlyList<Block> blocks) => [.. blocks.Select((block, i) =>
    {
        if (!block.IsHead && block.Top - block.Bottom > 2.2 * block.LineHeight)
        {
            return (block.Left, block.Right);
        }

        var beside = blocks.Where(other => Math.Min(block.Top, other.Top) > Math.Max(block.Bottom, other.Bottom)).ToList();
        var left = beside.Where(other => other.Right <= block.Left).Select(other => other.Right).DefaultIfEmpty(double.MinValue).Max();
        var right = beside.Where(other => other.Left >= block.Right).Select(other => other.Left).DefaultIfEmpty(double.MaxValue).Min();
        var below = blocks.Where(other => other.Top <= block.Bottom + 1 && other.Top > block.Bottom - (3.5 * block.LineHeight)
            && other.Left > left && other.Right < right).Append(block).ToList();
        return (below.Min(other => other.Left), below.Max(other => other.Right));
    })];

    private static List<int> Sorted(List<Block> blocks)
    {
        var bounds = Bounds(blocks);
        var sorted = new List<int>(blocks.Count);
        var isPlaced = new bool[blocks.Count];
        foreach (var i in Enumerable.Range(0, blocks.Count).OrderBy(i => bounds[i].Left))
        {
            Place(i);
        }

        return sorted;

        void Place(int i)
        {
            if (isPlaced[i])
            {
                return;
            }

            // Marked before the ones it waits for: a circle is broken here.
            isPlaced[i] = true;
            for (var j = 0; j < blocks.Count; j++)
            {
                if (!isPlaced[j] && IsBefore(j, i))
                {
                    Place(j);
                }
            }

            sorted.Add(i);
        }

        bool IsBefore(int a, int b) => Share(bounds[a], bounds[b]) ? blocks[a].Top > blocks[b].Top
            : bounds[a].Right <= bounds[b].Left && !Enumerable.Range(0, blocks.Count).Any(c => c != a && c != b && Share(bounds[a], bounds[c]) && Share(bounds[b], bounds[c])
                && blocks[c].Top < Math.Max(blocks[a].Top, blocks[b].Top) && blocks[c].Top > Math.Min(blocks[a].Top, blocks[b].Top));
    }

    private static bool Share((double Left, double Right) a, (double Left, double Right) b) => Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 1;
}
