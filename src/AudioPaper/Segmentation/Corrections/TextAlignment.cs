namespace AudioPaper.Segmentation.Corrections;

/// <summary>
/// Finds what an edited text has kept of the text it was made from: the shortest edit script (E. W. Myers, An O(ND) Difference
/// Algorithm and Its Variations, 1986), given up when texts differ so much that it would cost too much.
/// </summary>
internal static class TextAlignment
{
    /// <summary>Insertions and deletions that are followed, and steps in all. What lies behind them counts as new.</summary>
    private const int MostEdits = 1_000;
    private const int MostSteps = 20_000_000;

    /// <summary>The edited text; what it kept of <paramref name="from"/> knows its place.</summary>
    public static SpannedText Align(SpannedText from, string to)
    {
        var matches = Matches(from.Text, to);
        var builder = new SpannedText.Builder();
        for (var i = 0; i < to.Length;)
        {
            var end = i + 1;
            while (end < to.Length && (matches[i] < 0 ? matches[end] < 0 : matches[end] == matches[i] + end - i))
            {
                end++;
            }

            if (matches[i] < 0)
            {
                builder.Append(to[i..end]);
            }
            else
            {
                builder.Append(from, matches[i], end - i);
            }

            i = end;
        }

        return builder.ToSpannedText();
    }

    /// <summary>For each code unit of <paramref name="to"/> the one of <paramref name="from"/> that it is; -1 for new ones. Ascending.</summary>
    internal static int[] Matches(string from, string to)
    {
        var matches = new int[to.Length];
        Array.Fill(matches, -1);
        var head = from.AsSpan().CommonPrefixLength(to);
        var (fromEnd, toEnd) = (from.Length, to.Length);
        while (fromEnd > head && toEnd > head && from[fromEnd - 1] == to[toEnd - 1])
        {
            matches[--toEnd] = --fromEnd;
        }

        for (var i = 0; i < head; i++)
        {
            matches[i] = i;
        }

        Differ(from.AsSpan(head, fromEnd - head), to.AsSpan(head, toEnd - head), (x, y) => matches[head + y] = head + x);
        for (var i = 0; i + 1 < to.Length; i++)
        {
            // Half a character that two others share is no character kept.
            if (char.IsSurrogatePair(to[i], to[i + 1]) && (matches[i] < 0 || matches[i + 1] != matches[i] + 1))
            {
                (matches[i], matches[i + 1]) = (-1, -1);
            }
        }

        return matches;
    }

    private static void Differ(ReadOnlySpan<char> from, ReadOnlySpan<char> to, Action<int, int> match)
    {
        // furthest[k + edits + 1]: how far into from a path with that many edits comes on diagonal k = x - y.
        var trace = new List<int[]>();
        var (steps, bestX, bestY) = (0, 0, 0);
        var last = new int[3];
        for (var edits = 0; edits <= MostEdits && steps < MostSteps; edits++)
        {
            var furthest = new int[(2 * edits) + 3];
            var (reachedX, reachedY) = (-1, -1);
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = edits == 0 ? 0 : Start(last, edits, k);
                var y = x - k;
                while (x < from.Length && y < to.Length && x >= 0 && y >= 0 && from[x] == to[y])
                {
                    (x, y, steps) = (x + 1, y + 1, steps + 1);
                }

                furthest[k + edits + 1] = x;
                if (x <= from.Length && y <= to.Length && x + y > reachedX + reachedY)
                {
                    (reachedX, reachedY) = (x, y);
                }
            }

            if (reachedX < 0)
            {
                break;
            }

            (bestX, bestY, steps) = (reachedX, reachedY, steps + (2 * edits) + 1);
            trace.Add(furthest);
            last = furthest;
            if (bestX == from.Length && bestY == to.Length)
            {
                break;
            }
        }

        Walk(trace, bestX, bestY, match);
    }

    /// <summary>Where a path begins on diagonal <paramref name="k"/> with one edit more than those in <paramref name="last"/>.</summary>
    private static int Start(int[] last, int edits, int k)
    {
        var (below, above) = (k - 1 + edits, k + 1 + edits);
        return k == -edits || (k != edits && last[below] < last[above]) ? last[above] : last[below] + 1;
    }

    private static void Walk(List<int[]> trace, int x, int y, Action<int, int> match)
    {
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var k = x - y;
            var start = edits == 0 ? 0 : Start(trace[edits - 1], edits, k);
            while (x > start && y > 0)
            {
                match(--x, --y);
            }

            if (edits > 0)
            {
                var isInsertion = k == -edits || (k != edits && trace[edits - 1][k - 1 + edits] < trace[edits - 1][k + 1 + edits]);
                (x, y) = isInsertion ? (x, y - 1) : (x - 1, y);
            }
        }
    }
}
