namespace AudioPaper.Pronunciation.Polyphones;

/// <summary>
/// What the model sees of a hanzi: the reading in the word table, the characters beside it, the words and word classes
/// before and after. Pure. Outside of what is known of the text (a word of the table seen alone) nothing is said.
/// </summary>
internal static class PolyphoneFeatures
{
    /// <summary>Collects the features of one hanzi.</summary>
    /// <param name="text">The text in simplified characters; see <see cref="Plain"/>.</param>
    /// <param name="words">Its words; they tile it.</param>
    /// <param name="index">Index of the word that has the hanzi.</param>
    /// <param name="at">Place of the hanzi in the text.</param>
    /// <param name="isWhole">Whether the text begins and ends where its context does.</param>
    /// <param name="features">Gets the features.</param>
    public static void Collect(ReadOnlySpan<char> text, ReadOnlySpan<MandarinWord> words, int index, int at, bool isWhole, FeatureList features)
    {
        var word = words[index];
        features.Add("1");
        Characters(text, at, isWhole, features);
        var alone = word.Length == 1;
        var place = at - word.Start;
        var reading = word.IsKnown && place < word.Syllables.Length ? word.Syllables[place] : "";
        if (alone)
        {
            features.Add("a");
        }
        else
        {
            features.Add("t", reading);
            features.Add("t", reading, word.Length == 2 ? "2" : "3");
            features.Add("w", text.Slice(word.Start, word.Length), place == 0 ? "<" : place == word.Length - 1 ? ">" : "-");
        }

        var rarity = Rarity(word.Weight);
        features.Add("f", reading, rarity, alone ? "1" : word.Length == 2 ? "2" : "3");
        features.Add("p", place == 0 ? "<" : "-", place == word.Length - 1 ? ">" : "-", word.Length > 2 ? "3" : word.Length == 2 ? "2" : "1");
        features.Add("c", word.WordClass, alone ? "1" : "2");
        Words(text, words, index, alone ? "" : reading, isWhole, features);
    }

    /// <summary>Letters and digits as one letter and one digit, so that figures look alike.</summary>
    public static char Plain(char c) => char.IsAsciiLetter(c) ? 'A' : char.IsAsciiDigit(c) ? '0' : c <= ' ' ? ' ' : char.IsSurrogate(c) ? '〓' : c;

    /// <summary>Four steps from frequent words to those never counted.</summary>
    public static string Rarity(int weight) => weight < 9500 ? "a" : weight < 13000 ? "b" : weight < 17000 ? "c" : "d";

    // Hanzi that mostly spell foreign names, and those of the classical language: the manner decides many a reading.
    private const string Foreign = "斯尔克拉德特里亚巴马尼罗卡莱维埃布伦兰奥格米姆莫贝达托洛瓦利";
    private const string Classical = "之也矣乎曰其于以者乃遂皆吾汝焉哉兮則";

    private static void Manner(ReadOnlySpan<char> text, int at, FeatureList features)
    {
        var foreign = 0;
        var classical = 0;
        for (var i = Math.Max(0, at - 4); i < Math.Min(text.Length, at + 5); i++)
        {
            foreign += i != at && Foreign.Contains(text[i]) ? 1 : 0;
            classical += i != at && Classical.Contains(text[i]) ? 1 : 0;
        }

        features.Add("mf", foreign == 0 ? "0" : foreign == 1 ? "1" : "2");
        features.Add("mc", classical == 0 ? "0" : classical == 1 ? "1" : "2");
        var left = 1;
        while (left < 5 && at - left >= 0 && text[at - left] > 0x3400 && text[at - left] < 0xA000)
        {
            left++;
        }

        var right = 1;
        while (right < 5 && at + right < text.Length && text[at + right] > 0x3400 && text[at + right] < 0xA000)
        {
            right++;
        }

        features.Add("d", "12345".AsSpan(left - 1, 1), "12345".AsSpan(right - 1, 1));
    }

    private static void Characters(ReadOnlySpan<char> text, int at, bool isWhole, FeatureList features)
    {
        var left = at;
        var right = text.Length - at - 1;
        for (var d = 1; d <= 3; d++)
        {
            if (left >= d || (isWhole && left == d - 1))
            {
                features.Add(d == 1 ? "l1" : d == 2 ? "l2" : "l3", Slice(text, at - d, 1));
            }

            if (right >= d || (isWhole && right == d - 1))
            {
                features.Add(d == 1 ? "r1" : d == 2 ? "r2" : "r3", Slice(text, at + d, 1));
            }
        }

        if (left >= 2)
        {
            features.Add("ll", text.Slice(at - 2, 2));
        }

        if (right >= 2)
        {
            features.Add("rr", text.Slice(at + 1, 2));
        }

        if (left >= 1 && right >= 1)
        {
            features.Add("lr", text.Slice(at - 1, 1), text.Slice(at + 1, 1));
        }

        if (left >= 3)
        {
            features.Add("L3", text.Slice(at - 3, 3));
        }

        if (right >= 3)
        {
            features.Add("R3", text.Slice(at + 1, 3));
        }

        if (isWhole)
        {
            Manner(text, at, features);
            for (var i = Math.Max(0, at - 10); i < Math.Min(text.Length, at + 11); i++)
            {
                if (i != at && text[i] > 0x3400)
                {
                    features.Add("b", text.Slice(i, 1));
                }
            }
        }
    }

    private static void Words(ReadOnlySpan<char> text, ReadOnlySpan<MandarinWord> words, int index, string reading, bool isWhole, FeatureList features)
    {
        var hasBefore = index > 0;
        var hasAfter = index + 1 < words.Length;
        if (hasBefore || isWhole)
        {
            features.Add("L", reading, "|", hasBefore ? Known(text, words[index - 1]) : "^");
            features.Add("x", reading, "|", hasBefore ? Class(words[index - 1]) : "^");
        }

        if (hasAfter || isWhole)
        {
            features.Add("R", reading, "|", hasAfter ? Known(text, words[index + 1]) : "$");
            features.Add("y", reading, "|", hasAfter ? Class(words[index + 1]) : "$");
        }

        if ((hasBefore && hasAfter) || isWhole)
        {
            features.Add("z", hasBefore ? Class(words[index - 1]) : "^", "|", hasAfter ? Class(words[index + 1]) : "$");
        }
    }

    private static string Class(MandarinWord word) => !word.IsKnown ? char.IsLetterOrDigit(word.Text[0]) ? "X" : "." : word.WordClass is "" ? word.Length > 2 ? "?3" : "?" : word.WordClass;

    private static ReadOnlySpan<char> Known(ReadOnlySpan<char> text, MandarinWord word) => text.Slice(word.Start, word.Length);

    private static ReadOnlySpan<char> Slice(ReadOnlySpan<char> text, int start, int length) =>
        start < 0 ? "^" : start + length > text.Length ? "$" : text.Slice(start, length);
}
