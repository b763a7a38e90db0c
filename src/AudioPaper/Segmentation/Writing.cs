using System.Text;

namespace AudioPaper.Segmentation;

/// <summary>Questions about characters and how they are written.</summary>
public static class Writing
{
    /// <summary>Whether <paramref name="c"/> is a hanzi of the Basic Multilingual Plane.</summary>
    public static bool IsHanzi(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '〇';

    /// <summary>Whether <paramref name="rune"/> is a hanzi, of any plane.</summary>
    public static bool IsHanzi(Rune rune) => rune.IsBmp ? IsHanzi((char)rune.Value) : rune.Value is >= 0x20000 and <= 0x323AF;

    /// <summary>
    /// Whether <paramref name="c"/> is written as wide as a hanzi: hanzi, kana, full-width forms, Chinese punctuation. Curly quotes,
    /// dashes, the ellipsis and the middle dot belong to both writings: they are wide where <paramref name="inChinese"/>.
    /// </summary>
    public static bool IsWide(char c, bool inChinese = true) =>
        c is >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFF60'
            or >= '\uFFE0' and <= '\uFFE6' || char.IsSurrogate(c) || (inChinese && c is '“' or '”' or '‘' or '’' or '—' or '…' or '·');

    /// <summary>Printed width in Latin letters; a wide character counts two.</summary>
    public static int Width(string text)
    {
        var inChinese = IsMainlyChinese(text);
        return text.Sum(c => IsWide(c, inChinese) ? 2 : 1);
    }

    /// <summary>Whether <paramref name="c"/> is a Latin letter.</summary>
    public static bool IsLatin(char c) =>
        char.IsAsciiLetter(c) || (c is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' or >= '\uFB00' and <= '\uFB06' && c is not ('×' or '÷'));

    /// <summary>Whether <paramref name="c"/> prints nothing: controls, bidirectional marks, joiners, soft hyphen.</summary>
    public static bool IsInvisible(char c) =>
        (char.IsControl(c) && !char.IsWhiteSpace(c)) || c is '\u00AD' or '\uFEFF' || (c is >= '\u200B' and <= '\u200F')
            || (c is >= '\u202A' and <= '\u202E') || (c is >= '\u2060' and <= '\u206F') || (c is >= '\uFE00' and <= '\uFE0F');

    /// <summary>Whether <paramref name="c"/> adorns the words behind it and says nothing: squares, circles, triangles, stars.</summary>
    public static bool IsOrnament(char c) => c is '■' or '□' or '●' or '○' or '◎' or '◆' or '◇' or '▲' or '△' or '▼' or '▽' or '►' or '▶' or '◀' or '◄' or '▪' or '▫' or '◾' or '◼' or '★' or '☆' or '※' or '❖' or '•';

    /// <summary>
    /// The ordinary form of <paramref name="c"/>: ASCII for full-width letters, digits and signs that belong to figures; a space for any
    /// white space; one of several signs that look the same. Other characters stay.
    /// </summary>
    public static char Fold(char c) => c switch
    {
        >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '＋' or '＝' or '＠' or '＃' or '＆' or '．' or '／' => (char)(c - 0xFEE0),
        // Fonts draw each of these pairs with one glyph, and PDF text names either.
        '\u2010' or '\u2011' => '-',
        '\u2012' => '–',
        '\u2329' => '〈',
        '\u232A' => '〉',
        '\u301C' => '～',
        _ => char.IsWhiteSpace(c) ? ' ' : c,
    };

    /// <summary>Whether most letters of <paramref name="text"/> are hanzi (a hanzi weighs as much as three Latin letters, about a word's half).</summary>
    public static bool IsMainlyChinese(string text) => IsMainlyChinese(text.Count(IsHanzi), text.Count(IsLatin));

    /// <summary>The same for text with these numbers of letters.</summary>
    public static bool IsMainlyChinese(int hanziCount, int latinCount) => hanziCount * 3 >= latinCount;

    /// <summary>Whether <paramref name="text"/> ends as a sentence does, closing quotes and brackets apart.</summary>
    public static bool EndsSentence(string text)
    {
        var trimmed = text.AsSpan().TrimEnd("”’」』）)》\"' \u3000]】");
        return !trimmed.IsEmpty && (trimmed[^1] is '。' or '！' or '？' or '!' or '?' or '…' or '．' || (trimmed[^1] == '.' && !EndsWithTitle(trimmed)));
    }

    /// <summary>Whether the period at the end belongs to a title, after which a name must follow.</summary>
    private static bool EndsWithTitle(ReadOnlySpan<char> text)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..^1];
        foreach (var title in new[] { "Mr", "Mrs", "Ms", "Dr", "Prof", "Gov", "Sen", "Rep", "Gen", "Col", "Capt", "Lt", "Sgt", "Rev" })
        {
            if (word.SequenceEqual(title))
            {
                return true;
            }
        }

        return false;
    }
}
