using AudioPaper.Segmentation;

namespace AudioPaper.Normalization;

/// <summary>
/// By which language's rules figures and signs are said at each place of a text: those of the text, except in a stretch of English
/// words inside a Chinese text, and at a figure beside hanzi inside an English one. Linear in the text.
/// </summary>
internal sealed class LanguageSpans
{
    /// <summary>A stretch without hanzi is English when it has so many words in lower case; fewer are names (iPhone 15 Pro).</summary>
    private const int FewestWords = 3;

    /// <summary>How far the figure beside a hanzi may reach.</summary>
    private const int LongestFigure = 40;

    private readonly string text;
    private int stretchEnd;
    private bool inEnglishStretch;

    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language it stands in, where that is known.</param>
    public LanguageSpans(string text, TextLanguage language)
    {
        this.text = text;
        IsChinese = language switch
        {
            TextLanguage.Chinese => true,
            TextLanguage.English => text.Any(Writing.IsHanzi) && Writing.IsMainlyChinese(text),
            _ => Writing.IsMainlyChinese(text),
        };
    }

    /// <summary>Whether the text as a whole is Chinese.</summary>
    public bool IsChinese { get; }

    /// <summary>Whether Chinese rules hold at <paramref name="at"/>. Places are asked for in order.</summary>
    public bool IsChineseAt(int at)
    {
        if (!IsChinese)
        {
            return char.IsAsciiDigit(text[at]) && StandsBesideHanzi(at);
        }

        if (at >= stretchEnd)
        {
            (stretchEnd, inEnglishStretch) = Stretch(at);
        }

        return !inEnglishStretch;
    }

    private bool StandsBesideHanzi(int at)
    {
        if (at > 0 && Writing.IsHanzi(text[at - 1]))
        {
            return true;
        }

        var end = at;
        while (end < text.Length && end - at < LongestFigure && (char.IsAsciiDigit(text[end]) || ".,:-–/".Contains(text[end])))
        {
            end++;
        }

        return end < text.Length && Writing.IsHanzi(text[end]);
    }

    /// <summary>The stretch without hanzi and Chinese punctuation that begins at <paramref name="start"/>, and whether it is English.</summary>
    private (int End, bool IsEnglish) Stretch(int start)
    {
        var (end, words) = (start, 0);
        while (end < text.Length && !Writing.IsWide(text[end], inChinese: false))
        {
            var wordEnd = end;
            while (wordEnd < text.Length && text[wordEnd] is >= 'a' and <= 'z')
            {
                wordEnd++;
            }

            var isWord = wordEnd - end >= 2 && (end == start || text[end - 1] is ' ' or '“' or '"' or '(') && (wordEnd == text.Length || text[wordEnd] is ' ' or ',' or '.' or ';' or '?' or '!' or '”' or '"' or ')');
            words += isWord ? 1 : 0;
            end = Math.Max(wordEnd, end + 1);
        }

        return (end, words >= FewestWords);
    }
}
