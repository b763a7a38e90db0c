using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>A range of a run of hanzi whose reading a lexicon tells. It is a word of its own and said exactly so, tones included.</summary>
/// <param name="Start">First UTF-16 code unit in the run.</param>
/// <param name="Length">Number of code units.</param>
/// <param name="Syllables">One toned syllable per hanzi.</param>
internal sealed record ToldReading(int Start, int Length, ImmutableArray<string> Syllables)
{
    /// <summary>Part of speech of a name: 一 keeps its tone in it.</summary>
    private const string Name = "nr";

    /// <summary>Reads a run as it is spoken, with the told readings in it.</summary>
    /// <param name="reader">Reads the rest.</param>
    /// <param name="run">The text, with what is no hanzi as context.</param>
    /// <param name="told">In order, apart from each other.</param>
    public static ImmutableArray<MandarinWord> Read(MandarinReader reader, string run, IReadOnlyList<ToldReading> told)
    {
        var whole = reader.Read(run);
        if (told.Count == 0)
        {
            return SpokenTones.Apply(whole);
        }

        var words = ImmutableArray.CreateBuilder<MandarinWord>(whole.Length);
        var (at, next) = (0, 0);
        foreach (var reading in told)
        {
            AddBetween(at, reading.Start);
            words.Add(new MandarinWord(run.Substring(reading.Start, reading.Length), reading.Start, reading.Syllables, Name));
            at = reading.Start + reading.Length;
        }

        AddBetween(at, run.Length);
        var places = told.ToDictionary(reading => reading.Start);
        return [.. SpokenTones.Apply(words.ToImmutable()).Select(word => places.TryGetValue(word.Start, out var reading) ? word with { Syllables = reading.Syllables } : word)];

        // Words keep their surroundings when they are read, unless one of them goes across a border.
        void AddBetween(int start, int end)
        {
            for (; next < whole.Length && whole[next].Start + whole[next].Length <= start; next++)
            {
            }

            var first = next;
            for (; next < whole.Length && whole[next].Start + whole[next].Length <= end; next++)
            {
            }

            if (start == end)
            {
                return;
            }

            if (next > first && whole[first].Start == start && whole[next - 1].Start + whole[next - 1].Length == end)
            {
                words.AddRange(whole.AsSpan(first..next));
            }
            else
            {
                words.AddRange(reader.Read(run.AsSpan(start, end - start)).Select(word => word with { Start = word.Start + start }));
            }
        }
    }
}
