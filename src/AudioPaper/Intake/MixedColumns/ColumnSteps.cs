namespace AudioPaper.Intake.MixedColumns;

/// <summary>Links the foot of a column to the top of another: text goes on there though it does not come in turn.</summary>
internal sealed class ColumnSteps(IReadOnlyList<TurnBlock> blocks, BlockLinks links)
{
    /// <summary>Evidence from which a link is made.</summary>
    private const double Certain = 0.8;

    /// <summary>For the column to the right of one: it begins next.</summary>
    private const double NextColumn = 0.8;

    /// <summary>Cost of each block between.</summary>
    private const double Distance = -0.02;
    private const int Farthest = 80;

    /// <summary>Cost of a lone block as the top of a column that came before.</summary>
    private const double LoneTop = -1;

    /// <summary>Steps come in turn, too: of what a step says for one beside it, and at most.</summary>
    private const double ShareOfNeighbour = 0.5;
    private const double MostOfNeighbour = 1;
    private const int Beside = 3;

    /// <summary>Blocks before and after a region that may belong to it.</summary>
    private const int Around = 4;

    /// <summary>Adds links.</summary>
    /// <param name="next">The links so far.</param>
    /// <param name="regions">The regions in turn.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public void Add(int[] next, IReadOnlyList<(int First, int End)> regions, CancellationToken cancellationToken)
    {
        var chains = new TurnChains(next);
        var measures = new ColumnMeasures(blocks, chains);
        var isInRegion = new bool[blocks.Count];
        foreach (var (first, end) in regions)
        {
            var from = Math.Max(0, first - Around);
            Array.Fill(isInRegion, true, from, Math.Min(blocks.Count, end + Around) - from);
        }

        var lengths = chains.All.Where(chain => isInRegion[chain[0]]).ToDictionary(chain => chain[0], chain => chain.Count);
        var tops = lengths.Keys.Order().ToList();
        var right = RightOf(tops.Where(top => lengths[top] > 1));
        var steps = new Dictionary<(int Foot, int Top), double>();
        foreach (var foot in Enumerable.Range(0, blocks.Count).Where(i => isInRegion[i] && next[i] < 0 && blocks[i].IsCut))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var head = chains.HeadOf(foot);
            foreach (var top in tops.Where(top => top != head && Math.Abs(top - foot) <= Farthest))
            {
                if (links.Between(foot, top) is { } evidence)
                {
                    steps[(foot, top)] = evidence + measures.Evidence(foot, top) + (Distance * Math.Abs(top - foot))
                        + (right.GetValueOrDefault(head, -1) == top ? NextColumn : 0) + (top < foot && lengths[top] < 2 ? LoneTop : 0);
                }
            }
        }

        Link(next, steps);
    }

    private static Dictionary<int, int> RightOf(IEnumerable<int> tops)
    {
        var ordered = tops.ToList();
        return ordered.Zip(ordered.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static void Link(int[] next, Dictionary<(int Foot, int Top), double> steps)
    {
        var isTaken = new HashSet<int>(next.Where(to => to >= 0));
        foreach (var ((foot, top), score) in steps.Select(step => (step.Key, step.Value + OfNeighbours(steps, step.Key))).OrderByDescending(step => step.Item2))
        {
            if (score < Certain)
            {
                return;
            }

            if (next[foot] < 0 && !isTaken.Contains(top) && !Leads(next, top, foot))
            {
                next[foot] = top;
                isTaken.Add(top);
            }
        }
    }

    private static double OfNeighbours(Dictionary<(int Foot, int Top), double> steps, (int Foot, int Top) step)
    {
        var best = 0.0;
        for (var foot = 1; foot <= Beside; foot++)
        {
            for (var top = 1; top <= Beside; top++)
            {
                best = Math.Max(best, Math.Max(
                    steps.GetValueOrDefault((step.Foot + foot, step.Top + top)), steps.GetValueOrDefault((step.Foot - foot, step.Top - top))));
            }
        }

        return Math.Min(MostOfNeighbour, ShareOfNeighbour * best);
    }

    /// <summary>Whether a chain that goes through one block comes to another.</summary>
    public static bool Leads(int[] next, int from, int to)
    {
        while (from >= 0 && from != to)
        {
            from = next[from];
        }

        return from == to;
    }
}
