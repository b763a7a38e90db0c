namespace AudioPaper.Segmentation.Labelling;

/// <summary>The words that a short line begins and ends with: credits, offers, offices and headings of columns use few.</summary>
internal static class LineWords
{
    /// <summary>What such features begin with.</summary>
    public const string Prefix = "word";

    /// <summary>Longer lines are running text (in Latin letters).</summary>
    private const int Longest = 64;

    /// <summary>Features of a line.</summary>
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
}
