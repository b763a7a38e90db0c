namespace AudioPaper.Intake.Layout;

/// <summary>
/// Orders the blocks of a page by recursive cuts along white space (XY-cut: G. Nagy and S. Seth, "Hierarchical representation of optically
/// scanned documents", 1984). Of all ways to cut, that one is taken which breaks the fewest sentences and leaves no head without its text
/// (dynamic programming over the regions that cuts make).
/// </summary>
internal sealed class CutTree
{
    /// <summary>Regions that are looked at; from then on the first cut that is possible is taken.</summary>
    private const int MostRegions = 4000;

    /// <summary>More blocks than this are ordered from top to bottom only.</summary>
    private const int MostBlocks = 200;

    /// <summary>Blocks that no straight cut divides.</summary>
    private const double Tangled = 1;

    private readonly IReadOnlyList<GridBlock> blocks;
    private readonly JoinCosts joins;
    private readonly Dictionary<string, Region> known = new(StringComparer.Ordinal);

    private CutTree(IReadOnlyList<GridBlock> blocks) => (this.blocks, joins) = (blocks, new JoinCosts(blocks));

    /// <summary>The blocks, which come from top to bottom, in reading order.</summary>
    public static List<GridBlock> Order(IReadOnlyList<GridBlock> blocks) => blocks.Count is 0 or > MostBlocks
        ? [.. blocks]
        : new CutTree(blocks).Best([.. Enumerable.Range(0, blocks.Count)]).Read([]).ConvertAll(i => blocks[i]);

    private Region Best(int[] members)
    {
        var key = string.Create(members.Length, members, (span, ids) =>
        {
            for (var i = 0; i < ids.Length; i++)
            {
                span[i] = (char)ids[i];
            }
        });
        if (!known.TryGetValue(key, out var best))
        {
            best = members.Length == 1 ? new Region(0, members, null, null) : Cut(members);
            known[key] = best;
        }

        return best;
    }

    private Region Cut(int[] members)
    {
        Region? best = null;
        foreach (var (first, second) in Gutters(members).Concat(Bands(members)))
        {
            var (a, b) = (Best(first), Best(second));
            var cost = a.Cost + b.Cost + joins.Of(a.Last, b.First);
            if (best is null || cost < best.Cost - 1e-9)
            {
                best = new Region(cost, [], a, b);
            }

            if (known.Count > MostRegions)
            {
                break;
            }
        }

        return best ?? Tangle(members);
    }

    /// <summary>Cuts between columns.</summary>
    private IEnumerable<(int[] First, int[] Second)> Gutters(int[] members)
    {
        var byLeft = members.OrderBy(i => blocks[i].Left).ToList();
        var end = blocks[byLeft[0]].Right;
        for (var k = 1; k < byLeft.Count; k++)
        {
            if (blocks[byLeft[k]].Left >= end)
            {
                var x = blocks[byLeft[k]].Left;
                yield return (Array.FindAll(members, i => blocks[i].Left < x), Array.FindAll(members, i => blocks[i].Left >= x));
            }

            end = Math.Max(end, blocks[byLeft[k]].Right);
        }
    }

    /// <summary>Cuts between rows.</summary>
    private IEnumerable<(int[] First, int[] Second)> Bands(int[] members)
    {
        var end = blocks[members[0]].LastRow;
        for (var k = 1; k < members.Length; k++)
        {
            if (blocks[members[k]].FirstRow > end)
            {
                yield return (members[..k], members[k..]);
            }

            end = Math.Max(end, blocks[members[k]].LastRow);
        }
    }

    private Region Tangle(int[] members)
    {
        var order = BlockSequence.Of(Array.ConvertAll(members, i => blocks[i].ToBlock() with { IsHead = false })).ConvertAll(i => members[i]);
        return new Region(Tangled + order.Zip(order.Skip(1), joins.Of).Sum(), [.. order], null, null);
    }

    /// <summary>A part of the page and its best order.</summary>
    private sealed record Region(double Cost, int[] Members, Region? First_, Region? Second_)
    {
        public int First => First_?.First ?? Members[0];

        public int Last => Second_?.Last ?? Members[^1];

        public List<int> Read(List<int> read)
        {
            if (First_ is null || Second_ is null)
            {
                read.AddRange(Members);
                return read;
            }

            First_.Read(read);
            return Second_.Read(read);
        }
    }
}
