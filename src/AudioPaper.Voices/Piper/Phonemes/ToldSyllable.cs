using System.Collections.Frozen;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>A syllable of toned pinyin as voices are told it.</summary>
/// <param name="Letters">Its letters; ü is <c>v</c>, but after j, q, x and y it is <c>u</c>, as pinyin writes it.</param>
/// <param name="Tone">1 to 5.</param>
internal readonly record struct ToldSyllable(string Letters, char Tone)
{
    /// <summary>Interjections without a vowel, and er at the end of a syllable: the nearest syllables that voices were trained on.</summary>
    private static readonly FrozenDictionary<string, string> Respelled = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["m"] = "mu", ["n"] = "en", ["ng"] = "en", ["hm"] = "heng", ["hng"] = "heng", ["r"] = "er", ["ê"] = "ei", ["lue"] = "lve", ["nue"] = "nve",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a syllable such as <c>hang2</c> or <c>lv4</c>.</summary>
    /// <exception cref="SynthesisException">It is no toned pinyin; not transient.</exception>
    public static ToldSyllable Read(string syllable)
    {
        if (syllable.Length is < 2 or > 8 || syllable[^1] is < '1' or > '5' || !syllable[..^1].All(c => c is (>= 'a' and <= 'z') or 'ü' or 'ê'))
        {
            throw new SynthesisException($"'{syllable}' is no pinyin syllable with a tone from 1 to 5.", isTransient: false);
        }

        var letters = syllable[..^1].Replace('ü', 'v');
        letters = letters.Length > 1 && letters[0] is 'j' or 'q' or 'x' or 'y' ? letters.Replace('v', 'u') : letters;
        return new ToldSyllable(Respelled.GetValueOrDefault(letters, letters), syllable[^1]);
    }

    /// <summary>The initial and the final; y and w count as initials.</summary>
    public (string Initial, string Final) Split()
    {
        var length = Letters is ['z' or 'c' or 's', 'h', ..] ? 2 : "bpmfdtnlgkhjqxrzcsyw".Contains(Letters[0], StringComparison.Ordinal) ? 1 : 0;
        return (Letters[..length], Letters[length..]);
    }
}
