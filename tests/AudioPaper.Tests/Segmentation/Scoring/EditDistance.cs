namespace AudioPaper.Tests.Segmentation.Scoring;

/// <summary>
/// The least number of characters to put in, take out or replace (V. Levenshtein, 1966), 64 rows at a time (G. Myers, "A fast bit-vector algorithm for approximate
/// string matching", 1999; H. Hyyrö, 2003): the corpus asks for it tens of thousands of times.
/// </summary>
internal static class EditDistance
{
    private const int RowCount = 64;

    public static int Between(string a, string b)
    {
        // Equal ends cost nothing; most articles are equal from end to end.
        var start = a.AsSpan().CommonPrefixLength(b);
        (a, b) = (a[start..], b[start..]);
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            (a, b) = (a[..^1], b[..^1]);
        }

        return a.Length == 0 ? b.Length : Distance(a, b);
    }

    private static int Distance(string a, string b)
    {
        var blockCount = (a.Length + RowCount - 1) / RowCount;
        var equal = new Dictionary<char, ulong[]>();
        for (var i = 0; i < a.Length; i++)
        {
            if (!equal.TryGetValue(a[i], out var rows))
            {
                equal[a[i]] = rows = new ulong[blockCount];
            }

            rows[i / RowCount] |= 1UL << (i % RowCount);
        }

        // Where a value is one more, or one less, than the one above it.
        var (more, less, none) = (new ulong[blockCount], new ulong[blockCount], new ulong[blockCount]);
        Array.Fill(more, ulong.MaxValue);
        var (distance, lastRow) = (a.Length, 1UL << ((a.Length - 1) % RowCount));
        foreach (var c in b)
        {
            var rows = equal.GetValueOrDefault(c, none);
            // The same along the row: one more in the first, where nothing of the other text is used.
            var (moreIn, lessIn) = (1UL, 0UL);
            for (var block = 0; block < blockCount; block++)
            {
                var (same, up, down) = (rows[block], more[block], less[block]);
                var vertical = same | down;
                same |= lessIn;
                var horizontal = (((same & up) + up) ^ up) | same;
                var (right, left) = (down | ~(horizontal | up), up & horizontal);
                if (block == blockCount - 1)
                {
                    distance += (right & lastRow) != 0 ? 1 : (left & lastRow) != 0 ? -1 : 0;
                }

                var (moreOut, lessOut) = (right >> (RowCount - 1), left >> (RowCount - 1));
                (right, left) = ((right << 1) | moreIn, (left << 1) | lessIn);
                (more[block], less[block]) = (left | ~(vertical | right), right & vertical);
                (moreIn, lessIn) = (moreOut, lessOut);
            }
        }

        return distance;
    }
}
