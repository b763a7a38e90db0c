namespace AudioPaper.Segmentation.Labelling;

/// <summary>The words that a short line begins and ends with: credits, offers, offices and headings of columns use few.</summary>
internal static class LineWords
{
    /// <summary>What such features begin with.</summary>
    public const string Prefix = "word";

    /// <summary>What features of single letters and words begin with: running text is made of others than headlines are.</summary>
    public const string AnyPrefix = "has";

    /// <summary>Longer lines are running text (in Latin letters).</summary>
    private const int Longest = 64;

    /// <summary>The hanzi and Latin words that a line holds.</summary>
    public static IEnumerable<string> All(string text) =>
        Traditional.ToSimplified(text).Where(Writing.IsHanzi).Distinct().Select(hanzi => $"{AnyPrefix} {hanzi}")
            .Concat(LatinWords(text).Distinct(StringComparer.Ordinal).Select(word => $"{AnyPrefix} {word}"));

    /// <summary>Features of a short line.</summary>
    public static IEnumerable<string> Of(string text)
    {
        if (Writing.Width(text) > Longest)
        {
            yield break;
        }

        if (Writing.IsMainlyChinese(text))
        {
            var hanzi = Traditional.ToSimplified(text).Where(Writing.IsHanzi).ToArray();
            if (hanzi.Length >= 2)
            {
                yield return $"{Prefix}^{hanzi[0]}{hanzi[1]}";
                yield return $"{Prefix}${hanzi[^2]}{hanzi[^1]}";
                yield return $"{Prefix}${hanzi[^1]}";
            }

            yield break;
        }

        var words = text.Split([' ', '/', ':', '|', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0)
        {
            yield return $"{Prefix}^{words[0].ToLowerInvariant()}";
            yield return $"{Prefix}${words[^1].ToLowerInvariant()}";
        }
    }

    private static IEnumerable<string> LatinWords(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && Writing.IsLatin(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                yield return text[start..end].ToLowerInvariant();
                start = end;
            }
        }
    }
}
