using System.Collections.Frozen;
using System.Text;
using AudioPaper.Pronunciation.Lexicons;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Espeak;

/// <summary>
/// Writes English sounds in the phoneme notation of espeak-ng (after Kirshenbaum's ASCII-IPA), between <c>[[</c> and <c>]]</c>, as its
/// <c>en-us</c> says them right. Each sign was compared with what <c>espeak-ng --ipa</c> says of it (1.51).
/// </summary>
internal static class PhonemeSpelling
{
    private const char MainStress = '\'', LightStress = ',';

    private static readonly FrozenDictionary<string, string> Mnemonics = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aɪ"] = "aI", ["aʊ"] = "aU", ["eɪ"] = "eI", ["ɔɪ"] = "OI", ["oʊ"] = "oU", ["əʊ"] = "oU", ["ɪə"] = "i@", ["eə"] = "e@", ["ɛə"] = "e@", ["ʊə"] = "U@",
        ["iː"] = "i:", ["uː"] = "u:", ["ɑː"] = "A:", ["ɔː"] = "O:", ["ɜː"] = "3:", ["ɝ"] = "3:", ["ɜ"] = "3:", ["ɚ"] = "3", ["æ"] = "a", ["a"] = "a", ["ɑ"] = "A:", ["ɒ"] = "0", ["ɔ"] = "O",
        ["o"] = "oU", ["ʌ"] = "V", ["ə"] = "@", ["ɐ"] = "@", ["ɪ"] = "I", ["i"] = "i", ["ʊ"] = "U", ["u"] = "u", ["ɛ"] = "E", ["e"] = "E",
        ["tʃ"] = "tS", ["dʒ"] = "dZ", ["θ"] = "T", ["ð"] = "D", ["ʃ"] = "S", ["ʒ"] = "Z", ["ŋ"] = "N", ["ɡ"] = "g", ["ɹ"] = "r", ["ʔ"] = "?", ["ɾ"] = "*",
        ["p"] = "p", ["b"] = "b", ["t"] = "t", ["d"] = "d", ["k"] = "k", ["f"] = "f", ["v"] = "v", ["s"] = "s", ["z"] = "z", ["h"] = "h", ["x"] = "x", ["m"] = "m", ["n"] = "n", ["l"] = "l", ["w"] = "w", ["j"] = "j",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words, each between brackets.</summary>
    /// <exception cref="SynthesisException">There is a sound that English has not; not transient.</exception>
    public static IEnumerable<SpanItem> Spell(string ipa)
    {
        if (!EnglishIpa.TryParse(ipa, out var symbols, out var wrong))
        {
            throw new SynthesisException($"The English voice cannot say '{wrong}' of '{ipa}'.", isTransient: false);
        }

        return string.Join('\0', symbols).Split("\0 \0").Select(word => Word(word.Split('\0'))).Where(word => word.SyllableCount > 0);
    }

    private static SpanItem Word(string[] symbols)
    {
        var (text, stress, syllables) = (new StringBuilder("[["), '\0', 0);
        // Without any stress espeak-ng would guess one.
        var needsStress = !symbols.Contains(EnglishIpa.MainStress, StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            if (symbol is EnglishIpa.MainStress or EnglishIpa.LightStress)
            {
                stress = symbol == EnglishIpa.MainStress ? MainStress : LightStress;
                continue;
            }

            // The bar keeps neighbours from being taken for one sign. Stress stands before the vowel here, not before the syllable.
            text.Append(text.Length > 2 ? "|" : "");
            if (EnglishIpa.Vowels.Contains(symbol))
            {
                syllables++;
                stress = needsStress && syllables == 1 ? MainStress : stress;
                text.Append(stress == '\0' ? "" : stress.ToString());
                stress = '\0';
            }

            text.Append(Mnemonics[symbol]);
        }

        return new SpanItem(text.Append("]]").ToString(), syllables, ItemKind.EnglishWord);
    }
}
