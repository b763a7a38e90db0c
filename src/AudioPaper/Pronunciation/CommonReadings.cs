using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>
/// The readings of each hanzi in the words of a table, with how often they are met there. Says how far the reading of a hanzi that stands
/// alone can be trusted: words of several hanzi decide their readings themselves. Thread-safe.
/// </summary>
public sealed class CommonReadings
{
    /// <summary>Words of several hanzi are where a hanzi has its other readings; alone, each word of the table has one.</summary>
    private readonly Dictionary<char, List<(string Syllable, double Mass)>> readings = [];

    /// <summary>Counts the readings of all words of a table.</summary>
    /// <exception cref="InvalidDataException">A line of the table is broken.</exception>
    public CommonReadings(WordTable words)
    {
        ArgumentNullException.ThrowIfNull(words);
        for (var line = 0; line < words.Count; line++)
        {
            var text = words.TextOf(line);
            var syllables = words.SyllablesOf(line);
            var mass = Math.Exp(-words.WeightOf(line) / 1000.0);
            for (var i = 0; i < syllables.Length && syllables.Length == text.Length; i++)
            {
                Count(text[i], syllables[i], mass);
            }
        }
    }

    /// <summary>
    /// For a word of one hanzi the share of its reading among all readings of the hanzi, a neutral tone counted with the full one. Empty for
    /// other words, and for hanzi that the table does not know.
    /// </summary>
    public ImmutableArray<double> ConfidenceOf(MandarinWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word is { Text: [var hanzi], Syllables: [var syllable] } ? [ShareOf(hanzi, syllable)] : [];
    }

    /// <summary>The share of a reading among those of a hanzi, 0 to 1; 1 for a hanzi that the table does not know.</summary>
    public double ShareOf(char hanzi, string syllable)
    {
        if (!readings.TryGetValue(hanzi, out var all))
        {
            return 1;
        }

        var (same, sum) = (0.0, 0.0);
        foreach (var (other, mass) in all)
        {
            sum += mass;
            same += IsSame(other, syllable) ? mass : 0;
        }

        return same / sum;
    }

    private static bool IsSame(string one, string other) =>
        one == other || ((one[^1] == '5' || other[^1] == '5') && one.AsSpan(0, one.Length - 1).SequenceEqual(other.AsSpan(0, other.Length - 1)));

    private void Count(char hanzi, string syllable, double mass)
    {
        if (!readings.TryGetValue(hanzi, out var all))
        {
            readings[hanzi] = all = [];
        }

        var at = all.FindIndex(reading => reading.Syllable == syllable);
        if (at < 0)
        {
            all.Add((syllable, mass));
        }
        else
        {
            all[at] = (syllable, all[at].Mass + mass);
        }
    }
}
