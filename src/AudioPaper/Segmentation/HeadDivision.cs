namespace AudioPaper.Segmentation;

/// <summary>
/// Decides which head lines between two articles belong to the one before (set below its body) and which to the one after.
/// A headline says again what its article says: shared character pairs tell, position only when they do not.
/// </summary>
internal static class HeadDivision
{
    /// <summary>What a line gains for standing where headlines usually stand: above the body.</summary>
    private const double UsualOrder = 0.15;

    /// <summary>What it costs to give an article with headlines above its body more of them below.</summary>
    private const double SecondHead = 0.5;

    /// <summary>The number of lines, from the first on, that belong to the article before; the others belong to the one after.</summary>
    public static int LinesOfBefore(IReadOnlyList<PageLine> heads, Story? before, Story? after)
    {
        if (before is null || after is null)
        {
            return before is null ? 0 : heads.Count;
        }

        var (pairsBefore, pairsAfter) = (Pairs(before.Body), Pairs(after.Body));
        // The score with all lines after; each line that moves before changes it by what it wins there and loses here.
        var score = heads.Sum(line => Overlap(line, pairsAfter) + UsualOrder);
        var best = (Score: score, Count: 0);
        score -= before.HasHeadBefore ? SecondHead : 0;
        for (var count = 1; count <= heads.Count; count++)
        {
            var line = heads[count - 1];
            score += Overlap(line, pairsBefore) - Overlap(line, pairsAfter) - UsualOrder;
            if (score > best.Score)
            {
                best = (score, count);
            }
        }

        return best.Count;
    }

    /// <summary>The share (0 to 1) of the pairs of <paramref name="head"/> that <paramref name="text"/> has, too.</summary>
    public static double Overlap(string head, string text)
    {
        var (own, other) = (Pairs(head), Pairs(text));
        return own.Count == 0 ? 0 : (double)own.Count(other.Contains) / own.Count;
    }

    /// <summary>The share (0 to 1) of a line's pairs that an article has, too.</summary>
    private static double Overlap(PageLine line, HashSet<string> pairs)
    {
        var own = Pairs(line.Text.Text);
        return own.Count == 0 ? 0 : (double)own.Count(pairs.Contains) / own.Count;
    }

    /// <summary>Pairs of neighbouring hanzi, and whole Latin words of four letters or more.</summary>
    public static HashSet<string> Pairs(string text)
    {
        var pairs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var hanzi = string.Concat(text.Where(c => Writing.IsHanzi(c) || char.IsAsciiDigit(c)));
        for (var i = 0; i + 1 < hanzi.Length; i++)
        {
            pairs.Add(hanzi.Substring(i, 2));
        }

        foreach (var word in text.Split(text.Where(c => !Writing.IsLatin(c)).Distinct().ToArray()).Where(word => word.Length >= 4))
        {
            pairs.Add(word);
        }

        return pairs;
    }
}
