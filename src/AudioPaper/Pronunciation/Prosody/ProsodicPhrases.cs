using System.Collections.Immutable;

namespace AudioPaper.Pronunciation.Prosody;

/// <summary>
/// Parts a clause into prosodic phrases: the groups of words that a reader says in one go. The best parting has phrases of four or five
/// syllables and pauses where words are loosely bound (<see cref="Junctures"/>), found by dynamic programming. Pure.
/// </summary>
internal static class ProsodicPhrases
{
    /// <summary>What any pause costs.</summary>
    private const double Pause = 0.7;

    /// <summary>No phrase is longer in syllables, unless one word is.</summary>
    private const int Longest = 12;

    /// <summary>Cost of a phrase by its syllables: short ones sound broken, long ones want breath.</summary>
    private static readonly double[] LengthCosts = [0, 2.2, 0.9, 0.3, 0, 0, 0.2, 0.6, 1.2, 2.0, 3.0, 4.2, 5.6];

    /// <summary>The index after the last word of each phrase, ascending; the last is the number of words.</summary>
    /// <param name="words">Words that follow one another without a mark between them.</param>
    public static ImmutableArray<int> Ends(ReadOnlySpan<MandarinWord> words)
    {
        var best = new double[words.Length + 1];
        var begin = new int[words.Length + 1];
        for (var end = 1; end <= words.Length; end++)
        {
            best[end] = double.MaxValue;
            var length = 0;
            for (var start = end - 1; start >= 0; start--)
            {
                length += words[start].Length;
                if (length > Longest && start < end - 1)
                {
                    break;
                }

                var pause = start == 0 ? 0 : Pause + Junctures.Of(words[start - 1], words[start]);
                var cost = best[start] + pause + LengthCosts[Math.Min(length, Longest)];
                if (cost < best[end])
                {
                    (best[end], begin[end]) = (cost, start);
                }
            }
        }

        var ends = ImmutableArray.CreateBuilder<int>();
        for (var end = words.Length; end > 0; end = begin[end])
        {
            ends.Add(end);
        }

        ends.Reverse();
        return ends.ToImmutable();
    }
}
