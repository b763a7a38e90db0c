using AudioPaper.EspeakWorker;

namespace AudioPaper.Voices.Espeak;

/// <summary>
/// Compares what espeak-ng reports having spoken with what it was asked to speak, because it loses words in long clauses
/// without an error. Counted are the vowels among its phoneme events, one for each syllable, under the word they belong
/// to: over all 2,115 toned syllables this count was right, and in long clauses it fell short exactly when sound did.
/// </summary>
internal static class SpokenCheck
{
    /// <summary>Joined in pairs and threes in espeak-ng's dictionary ("of the", "could have been"): one event for all.</summary>
    private const int MaxSwallowedInRow = 3, MaxSwallowedLetters = 6;

    private const double MinSyllableSeconds = 0.07;
    private const int SilentPeak = 300;

    /// <summary>Looks for what is missing.</summary>
    /// <returns>Null when all was spoken; otherwise what is missing, in a few words.</returns>
    public static string? FindLoss(EspeakSpan span, SpeechAnswer answer)
    {
        var vowelsAt = new Dictionary<int, int>();
        foreach (var spoken in answer.Events.Where(spoken => !spoken.IsWord && IsVowel(spoken.Phoneme)))
        {
            vowelsAt[spoken.TextPosition] = vowelsAt.GetValueOrDefault(spoken.TextPosition) + 1;
        }

        var (position, swallowedInRow) = (1, int.MaxValue);
        foreach (var item in span.Items)
        {
            if (item.Kind == ItemKind.Stop)
            {
                position += item.Text.Length;
                continue;
            }

            position += position == 1 ? 0 : 1;
            var vowels = CountIn(vowelsAt, position, item.Text.Length);
            if (item.Kind == ItemKind.Syllables && vowels < item.SyllableCount)
            {
                return $"'{item.Text}' ({vowels} of {item.SyllableCount} syllables)";
            }

            if (item.Kind == ItemKind.EnglishWord)
            {
                swallowedInRow = vowels > 0 || IsSoundless(item.Text) ? 0 : swallowedInRow == int.MaxValue ? swallowedInRow : swallowedInRow + 1;
                if (swallowedInRow > MaxSwallowedInRow || (swallowedInRow > 0 && item.Text.Length > MaxSwallowedLetters))
                {
                    return $"'{item.Text}'";
                }
            }

            position += item.Text.Length;
        }

        return FindSilence(span, answer);
    }

    /// <summary>Whether <paramref name="phoneme"/>, one of espeak-ng's names, makes a syllable (<c>N-</c> is a syllable of its own).</summary>
    internal static bool IsVowel(string phoneme) =>
        phoneme.Length > 0 && ("aAeEiIoOuUVyY@3&0".Contains(phoneme[0], StringComparison.Ordinal) || phoneme is "N-" or "m-" or "n-" or "l-");

    private static string? FindSilence(EspeakSpan span, SpeechAnswer answer)
    {
        var seconds = answer.Samples.Length / (double)answer.SampleRate;
        return !answer.Samples.Span.ContainsAnyExceptInRange((short)(-SilentPeak + 1), (short)(SilentPeak - 1)) ? "everything: the sound is silent"
            : seconds < span.SyllableCount * MinSyllableSeconds ? $"some of it: {seconds:0.00} s is too short for {span.SyllableCount} syllables"
            : null;
    }

    private static int CountIn(Dictionary<int, int> vowelsAt, int position, int length)
    {
        var sum = 0;
        for (var i = position; i < position + length; i++)
        {
            sum += vowelsAt.GetValueOrDefault(i);
        }

        return sum;
    }

    /// <summary>A word such as "hmm" or "tsk" has no vowel to count.</summary>
    private static bool IsSoundless(string word) => !word.Any(c => "aeiouyAEIOUY0123456789".Contains(c, StringComparison.Ordinal)) && word.Length <= 4;
}
