namespace AudioPaper.Intake.MixedColumns;

/// <summary>Which parts of a page columns in turn are certain in; elsewhere the blocks stay in the order they came in.</summary>
internal static class TurnRegions
{
    /// <summary>By how much the order that was found must be better than the one the blocks came in.</summary>
    private const double LeastGain = 3;

    /// <summary>Links in mid-sentence over blocks between.</summary>
    private const int FewestInTurn = 4;

    /// <summary>Lines in blocks that come in turn.</summary>
    private const int ShortBlock = 3;

    private const double CutEnd = -1;
    private const double Impossible = -3;

    /// <summary>Leaves only links of regions that are certain, and says which blocks are in one.</summary>
    /// <param name="blocks">The blocks of a page.</param>
    /// <param name="next">The links; those of other regions become -1.</param>
    /// <param name="evidence">Evidence for a link; null where it cannot be.</param>
    /// <param name="isMixed">Whether there are regions in turn, certain or not.</param>
    public static List<(int First, int End)> Keep(IReadOnlyList<TurnBlock> blocks, int[] next, Func<int, int, double?> evidence, out bool isMixed)
    {
        isMixed = false;
        var kept = new List<(int, int)>();
        for (var first = 0; first < blocks.Count;)
        {
            // A region ends where only a link to the very next block passes.
            var end = first + 1;
            for (var farthest = Reach(first); end < farthest; end++)
            {
                farthest = Math.Max(farthest, Reach(end));
            }

            var inTurn = Enumerable.Range(first, end - first)
                .Count(i => next[i] > i + 1 && blocks[i].IsCut && Math.Max(blocks[i].Lines.Length, blocks[next[i]].Lines.Length) <= ShortBlock);
            isMixed |= inTurn >= FewestInTurn;
            if (inTurn >= FewestInTurn && Gain(first, end) >= LeastGain)
            {
                kept.Add((first, end));
            }
            else
            {
                Array.Fill(next, -1, first, end - first);
            }

            first = end;
        }

        return kept;

        int Reach(int block) => next[block] > block + 1 ? next[block] + 1 : block + 1;

        double Gain(int first, int end)
        {
            var gain = 0.0;
            for (var i = first; i < end; i++)
            {
                gain += next[i] >= 0 ? evidence(i, next[i]) ?? Impossible : blocks[i].IsCut ? CutEnd : 0;
                gain -= i + 1 < end && (!blocks[i].Last.EndsSentence || blocks[i + 1].First.BeginsWithin) ? evidence(i, i + 1) ?? Impossible : 0;
            }

            return gain;
        }
    }
}
