namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Finds which block goes on in which where columns come in turn. In turn means first in, first out: of two blocks, the one that comes first
/// also goes on first. So the ends of all blocks, aligned with the beginnings of all blocks, give the columns; the best alignment is found
/// as that of two sequences is (Needleman and Wunsch 1970) in a band of <see cref="BlockLinks.Farthest"/> blocks, in linear time.
/// </summary>
internal static class TurnAlignment
{
    /// <summary>Cost of a block in mid-sentence that goes on nowhere, as at the foot of a column.</summary>
    private const double CutEnd = -2.2;

    /// <summary>Squares from which such a block is likely text.</summary>
    private const double TextWidth = 8;

    /// <summary>Cost of the last block of a column.</summary>
    private const double LastBlock = -1.35;

    /// <summary>Cost of the first block of a column, and of one that begins with a mark that begins no line.</summary>
    private const double FirstBlock = -1.2;
    private const double FirstWithin = -1.5;

    /// <summary>For a link that follows on another: the turn goes on.</summary>
    private const double NextInTurn = 0.6;

    /// <summary>Columns in turn, from one: exports part no column from itself, two to four columns are common.</summary>
    private static readonly double[] s_columnCount = [-1, 0, -0.2, -0.3, -1.1, -2, -1.8];

    private enum Step : byte
    {
        None,
        End,
        Beginning,
        Link,
    }

    /// <summary>For each block the one it goes on in; -1 for none.</summary>
    /// <param name="blocks">The blocks of a page as they come.</param>
    /// <param name="links">Evidence for each pair: the block, and how many blocks later the other comes, less one; NaN where it cannot be.</param>
    public static int[] Of(IReadOnlyList<TurnBlock> blocks, double[][] links)
    {
        const int band = BlockLinks.Farthest + 2;
        var count = blocks.Count;
        var scores = new double[count + 1, band];
        var steps = new Step[count + 1, band];
        for (var end = 0; end <= count; end++)
        {
            for (var ahead = 0; ahead < band && end + ahead <= count; ahead++)
            {
                var (best, step) = end == 0 && ahead == 0 ? (0, Step.None) : (double.NegativeInfinity, Step.None);
                if (ahead > 0)
                {
                    Try(scores[end, ahead - 1] + (blocks[end + ahead - 1].First.BeginsWithin ? FirstWithin : FirstBlock), Step.Beginning);
                }

                if (end > 0 && ahead + 1 < band)
                {
                    var last = blocks[end - 1];
                    Try(scores[end - 1, ahead + 1] + (!last.Last.EndsSentence && last.Width >= TextWidth ? CutEnd : LastBlock), Step.End);
                }

                if (end > 0 && ahead > 0 && ahead <= links[end - 1].Length && !double.IsNaN(links[end - 1][ahead - 1]))
                {
                    Try(scores[end - 1, ahead] + links[end - 1][ahead - 1] + s_columnCount[Math.Min(ahead, s_columnCount.Length) - 1]
                        + (steps[end - 1, ahead] == Step.Link ? NextInTurn : 0), Step.Link);
                }

                scores[end, ahead] = best;
                steps[end, ahead] = step;

                void Try(double score, Step way) => (best, step) = score > best ? (score, way) : (best, step);
            }
        }

        return Traced(steps, count);
    }

    private static int[] Traced(Step[,] steps, int count)
    {
        var next = new int[count];
        Array.Fill(next, -1);
        for (var (end, ahead) = (count, 0); end > 0 || ahead > 0;)
        {
            switch (steps[end, ahead])
            {
                case Step.Link:
                    end--;
                    next[end] = end + ahead;
                    break;
                case Step.End:
                    end--;
                    ahead++;
                    break;
                default:
                    ahead--;
                    break;
            }
        }

        return next;
    }
}
