using AudioPaper.Intake.Layout;

namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Orders a region that no straight cut divides, e.g. text that runs around a picture: letters are joined to blocks from below
/// (as in Docstrum: L. O'Gorman, "The document spectrum for page layout analysis", 1993), and the blocks are ordered.
/// </summary>
internal static class BlockOrder
{
    /// <summary>Boxes above that are compared with one; a bound for pages that are no newspapers.</summary>
    private const int Reach = 400;

    /// <summary>Letters this much larger than those of the region may begin an article.</summary>
    private const double HeadPart = 1.18;

    /// <summary>The blocks of <paramref name="region"/> in reading order.</summary>
    public static List<List<TextBox>> Of(List<TextBox> region)
    {
        var blocks = Blocks([.. region.OrderByDescending(box => box.Top).ThenBy(box => box.Left)])
            .Select(boxes => new Strip(boxes)).OrderByDescending(block => block.Top).ToList();
        var usualSize = Strip.UsualSize(region);
        return [.. BlockSequence.Of(blocks.ConvertAll(block => Block(block, usualSize))).Select(i => blocks[i].Boxes)];
    }

    private static Block Block(Strip block, double usualSize)
    {
        var (left, right) = Strip.Bounds([block]);
        var size = block.Boxes[0].Size;
        return new Block(left, right, block.Top, block.Bottom, size, size > HeadPart * usualSize);
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
}
