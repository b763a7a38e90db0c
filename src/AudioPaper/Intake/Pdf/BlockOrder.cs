namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Orders a region that no straight cut divides, e.g. text that runs around a picture: letters are joined to blocks from below
/// (as in Docstrum: L. O'Gorman, "The document spectrum for page layout analysis", 1993), and the blocks are ordered by two rules
/// (T. Breuel, "High performance document layout analysis", 2003): of two that share a part of the width the upper one
/// comes first; else the left one, unless a third between them in height touches both.
/// </summary>
internal static class BlockOrder
{
    /// <summary>Boxes above that are compared with one; a bound for pages that are no newspapers.</summary>
    private const int Reach = 400;

    /// <summary>More blocks than this are ordered from top to bottom only.</summary>
    private const int MostBlocks = 300;

    /// <summary>The blocks of <paramref name="region"/> in reading order.</summary>
    public static List<List<TextBox>> Of(List<TextBox> region)
    {
        var blocks = Blocks([.. region.OrderByDescending(box => box.Top).ThenBy(box => box.Left)])
            .Select(boxes => new Strip(boxes)).OrderByDescending(block => block.Top).ToList();
        if (blocks.Count > MostBlocks)
        {
            return [.. blocks.Select(block => block.Boxes)];
        }

        var articles = Articles(blocks, Strip.UsualSize(region)).ToDictionary(article => new Strip([.. article.SelectMany(block => block.Boxes)]));
        return [.. Sorted([.. articles.Keys]).SelectMany(article => Sorted(articles[article])).Select(block => block.Boxes)];
    }

    /// <summary>Puts each block to the one it stands under; large letters begin an article, unless they stand right under other large ones.</summary>
    private static List<List<Strip>> Articles(List<Strip> blocks, double usualSize)
    {
        var bounds = Bounds(blocks);
        var articles = new Dictionary<int, List<Strip>>();
        var articleOf = new int[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            var above = Enumerable.Range(0, i).Where(j => blocks[j].Bottom > blocks[i].Bottom && Share(bounds[j], bounds[i]))
                .Select(j => (int?)j).MinBy(j => blocks[j!.Value].Bottom);
            var startsArticle = above is not { } j || (IsLarge(blocks[i])
                && !(IsLarge(blocks[j]) && blocks[j].Bottom - blocks[i].Top < 1.5 * blocks[i].Boxes[0].Size));
            articleOf[i] = startsArticle ? i : articleOf[above!.Value];
            if (startsArticle)
            {
                articles[i] = [];
            }

            articles[articleOf[i]].Add(blocks[i]);
        }

        return [.. articles.Values];

        bool IsLarge(Strip block) => block.Boxes[0].Size > 1.18 * usualSize;
    }

    private static IEnumerable<List<TextBox>> Blocks(List<TextBox> boxes)
    {
        var parents = Enumerable.Range(0, boxes.Count).ToArray();
        var open = new List<int>();
        for (var i = 0; i < boxes.Count; i++)
        {
            open.RemoveAll(other => boxes[other].Bottom > boxes[i].Top + (1.2 * boxes[i].Size));
            if (open.Count > Reach)
            {
                open.RemoveRange(0, open.Count - Reach);
            }

            foreach (var other in open.Where(other => Touch(boxes[other], boxes[i])))
            {
                parents[Root(parents, i)] = Root(parents, other);
            }

            open.Add(i);
        }

        return Enumerable.Range(0, boxes.Count).GroupBy(i => Root(parents, i), i => boxes[i]).Select(group => group.ToList());
    }

    private static int Root(int[] parents, int i)
    {
        while (parents[i] != i)
        {
            i = parents[i] = parents[parents[i]];
        }

        return i;
    }

    private static bool Touch(TextBox a, TextBox b)
    {
        var (small, large) = (Math.Min(a.Size, b.Size), Math.Max(a.Size, b.Size));
        var above = Math.Max(a.Bottom, b.Bottom) - Math.Min(a.Top, b.Top);
        var beside = Math.Max(a.Left, b.Left) - Math.Min(a.Right, b.Right);
        return large < 1.2 * small && ((beside < 0 && above < 0.9 * small) || (above < -0.4 * small && beside < 0.6 * small));
    }

    /// <summary>
    /// The sides of each block. Head lines often stand in the middle over the columns that begin below; they reach over these as far as
    /// nothing stands beside them.
    /// </summary>
    private static List<(double Left, double Right)> Bounds(List<Strip> blocks)
    {
        var printed = blocks.Select(block => Strip.Bounds([block])).ToList();
        return [.. blocks.Select((block, i) =>
        {
            if (block.Height > 2.2 * block.Boxes[0].Size)
            {
                return printed[i];
            }

            var beside = Enumerable.Range(0, blocks.Count).Where(j => Math.Min(block.Top, blocks[j].Top) > Math.Max(block.Bottom, blocks[j].Bottom)).ToList();
            var left = beside.Where(j => printed[j].Right <= printed[i].Left).Select(j => printed[j].Right).DefaultIfEmpty(double.MinValue).Max();
            var right = beside.Where(j => printed[j].Left >= printed[i].Right).Select(j => printed[j].Left).DefaultIfEmpty(double.MaxValue).Min();
            var below = Enumerable.Range(0, blocks.Count).Where(j => blocks[j].Top <= block.Bottom + 1 && blocks[j].Top > block.Bottom - (3.5 * block.Boxes[0].Size)
                && printed[j].Left > left && printed[j].Right < right).Append(i).ToList();
            return (below.Min(j => printed[j].Left), below.Max(j => printed[j].Right));
        })];
    }

    private static List<Strip> Sorted(List<Strip> blocks)
    {
        var bounds = Bounds(blocks);
        var sorted = new List<Strip>(blocks.Count);
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

            sorted.Add(blocks[i]);
        }

        bool IsBefore(int a, int b) => ShareWidth(a, b) ? blocks[a].Top > blocks[b].Top
            : bounds[a].Right <= bounds[b].Left && !Enumerable.Range(0, blocks.Count).Any(c => c != a && c != b && ShareWidth(a, c) && ShareWidth(b, c)
                && blocks[c].Top < Math.Max(blocks[a].Top, blocks[b].Top) && blocks[c].Top > Math.Min(blocks[a].Top, blocks[b].Top));

        bool ShareWidth(int a, int b) => Share(bounds[a], bounds[b]);
    }

    private static bool Share((double Left, double Right) a, (double Left, double Right) b) => Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 1;
}
