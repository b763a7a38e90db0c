using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Espeak;

/// <summary>
/// Spells Mandarin words the way espeak-ng's <c>cmn-latn-pinyin</c> reads them right. What is said here about its rules
/// was found by comparing all pairs of syllables, joined, with the two alone (espeak-ng 1.51).
/// </summary>
internal static class PinyinSpelling
{
    /// <summary>Syllables joined without a space; a longer word is a name or a mistake, and clauses are counted in words.</summary>
    private const int MaxJoined = 12;

    /// <summary>Interjections without a vowel lose their tone or vanish; these are the nearest that are said.</summary>
    private static readonly Dictionary<string, string> Respelled = new(StringComparer.Ordinal)
    {
        ["m"] = "mu", ["n"] = "en", ["hm"] = "heng", ["hng"] = "heng", ["r"] = "er",
    };

    /// <summary>In these the vowel changes when an n follows in the same word: 河南 would sound like "hen-nan".</summary>
    private static readonly HashSet<string> ChangedByN =
        new(["e", "ye", "me", "ge", "ke", "he", "zhe", "che", "she", "re", "ze", "ce", "se"], StringComparer.Ordinal);

    /// <summary>The words that espeak-ng is given for <paramref name="part"/>: usually one, its syllables joined.</summary>
    /// <exception cref="SynthesisException">A syllable is not toned pinyin; not transient.</exception>
    public static IEnumerable<SpanItem> Spell(SpokenPart part)
    {
        var word = "";
        var (syllableCount, before) = (0, "");
        foreach (var syllable in part.Syllables)
        {
            var (letters, tone) = Read(syllable, part);
            if (syllableCount > 0 && (syllableCount == MaxJoined || MustSeparate(before, letters)))
            {
                yield return new SpanItem(word, syllableCount, ItemKind.Syllables);
                (word, syllableCount) = ("", 0);
            }

            word += letters + tone;
            (syllableCount, before) = (syllableCount + 1, letters);
        }

        if (syllableCount > 0)
        {
            yield return new SpanItem(word, syllableCount, ItemKind.Syllables);
        }
    }

    private static (string Letters, char Tone) Read(string syllable, SpokenPart part)
    {
        if (syllable.Length is < 2 or > 8 || syllable[^1] is < '1' or > '5' || !syllable[..^1].All(c => c is (>= 'a' and <= 'z') or 'ü' or 'ê'))
        {
            throw new SynthesisException($"'{syllable}' in {part} is no pinyin syllable with a tone from 1 to 5.", isTransient: false);
        }

        var letters = syllable[..^1];
        if (Respelled.TryGetValue(letters, out var said))
        {
            return (said, syllable[^1]);
        }

        // Inside a word v is a consonant: 妇女 as fu4nv3 would be three syllables. After j, q, x and y pinyin writes u.
        var isWrittenU = letters.Length > 1 && letters[0] is 'j' or 'q' or 'x' or 'y';
        return (letters.Replace('v', 'ü').Replace('ü', isWrittenU ? 'u' : 'ü'), syllable[^1]);
    }

    private static bool MustSeparate(string before, string after) =>
        after == "ng"
        || (after[0] == 'n' && ChangedByN.Contains(before))
        || (after[0] == 'o' && before[^1] == 'a');
}
