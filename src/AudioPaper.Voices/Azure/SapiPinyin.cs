using AudioPaper.Pronunciation;

namespace AudioPaper.Voices.Azure;

/// <summary>
/// Readings in the phone set of Azure's zh-CN voices, <c>yi 2 - hui r 4</c> ("SSML phonetic alphabets", zh-CN): letters and tone apart, syllables
/// parted by hyphens, ü as <c>v</c> but <c>lue</c> and <c>nue</c>, the r of erhua before the tone. Tones are told before third-tone sandhi.
/// </summary>
internal static class SapiPinyin
{
    /// <summary>Syllables of dialect, slang and interjections that the documented set does not show. One unknown phone would reject the whole document.</summary>
    private static readonly HashSet<string> Undocumented =
        new(["biang", "fiao", "den", "tei", "nia", "nun", "lo", "kei", "zhei", "chua", "rua", "cei", "yai", "eng", "yo"], StringComparer.Ordinal);

    /// <summary>The phones of a word; null when one of its syllables is not in the set, so that the voice must read it itself.</summary>
    public static string? Spell(SpokenPart part)
    {
        var phones = new List<string>(part.Syllables.Length);
        for (var i = 0; i < part.Syllables.Length; i++)
        {
            var syllable = part.Syllables[i];
            // 儿 in the neutral tone is no syllable: it colours the one before.
            if (syllable is "er5" or "r5" && phones.Count > 0 && part.Text.Length == part.Syllables.Length && part.Text[i] == '儿' && !phones[^1].Contains(" r ", StringComparison.Ordinal))
            {
                phones[^1] = $"{phones[^1][..^2]} r {phones[^1][^1]}";
                continue;
            }

            if (!PinyinSyllable.IsValid(syllable) || Undocumented.Contains(syllable[..^1]))
            {
                return null;
            }

            var letters = syllable[..^1];
            phones.Add($"{(letters is "lve" or "nve" ? letters[0] + "ue" : letters)} {syllable[^1]}");
        }

        return phones.Count == 0 ? null : string.Join(" - ", phones);
    }
}
