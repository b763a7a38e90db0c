using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>The symbols of Piper's newer Mandarin voices (<c>phoneme_type: pinyin</c>): initial, final and tone of each syllable.</summary>
/// <remarks>
/// Source: <c>src/piper/phonemize_chinese.py</c> of OHF-Voice/piper1-gpl. y and w are initials, no initial is <c>Ø</c>; ü is <c>v</c> after l and n and
/// <c>u</c> after j, q, x and y. These voices know no English: letters are said by their Chinese names, words are refused.
/// </remarks>
internal static class PinyinSymbols
{
    private const string NoInitial = "Ø";

    /// <summary>The names of letters, and of digits among them, as Mandarin speakers say them, without sounds that Mandarin has not.</summary>
    private static readonly FrozenDictionary<char, string> LetterNames = new Dictionary<char, string>
    {
        ['A'] = "ei1", ['B'] = "bi4", ['C'] = "xi1", ['D'] = "di4", ['E'] = "yi4", ['F'] = "ai2 fu5", ['G'] = "ji4", ['H'] = "ai2 chi5", ['I'] = "ai4",
        ['J'] = "jie4", ['K'] = "kai4", ['L'] = "ai2 le5", ['M'] = "ai2 mu5", ['N'] = "en1", ['O'] = "ou1", ['P'] = "pi4", ['Q'] = "qiu4", ['R'] = "a1 er5",
        ['S'] = "ai2 si5", ['T'] = "ti4", ['U'] = "you1", ['V'] = "wei1", ['W'] = "da2 bu5 liu5", ['X'] = "ai2 ke5 si5", ['Y'] = "wai4", ['Z'] = "zi4",
        ['0'] = "ling2", ['1'] = "yi1", ['2'] = "er4", ['3'] = "san1", ['4'] = "si4", ['5'] = "wu3", ['6'] = "liu4", ['7'] = "qi1", ['8'] = "ba1", ['9'] = "jiu3",
    }.ToFrozenDictionary();

    /// <summary>Initial, final and tone, e.g. <c>h ang 2</c>.</summary>
    public static ImmutableArray<string> Of(ToldSyllable syllable)
    {
        var (initial, final) = syllable.Split();
        return [initial.Length == 0 ? NoInitial : initial, final, syllable.Tone.ToString()];
    }

    /// <summary>The syllables of a letter's Chinese name; null for what is neither a letter of the Latin alphabet nor a digit.</summary>
    public static IEnumerable<ToldSyllable>? OfLetter(char letter) =>
        LetterNames.GetValueOrDefault(char.ToUpperInvariant(letter))?.Split(' ').Select(ToldSyllable.Read);

    /// <summary>The mark as these voices have it: full-width.</summary>
    public static string Mark(char stop) => stop switch { ',' => "，", '.' => "。", ';' => "；", ':' => "：", '?' => "？", _ => "！" };

    /// <summary>Whether a pad follows: syllables, unlike phonemes, are padded as a whole.</summary>
    public static bool EndsGroup(string symbol) => symbol is [(>= '1' and <= '5') or '。' or '？' or '！' or '—' or '…' or '、' or '，' or '：' or '；' or ' '];
}
