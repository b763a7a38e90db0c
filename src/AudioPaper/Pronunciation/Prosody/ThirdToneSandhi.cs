using System.Collections.Immutable;

namespace AudioPaper.Pronunciation.Prosody;

/// <summary>
/// Third-tone sandhi: a third tone before a third tone is said as a second tone, first inside words by their structure (展览馆 zhan2 lan2 guan3,
/// but 纸老虎 zhi3 lao2 hu3), then across their borders, never across the border of two prosodic phrases. Only for looking at
/// readings: the engines do it themselves. Pure given its table; thread-safe.
/// </summary>
/// <param name="reader">Tells of which words a long word is made.</param>
public sealed class ThirdToneSandhi(MandarinReader reader)
{
    /// <summary>A foot of words of one hanzi has two syllables, the last one of an odd number three.</summary>
    private const int Foot = 2;

    /// <summary>Gives the words of one run with third tones as spoken.</summary>
    /// <param name="words">Words that follow one another without a mark, as <see cref="MandarinReader.Read"/> or <see cref="SpokenTones.Apply"/> give them.</param>
    public ImmutableArray<MandarinWord> Apply(ImmutableArray<MandarinWord> words)
    {
        var spoken = words.ToArray();
        var start = 0;
        foreach (var end in ProsodicPhrases.Ends(spoken))
        {
            var phrase = spoken.AsSpan(start..end);
            foreach (ref var word in phrase)
            {
                word = Inside(word);
            }

            foreach (var border in Borders(phrase))
            {
                Across(ref phrase[border - 1], phrase[border]);
            }

            start = end;
        }

        return [.. spoken];
    }

    /// <summary>The borders between words in the order in which sandhi goes over them: first inside feet of words of one hanzi.</summary>
    private static List<int> Borders(ReadOnlySpan<MandarinWord> phrase)
    {
        var inside = new List<int>();
        var between = new List<int>();
        for (var at = 0; at < phrase.Length;)
        {
            var end = at;
            while (end < phrase.Length && phrase[end].Length == 1)
            {
                end++;
            }

            for (var border = at + 1; border < end; border++)
            {
                var isOddLast = (end - at) % Foot == 1 && border == end - 1;
                ((border - at) % Foot == 1 || isOddLast ? inside : between).Add(border);
            }

            at = Math.Max(end, at + 1);
            if (at < phrase.Length)
            {
                between.Add(at);
            }
        }

        return [.. inside, .. between];
    }

    private static void Across(ref MandarinWord word, MandarinWord next)
    {
        if (word.Syllables is [.., [.., '3'] last] && next.Syllables is [[.., '3'], ..])
        {
            word = word with { Syllables = word.Syllables.SetItem(word.Syllables.Length - 1, Second(last)) };
        }
    }

    private MandarinWord Inside(MandarinWord word)
    {
        var syllables = word.Syllables;
        return HasPair(syllables) ? word with { Syllables = Inside(word.Text, syllables) } : word;
    }

    /// <summary>A word's syllables: those of the words it is made of, then across their borders.</summary>
    private ImmutableArray<string> Inside(string text, ImmutableArray<string> syllables)
    {
        if (!HasPair(syllables))
        {
            return syllables;
        }

        var parts = syllables.Length > 2 && text.Length == syllables.Length ? reader.Segment(text, text, text.Length) : [];
        var spoken = syllables.ToBuilder();
        foreach (var part in parts)
        {
            var inner = Inside(part.Text, syllables.Slice(part.Start, part.Length));
            for (var i = 0; i < inner.Length; i++)
            {
                spoken[part.Start + i] = inner[i];
            }
        }

        for (var i = 0; i + 1 < spoken.Count; i++)
        {
            if (spoken[i] is [.., '3'] && spoken[i + 1] is [.., '3'])
            {
                spoken[i] = Second(spoken[i]);
            }
        }

        return spoken.ToImmutable();
    }

    private static bool HasPair(ImmutableArray<string> syllables)
    {
        for (var i = 0; i + 1 < syllables.Length; i++)
        {
            if (syllables[i] is [.., '3'] && syllables[i + 1] is [.., '3'])
            {
                return true;
            }
        }

        return false;
    }

    private static string Second(string syllable) => syllable[..^1] + '2';
}
