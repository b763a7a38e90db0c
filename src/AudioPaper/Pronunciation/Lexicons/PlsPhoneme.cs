using System.Xml.Linq;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>Checks what a lexeme tells of a grapheme, and writes it in one form.</summary>
internal static class PlsPhoneme
{
    /// <summary>Alphabets: of the specification, and our own for pinyin with tone digits or marks.</summary>
    public const string Ipa = "ipa", Pinyin = "x-pinyin";

    private const int LongestGrapheme = 60, LongestValue = 400;

    /// <summary>Whether an alphabet can be read.</summary>
    public static bool IsKnown(string alphabet) => alphabet is Ipa or Pinyin;

    /// <summary>The sentence for an alphabet that cannot.</summary>
    public static LexiconProblem UnknownAlphabet(XElement element, string file, string alphabet) => PlsReader.At(element, file,
        $"the alphabet \"{PlsReader.Short(alphabet)}\" is not known; there are \"{Ipa}\" and \"{Pinyin}\"", $"不认识字母表 \"{PlsReader.Short(alphabet)}\"；可用的有 \"{Ipa}\" 和 \"{Pinyin}\"");

    /// <summary>What is wrong with a grapheme; null when nothing is.</summary>
    public static (string English, string Chinese)? WrongGrapheme(string grapheme) =>
        grapheme.Length == 0 ? ("this grapheme is empty", "字形是空的")
        : grapheme.Length > LongestGrapheme ? ($"a grapheme has at most {LongestGrapheme} characters", $"字形最多 {LongestGrapheme} 个字符")
        : grapheme.Any(char.IsControl) ? ("a grapheme stands on one line", "字形须写在一行内")
        : null;

    /// <summary>The text of an alias; null when there is nothing to read in it or too much.</summary>
    public static string? Alias(string text)
    {
        var alias = string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return alias.Length <= LongestValue && alias.Any(char.IsLetterOrDigit) ? alias : null;
    }

    /// <summary>The phonemes of a grapheme.</summary>
    public static ((LexemeKind Kind, string Value) Phoneme, LexiconProblem? Problem) Read(XElement phoneme, string grapheme, string alphabet, string file)
    {
        var text = phoneme.Value.Trim();
        var hanziCount = grapheme.EnumerateRunes().Count(Writing.IsHanzi);
        var hasOthers = grapheme.EnumerateRunes().Any(rune => System.Text.Rune.IsLetterOrDigit(rune) && !Writing.IsHanzi(rune));
        if (!IsKnown(alphabet))
        {
            return (default, UnknownAlphabet(phoneme, file, alphabet));
        }

        if (text.Length is 0 or > LongestValue)
        {
            return Wrong("this phoneme is empty or too long", "注音是空的，或太长");
        }

        if (hasOthers ? hanziCount > 0 || alphabet == Pinyin : hanziCount == 0)
        {
            return Wrong($"\"{grapheme}\" is not hanzi alone{(alphabet == Ipa ? ", nor a Latin word" : "")}; tell with <alias> how it is read", $"“{grapheme}”不全是汉字{(alphabet == Ipa ? "，也不是拉丁字母的词" : "")}；请用 <alias> 写出读法");
        }

        return hasOthers ? English(text) : Mandarin(text);

        ((LexemeKind Kind, string Value) Phoneme, LexiconProblem? Problem) Mandarin(string text)
        {
            var syllables = alphabet == Pinyin ? PinyinText.Parse(text, out var wrong) : MandarinIpa.Parse(text, out wrong);
            return wrong is not null
                ? alphabet == Pinyin
                    ? Wrong($"\"{wrong}\" is no syllable of Mandarin with its tone; write them like \"shan4 tian2 fang1\", the neutral tone as 5, ü as v", $"“{wrong}”不是带声调的普通话音节；写法如“shan4 tian2 fang1”，轻声写 5，ü 写 v")
                    : Wrong($"\"{wrong}\" is no syllable of Mandarin in IPA with tone letters; give pinyin instead, alphabet \"{Pinyin}\"", $"“{wrong}”不是带调号的普通话音节（国际音标）；可改用拼音，字母表为 \"{Pinyin}\"")
                : syllables.Count != hanziCount
                    ? Wrong($"\"{grapheme}\" has {hanziCount} hanzi, but its reading {syllables.Count} {(syllables.Count == 1 ? "syllable" : "syllables")}", $"“{grapheme}”有 {hanziCount} 个汉字，读音却有 {syllables.Count} 个音节")
                    : ((LexemeKind.Pinyin, string.Join(' ', syllables)), null);
        }

        ((LexemeKind Kind, string Value) Phoneme, LexiconProblem? Problem) English(string text) =>
            !EnglishIpa.TryParse(text, out var symbols, out var wrong)
                ? Wrong($"the voice cannot say \"{wrong}\" of \"{text}\"; use the sounds of English, or an alias", $"声音读不出“{text}”中的“{wrong}”；请只用英语的音，或用替换文本")
                : !symbols.Any(symbol => EnglishIpa.Vowels.Contains(symbol))
                    ? Wrong($"\"{text}\" has no vowel", $"“{text}”里没有元音")
                    : ((LexemeKind.Ipa, string.Concat(symbols).Trim()), null);

        ((LexemeKind Kind, string Value) Phoneme, LexiconProblem? Problem) Wrong(string english, string chinese) => (default, PlsReader.At(phoneme, file, english, chinese));
    }
}
