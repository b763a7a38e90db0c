namespace AudioPaper.Intake.MixedColumns;

/// <summary>Columns as chains of blocks.</summary>
internal sealed class TurnChains
{
    private readonly int[] _heads;

    /// <param name="next">For each block the one it goes on in; -1 for none. No two go on in one, and none comes back to itself.</param>
    public TurnChains(IReadOnlyList<int> next)
    {
        _heads = new int[next.Count];
        var isFirst = new bool[next.Count];
        Array.Fill(isFirst, true);
        foreach (var to in next.Where(to => to >= 0))
        {
            isFirst[to] = false;
        }

        var all = new List<List<int>>();
        for (var first = 0; first < next.Count; first++)
        {
            if (!isFirst[first])
            {
                continue;
            }

            var chain = new List<int>();
            for (var block = first; block >= 0; block = next[block])
            {
                chain.Add(block);
                _heads[block] = first;
            }

            all.Add(chain);
        }

        All = all;
    }

    /// <summary>The blocks of each chain, the chains in the order of their first blocks. A block that is linked to none is a chain of its own.</summary>
    public IReadOnlyList<List<int>> All { get; }

    /// <summary>The first block of the chain a block is in.</summary>
    public int HeadOf(int block) => _heads[block];
}
