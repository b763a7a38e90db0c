using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>
/// Third-tone sandhi: a third tone before a third tone is said as a second tone, first inside words, then across their borders
/// (水果 shui2 guo3, 展览馆 zhan2 lan2 guan3, 我 + 水果 wo3 shui2 guo3). Only for looking at readings: the engines do it themselves. Pure.
/// </summary>
public static class ThirdToneSandhi
{
    /// <summary>Gives the words of one run with third tones as spoken.</summary>
    /// <param name="words">Words that follow one another, as <see cref="MandarinReader.Read"/> or <see cref="ToneSandhi.Apply"/> give them.</param>
    public static ImmutableArray<MandarinWord> Apply(ImmutableArray<MandarinWord> words)
    {
        var spoken = words.ToBuilder();
        for (var w = 0; w < words.Length; w++)
        {
            spoken[w] = words[w] with { Syllables = Inside(words[w].Syllables) };
        }

        for (var w = 0; w + 1 < words.Length; w++)
        {
            if (spoken[w].Syllables is [.., [.., '3'] last] && spoken[w + 1].Syllables is [[.., '3'], ..])
            {
                spoken[w] = spoken[w] with { Syllables = spoken[w].Syllables.SetItem(spoken[w].Syllables.Length - 1, Second(last)) };
            }
        }

        return spoken.MoveToImmutable();
    }

    private static ImmutableArray<string> Inside(ImmutableArray<string> syllables)
    {
        for (var s = 0; s + 1 < syllables.Length; s++)
        {
            if (syllables[s] is [.., '3'] && syllables[s + 1] is [.., '3'])
            {
                syllables = syllables.SetItem(s, Second(syllables[s]));
            }
        }

        return syllables;
    }

    private static string Second(string syllable) => syllable[..^1] + '2';
}
