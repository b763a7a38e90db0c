using System.Collections.Frozen;
using System.Text;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>
/// Mandarin syllables written in IPA with tone letters (Chao 1930) or raised tone digits, as pinyin. Broad and narrow
/// transcriptions differ in a few vowels; these are taken for the same.
/// </summary>
internal static class MandarinIpa
{
    private static readonly (string Pinyin, string Ipa)[] Initials =
    [
        ("b", "p"), ("p", "pʰ"), ("m", "m"), ("f", "f"), ("d", "t"), ("t", "tʰ"), ("n", "n"), ("l", "l"), ("g", "k"), ("k", "kʰ"), ("h", "x"),
        ("j", "tɕ"), ("q", "tɕʰ"), ("x", "ɕ"), ("zh", "tʂ"), ("ch", "tʂʰ"), ("sh", "ʂ"), ("r", "ʐ"), ("z", "ts"), ("c", "tsʰ"), ("s", "s"), ("", ""),
    ];

    // Final in pinyin as it stands after a consonant; alone; then its sounds, folded as Fold does.
    private static readonly string[] Finals =
    [
        "uo wo uo", "a a a", "o o o uo", "e e ə", "ai ai ai", "ei ei ei", "ao ao au ao", "ou ou ou əu", "an an an", "en en ən", "ang ang aŋ", "eng eng əŋ", "ong - uŋ oŋ",
        "er er aɻ əɻ ə˞ a˞ ɚ", "i yi i", "ia ya ia", "ie ye ie", "iao yao iau iao", "iu you iou iəu iu", "ian yan ien ian", "in yin in iən", "iang yang iaŋ", "ing ying iŋ iəŋ",
        "iong yong iuŋ ioŋ yŋ", "u wu u", "ua wa ua", "uai wai uai", "ui wei uei ui", "uan wan uan", "un wen uən un", "uang wang uaŋ", "- weng uəŋ",
        "v yu y", "ve yue ye", "van yuan yan yen", "vn yun yn", "i - ɨ",
    ];

    private static readonly (string Letters, string Digits, char Tone)[] Tones =
        [("˨˩˦", "214", '3'), ("˨˩˩", "211", '3'), ("˥˥", "55", '1'), ("˧˥", "35", '2'), ("˨˩", "21", '3'), ("˥˩", "51", '4'), ("˥˧", "53", '4'), ("˥", "5", '1')];

    private static readonly FrozenDictionary<string, string> BySound = Syllables();

    /// <summary>All syllables that can be written, in pinyin without tones.</summary>
    internal static IEnumerable<string> Known => BySound.Values;

    /// <summary>The syllables as pinyin.</summary>
    /// <param name="ipa">Syllables parted by spaces, periods or their tones.</param>
    /// <param name="wrong">What is no syllable of Mandarin; null when all are.</param>
    public static List<string> Parse(string ipa, out string? wrong)
    {
        var (syllables, sound, tone) = (new List<string>(), new StringBuilder(), new StringBuilder());
        wrong = null;
        foreach (var c in ipa.Trim().Trim('/', '[', ']') + " ")
        {
            var mark = ToneMark(c);
            if (mark == '\0' && sound.Length > 0 && (tone.Length > 0 || c is ' ' or '.' or 'ˈ' or 'ˌ'))
            {
                if (!TryWrite(sound.ToString(), tone.ToString(), out var syllable))
                {
                    wrong = sound.ToString() + tone;
                    return syllables;
                }

                syllables.Add(syllable);
                sound.Clear();
                tone.Clear();
            }

            if (mark != '\0')
            {
                tone.Append(mark);
            }
            else if (c is not (' ' or '.' or 'ˈ' or 'ˌ'))
            {
                sound.Append(c);
            }
        }

        wrong = sound.Length + tone.Length > 0 ? sound.ToString() + tone : null;
        return syllables;
    }

    private static bool TryWrite(string sound, string tone, out string syllable)
    {
        var digit = tone.Length == 0 ? '5' : Tones.FirstOrDefault(known => known.Letters == tone || known.Digits == tone).Tone;
        syllable = BySound.GetValueOrDefault(Fold(sound), "") + digit;
        return PinyinSyllable.IsValid(syllable);
    }

    private static FrozenDictionary<string, string> Syllables()
    {
        var bySound = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fields in Finals.Select(row => row.Split(' ')))
        {
            foreach (var (initial, sound) in Initials)
            {
                // Pinyin writes u for ü after j, q, x; ɨ is the vowel of zhi, chi, shi, ri, zi, ci, si, and i never stands there.
                var final = initial is "j" or "q" or "x" ? fields[0].Replace('v', 'u') : fields[0];
                var pinyin = initial.Length == 0 ? fields[1] : initial + final;
                var isBuzzing = initial is "zh" or "ch" or "sh" or "r" or "z" or "c" or "s";
                if (fields[0] == "i" && isBuzzing != (fields[2] == "ɨ"))
                {
                    continue;
                }

                foreach (var ipa in fields.Skip(2).Where(_ => PinyinSyllable.IsValid(pinyin + "1")))
                {
                    bySound.TryAdd(Fold(sound) + ipa, pinyin);
                }
            }
        }

        return bySound.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>One sign for what transcriptions write in several ways.</summary>
    private static string Fold(string ipa)
    {
        var folded = new StringBuilder(ipa.Length);
        foreach (var c in ipa.Replace("ʈʂ", "tʂ", StringComparison.Ordinal).Replace("ɻ̩", "ɨ", StringComparison.Ordinal).Replace("ʐ̩", "ɨ", StringComparison.Ordinal).Replace("ɹ̩", "ɨ", StringComparison.Ordinal).Replace("z̩", "ɨ", StringComparison.Ordinal))
        {
            folded.Append(c switch
            {
                '\u0361' or '\u035C' or '\u032F' or '\u031A' or 'ʔ' => "",
                'j' or 'ɪ' => "i",
                'w' or 'ʊ' => "u",
                'ɥ' or 'ʏ' => "y",
                'ɑ' or 'ɐ' => "a",
                'ɛ' or 'æ' or 'ê' => "e",
                'ɤ' or 'ʌ' => "ə",
                'ɔ' => "o",
                'χ' or 'h' => "x",
                'ʅ' or 'ɿ' => "ɨ",
                'g' or 'ɡ' => "k",
                _ => c.ToString(),
            });
        }

        // At the beginning of a syllable both are written for r.
        return folded.Length > 1 && folded[0] == 'ɻ' ? "ʐ" + folded.ToString(1, folded.Length - 1) : folded.ToString();
    }

    private static char ToneMark(char c) => c switch
    {
        >= '˥' and <= '˩' => c,
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' or '⁵' => (char)('4' + (c - '⁴')),
        _ => '\0',
    };
}
