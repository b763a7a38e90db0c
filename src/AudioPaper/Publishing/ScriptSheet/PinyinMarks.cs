namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>Pinyin as people write it: <c>lv4</c> is lǜ (GB/T 16159: the mark stands on a, o or e, else on the last vowel).</summary>
internal static class PinyinMarks
{
    private const string Vowels = "aoeiuü";

    private static readonly string[] Marked = ["āáǎà", "ōóǒò", "ēéěè", "īíǐì", "ūúǔù", "ǖǘǚǜ"];

    /// <summary>The syllable with a tone mark instead of its figure; as it is where it has no tone or no vowel.</summary>
    public static string Of(string syllable)
    {
        var letters = syllable[..^1].Replace('v', 'ü');
        var tone = syllable[^1] - '0';
        if (tone is < 1 or > 4)
        {
            return tone == 5 ? letters : syllable;
        }

        var at = letters.IndexOfAny(['a', 'e']) is >= 0 and var open ? open
            : letters.Contains("ou", StringComparison.Ordinal) ? letters.IndexOf('o', StringComparison.Ordinal)
            : letters.LastIndexOfAny([.. Vowels]);
        return at < 0 ? syllable : $"{letters[..at]}{Marked[Vowels.IndexOf(letters[at], StringComparison.Ordinal)][tone - 1]}{letters[(at + 1)..]}";
    }
}
