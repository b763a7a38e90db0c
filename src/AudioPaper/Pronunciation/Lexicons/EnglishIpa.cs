using System.Collections.Immutable;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>
/// The sounds of English in IPA, broad transcription, American or British: what an English voice can be told to say
/// (Handbook of the International Phonetic Association, 1999).
/// </summary>
public static class EnglishIpa
{
    /// <summary>Border between words.</summary>
    public const string Space = " ";

    /// <summary>Main stress, before its syllable.</summary>
    public const string MainStress = "ˈ";

    /// <summary>Lighter stress, before its syllable.</summary>
    public const string LightStress = "ˌ";

    /// <summary>Vowels, each one syllable.</summary>
    public static ImmutableArray<string> Vowels { get; } =
    [
        "aɪ", "aʊ", "eɪ", "ɔɪ", "oʊ", "əʊ", "ɪə", "eə", "ɛə", "ʊə", "iː", "uː", "ɑː", "ɔː", "ɜː", "ɝ",
        "ɚ", "æ", "ɑ", "ɒ", "ɔ", "ʌ", "ə", "ɪ", "i", "ʊ", "u", "ɛ", "e", "a", "o", "ɜ", "ɐ",
    ];

    /// <summary>Consonants.</summary>
    public static ImmutableArray<string> Consonants { get; } =
    [
        "tʃ", "dʒ", "p", "b", "t", "d", "k", "ɡ", "f", "v", "θ", "ð", "s", "z", "ʃ", "ʒ", "h", "x", "m", "n", "ŋ", "l", "ɹ", "w", "j", "ʔ", "ɾ",
    ];

    private static readonly string[] Longest = [.. Vowels.Concat(Consonants).Append(MainStress).Append(LightStress).OrderByDescending(symbol => symbol.Length)];

    /// <summary>Other ways to write the same, and marks that tell nothing a voice could follow.</summary>
    private static readonly (string From, string To)[] Rewritten =
    [
        ("\u0361", ""), ("\u035C", ""), ("\u032F", ""), ("ʰ", ""), ("‿", ""), ("/", ""), ("[", ""), ("]", ""), ("g", "ɡ"), ("r", "ɹ"), ("ɻ", "ɹ"), ("ʧ", "tʃ"), ("ʤ", "dʒ"),
        ("ɫ", "l"), ("ʍ", "w"), ("ç", "h"), (":", "ː"), ("'", "ˈ"), ("ɝː", "ɝ"), ("ɚː", "ɝ"), ("n\u0329", "ən"), ("l\u0329", "əl"), ("m\u0329", "əm"), ("aː", "ɑː"), ("oː", "ɔː"), ("eː", "eɪ"), ("ɛː", "eə"), ("æː", "æ"),
    ];

    /// <summary>The phonemes, stresses and borders between words of a transcription.</summary>
    /// <param name="ipa">Words parted by spaces; syllables may be parted by periods.</param>
    /// <param name="symbols">What was understood.</param>
    /// <param name="wrong">The first character that no English voice can say; null when all is understood.</param>
    public static bool TryParse(string ipa, out ImmutableArray<string> symbols, out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(ipa);
        var text = Rewritten.Aggregate(ipa.Trim(), (current, rule) => current.Replace(rule.From, rule.To, StringComparison.Ordinal));
        var found = ImmutableArray.CreateBuilder<string>();
        wrong = null;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '.')
            {
                if (text[at++] != '.' && found.Count > 0 && found[^1] != Space)
                {
                    found.Add(Space);
                }

                continue;
            }

            if (Array.Find(Longest, symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0) is not { } next)
            {
                wrong = char.ConvertFromUtf32(char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : char.IsSurrogate(text[at]) ? 0xFFFD : text[at]);
                break;
            }

            found.Add(next);
            at += next.Length;
        }

        symbols = found.ToImmutable();
        return wrong is null;
    }
}
