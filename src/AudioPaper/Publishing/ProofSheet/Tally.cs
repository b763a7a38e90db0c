using System.Collections.Immutable;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>Counts the characters (Unicode scalar values, white space apart, as <see cref="CoverageCount"/> does) of each outcome.</summary>
internal sealed class Tally
{
    private readonly int[] byOutcome = new int[Enum.GetValues<Outcome>().Length];
    private readonly SortedDictionary<SkipReason, int> byReason = [];
    private readonly int[] byArticle;

    public Tally(ImmutableArray<Source> sources, PartMap parts, int articleCount)
    {
        byArticle = new int[articleCount];
        for (var source = 0; source < sources.Length; source++)
        {
            var text = sources[source].Text;
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsWhiteSpace(text[i]) && !(i > 0 && char.IsSurrogatePair(text[i - 1], text[i])))
                {
                    Count(parts.At(source, i));
                }
            }
        }
    }

    /// <summary>All characters.</summary>
    public int Total => byOutcome.Sum();

    /// <summary>Why characters are left out and how many, in order of the reasons; only what occurs.</summary>
    public IEnumerable<(SkipReason Reason, int Count)> Skipped => byReason.Select(pair => (pair.Key, pair.Value));

    /// <summary>Characters of an outcome.</summary>
    public int Of(Outcome outcome) => byOutcome[(int)outcome];

    /// <summary>Characters of an article.</summary>
    public int OfArticle(int index) => byArticle[index];

    /// <summary>Shares in tenths of a per cent that add up to 1000 (largest remainder); all 0 when there is nothing.</summary>
    public static int[] Shares(IReadOnlyList<int> counts)
    {
        var total = counts.Sum(count => (long)count);
        if (total == 0)
        {
            return new int[counts.Count];
        }

        var shares = counts.Select(count => (int)(count * 1000L / total)).ToArray();
        foreach (var i in Enumerable.Range(0, counts.Count).OrderByDescending(i => counts[i] * 1000L % total).Take(1000 - shares.Sum()))
        {
            shares[i]++;
        }

        return shares;
    }

    private void Count(Part part)
    {
        byOutcome[(int)part.Outcome]++;
        if (part.Article >= 0)
        {
            byArticle[part.Article]++;
        }

        if (part.Reason is { } reason)
        {
            byReason[reason] = byReason.GetValueOrDefault(reason) + 1;
        }
    }
}
