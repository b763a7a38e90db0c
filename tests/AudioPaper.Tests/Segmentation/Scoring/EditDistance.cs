namespace AudioPaper.Tests.Segmentation.Scoring;

/// <summary>The least number of characters to put in, take out or replace (V. Levenshtein, 1966).</summary>
internal static class EditDistance
{
    public static int Between(string a, string b)
    {
        // Equal ends cost nothing; most articles are equal from end to end.
        var start = a.AsSpan().CommonPrefixLength(b);
        (a, b) = (a[start..], b[start..]);
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            (a, b) = (a[..^1], b[..^1]);
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
