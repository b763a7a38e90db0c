using System.Collections.Immutable;
using AudioPaper.Normalization;

namespace AudioPaper.Chunking;

/// <summary>
/// How much of an article a digest reads: from its beginning (the name of its section, kicker, headline, what else stands above the text) to the
/// end of the lede, that is of the whole sentences of the first paragraph within a minute, one at least; of the opening the name and the number
/// of articles. As a beginning of the article it needs no sound of its own. Pure.
/// </summary>
public sealed class DigestExcerpt
{
    /// <summary>Passages of the opening that a digest keeps: the titles follow anyway.</summary>
    private const int OpeningPassageCount = 2;

    private readonly ImmutableArray<Utterance> paragraph;

    /// <summary>The excerpt of a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="utterances">All its utterances, in order.</param>
    public DigestExcerpt(Script script, IReadOnlyList<Utterance> utterances)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(utterances);
        UtteranceCount = utterances.Count;
        if (Announcements.Is(script.ArticleId))
        {
            (HeadCount, paragraph) = (utterances.TakeWhile(utterance => utterance.Passage < OpeningPassageCount).Count(), []);
            return;
        }

        var first = utterances.FirstOrDefault(utterance => script.Passages[utterance.Passage].Role == PassageRole.Paragraph)?.Passage;
        HeadCount = utterances.TakeWhile(utterance => utterance.Passage != first).Count();
        paragraph = [.. utterances.Skip(HeadCount).TakeWhile(utterance => utterance.Passage == first)];
    }

    /// <summary>Most that is read of a first paragraph.</summary>
    public static TimeSpan LongestLede { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Number of all utterances of the script.</summary>
    public int UtteranceCount { get; }

    /// <summary>How many of them, from the first, are read before the first paragraph; all when there is none.</summary>
    public int HeadCount { get; }

    /// <summary>How many utterances of the first paragraph are read; one at least when there is one.</summary>
    /// <param name="lengths">How long they are, as far as that is known, from the paragraph's first.</param>
    /// <returns>The number; null while it depends on a length that is not known.</returns>
    public int? LedeCount(IReadOnlyList<TimeSpan> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        var (total, whole) = (TimeSpan.Zero, 0);
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (i == lengths.Count)
            {
                return null;
            }

            total += lengths[i] + paragraph[i].PauseAfter;
            if (total > LongestLede && whole > 0)
            {
                break;
            }

            var endsSentence = i == paragraph.Length - 1 || Pauses.Strength(paragraph[i].Parts[^1]) == Pauses.SentenceStrength;
            whole = endsSentence ? i + 1 : whole;
            // One sentence that never ends is broken off at a clause.
            if (total > LongestLede)
            {
                whole = Math.Max(whole, i + 1);
                break;
            }
        }

        return whole;
    }
}
