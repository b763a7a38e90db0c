using System.Collections.Immutable;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>What one call of the model says.</summary>
/// <param name="Phonemes">Its phonemes, at most as many as asked for and a stop with its space.</param>
/// <param name="PauseSeconds">Silence after it, when another run follows.</param>
internal readonly record struct PhonemeRun(ImmutableArray<string> Phonemes, double PauseSeconds);

/// <summary>Cuts words into runs: a sentence each, and long ones at their stops, or between words where there are none.</summary>
internal static class PhonemeRuns
{
    /// <summary>Silence in seconds after a sentence, after another stop, and between two words.</summary>
    internal const double SentenceSeconds = 0.30, StopSeconds = 0.15, WordSeconds = 0.04;

    /// <summary>The runs.</summary>
    /// <param name="items">Words and stops, a word first.</param>
    /// <param name="spelling">Tells what stands between two words.</param>
    /// <param name="most">Phonemes of a run at most; a longer word is cut.</param>
    public static IEnumerable<PhonemeRun> Cut(List<PhonemeItem> items, PiperSpelling spelling, int most)
    {
        for (var start = 0; start < items.Count;)
        {
            var (end, lastStop, count) = (start, -1, 0);
            for (; end < items.Count; end++)
            {
                count += items[end].Phonemes.Length + (end > start ? spelling.Between(items[end - 1], items[end]).Length : 0);
                if (count > most && end > start)
                {
                    break;
                }

                lastStop = items[end].Stop != '\0' ? end : lastStop;
                if (items[end].EndsSentence)
                {
                    end++;
                    break;
                }
            }

            // A stop goes with the words before it, even over the bound.
            end = end < items.Count && items[end].Stop != '\0' ? end + 1 : end < items.Count && lastStop >= 0 ? lastStop + 1 : end;
            foreach (var run in Runs(items, start, end, spelling, most))
            {
                yield return run;
            }

            start = end;
        }
    }

    private static IEnumerable<PhonemeRun> Runs(List<PhonemeItem> items, int start, int end, PiperSpelling spelling, int most)
    {
        var phonemes = ImmutableArray.CreateBuilder<string>();
        for (var i = start; i < end; i++)
        {
            if (i > start)
            {
                phonemes.AddRange(spelling.Between(items[i - 1], items[i]));
            }

            phonemes.AddRange(items[i].Phonemes);
        }

        // Only one word can be that long: no language has one, but an input may.
        var whole = phonemes.ToImmutable();
        var bound = most + 2;
        for (var at = 0; at < whole.Length; at += bound)
        {
            var last = items[end - 1];
            yield return new PhonemeRun(whole[at..Math.Min(at + bound, whole.Length)],
                at + bound < whole.Length ? 0 : last.EndsSentence ? SentenceSeconds : last.Stop != '\0' ? StopSeconds : WordSeconds);
        }
    }
}
