using System.Text;
using AudioPaper.Pronunciation.Lexicons;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>Writes told IPA as espeak-ng would: stress before the vowel instead of the syllable, and always one main stress in a word.</summary>
internal static class ToldIpa
{
    /// <summary>The words of a transcription.</summary>
    /// <exception cref="SynthesisException">There is a sound that English has not; not transient.</exception>
    public static IEnumerable<string> Words(string ipa)
    {
        if (!EnglishIpa.TryParse(ipa, out var symbols, out var wrong))
        {
            throw new SynthesisException($"No English voice can say '{wrong}' of '{ipa}'.", isTransient: false);
        }

        return string.Join('\0', symbols).Split("\0 \0").Select(word => Word(word.Split('\0', StringSplitOptions.RemoveEmptyEntries))).Where(word => word.Length > 0);
    }

    private static string Word(string[] symbols)
    {
        var text = new StringBuilder();
        var stress = symbols.Contains(EnglishIpa.MainStress, StringComparer.Ordinal) ? "" : EnglishIpa.MainStress;
        foreach (var symbol in symbols)
        {
            if (symbol is EnglishIpa.MainStress or EnglishIpa.LightStress)
            {
                stress = symbol;
            }
            else if (EnglishIpa.Vowels.Contains(symbol))
            {
                text.Append(stress).Append(symbol);
                stress = "";
            }
            else
            {
                text.Append(symbol);
            }
        }

        return text.ToString();
    }
}
