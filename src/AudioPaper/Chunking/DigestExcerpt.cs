using System.Collections.Immutable;
using AudioPaper.Normalization;

namespace AudioPaper.Chunking;

/// <summary>
/// Chooses what a digest reads of an article: kicker and headline, and of the first paragraph the whole sentences within a minute, at
/// least one; of the opening the name and the number of articles. Pure.
/// </summary>
public static class DigestExcerpt
{
    /// <summary>Most that is read of a first paragraph.</summary>
    public static TimeSpan LongestLede { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Passages of the opening that a digest keeps: the titles follow anyway.</summary>
    private const int OpeningPassageCount = 2;

    /// <summary>Indices of the utterances that are read, in order; at least one when there is any.</summary>
    /// <param name="script">The script.</param>
    /// <param name="utterances">All its utterances, in order.</param>
    /// <param name="lengths">How long each is.</param>
    public static ImmutableArray<int> Choose(Script script, IReadOnlyList<Utterance> utterances, IReadOnlyList<TimeSpan> lengths)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(utterances);
        ArgumentNullException.ThrowIfNull(lengths);
        var all = Enumerable.Range(0, utterances.Count);
        if (Announcements.Is(script.ArticleId))
        {
            return [.. all.Where(i => utterances[i].Passage < OpeningPassageCount)];
        }

        var paragraph = Enumerable.Range(0, script.Passages.Length).FirstOrDefault(i => script.Passages[i].Role == PassageRole.Paragraph, -1);
        var heads = all.Where(i => script.Passages[utterances[i].Passage].Role is PassageRole.Kicker or PassageRole.Headline);
        ImmutableArray<int> chosen = [.. heads, .. Lede(utterances, lengths, [.. all.Where(i => utterances[i].Passage == paragraph)])];
        return chosen.IsEmpty ? [.. all.Take(1)] : chosen;
    }

    private static IEnumerable<int> Lede(IReadOnlyList<Utterance> utterances, IReadOnlyList<TimeSpan> lengths, ImmutableArray<int> paragraph)
    {
        var (total, whole) = (TimeSpan.Zero, 0);
        for (var i = 0; i < paragraph.Length; i++)
        {
            total += lengths[paragraph[i]] + utterances[paragraph[i]].PauseAfter;
            if (total > LongestLede && whole > 0)
            {
                break;
            }

            var endsSentence = i == paragraph.Length - 1 || Pauses.Strength(utterances[paragraph[i]].Parts[^1]) == Pauses.SentenceStrength;
            whole = endsSentence ? i + 1 : whole;
            // One sentence that never ends is broken off at a clause.
            if (total > LongestLede)
            {
                whole = Math.Max(whole, i + 1);
                break;
            }
        }

        return paragraph.Take(whole);
    }
}
