using System.Text;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>Pinyin as people write it: <c>shan4 tian2 fang1</c>, <c>shàn tián fāng</c>, <c>lv4</c>, <c>lü4</c>, <c>lu:4</c>, <c>lǜ</c>.</summary>
internal static class PinyinText
{
    // Each vowel with its four marks.
    private static readonly string[] Marked = ["aāáǎà", "eēéěè", "iīíǐì", "oōóǒò", "uūúǔù", "vǖǘǚǜ"];

    /// <summary>The syllables in the form of <see cref="PinyinSyllable"/>; what is none of them comes back as it was written.</summary>
    /// <param name="text">Syllables parted by spaces, hyphens or apostrophes, or by their tone digits.</param>
    /// <param name="wrong">The first syllable that Mandarin has not, or that has no tone; null when all are right.</param>
    public static List<string> Parse(string text, out string? wrong)
    {
        var written = new List<string>();
        foreach (var part in text.ToLowerInvariant().Split([' ', '\t', '\r', '\n', '-', '\'', '’', '\u00A0', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var i = 0; i < part.Length; i++)
            {
                if (char.IsAsciiDigit(part[i]))
                {
                    written.Add(part[start..(i + 1)]);
                    start = i + 1;
                }
            }

            if (start < part.Length)
            {
                written.Add(part[start..]);
            }
        }

        // Where tones are marks, a syllable without one is neutral; where they are digits, somebody forgot it.
        var hasMarks = written.Exists(syllable => syllable.Any(c => ToneOf(c) > 0));
        var syllables = written.ConvertAll(syllable => Ascii(syllable, hasMarks));
        var index = syllables.FindIndex(syllable => !PinyinSyllable.IsValid(syllable));
        wrong = index < 0 ? null : written[index];
        return syllables;
    }

    private static string Ascii(string syllable, bool hasMarks)
    {
        var (letters, tone) = (new StringBuilder(), 0);
        foreach (var c in syllable.Replace("u:", "v", StringComparison.Ordinal).Replace('ü', 'v'))
        {
            var mark = ToneOf(c);
            tone = Math.Max(tone, mark);
            letters.Append(mark > 0 ? Array.Find(Marked, row => row.Contains(c, StringComparison.Ordinal))![0] : c);
        }

        if (!char.IsAsciiDigit(syllable[^1]) && (tone > 0 || hasMarks))
        {
            letters.Append(tone > 0 ? tone : 5);
        }

        // After j, q, x and y pinyin writes u, though it is ü.
        return letters.Length > 1 && letters[0] is 'j' or 'q' or 'x' or 'y' ? letters.Replace('v', 'u').ToString() : letters.ToString();
    }

    private static int ToneOf(char c) => c < '\u0080' ? 0 : Array.Find(Marked, row => row.Contains(c, StringComparison.Ordinal))?.IndexOf(c) ?? 0;
}
