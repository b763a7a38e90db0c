using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>Tells the language of text for its <c>lang</c> attribute: <c>zh-CN</c>, <c>zh-TW</c> or <c>en</c>.</summary>
internal static class TextLanguage
{
    /// <summary>The language of an article.</summary>
    public static string Of(Article article) =>
        article.Language == "zh-CN" ? Chinese(string.Concat(article.Texts.Select(text => text.Text))) : article.Language;

    /// <summary>The language of a short piece of text in surroundings where Chinese is written as <paramref name="chinese"/>.</summary>
    public static string Of(string text, string chinese) => !text.Any(Writing.IsHanzi) || !Writing.IsMainlyChinese(text) ? "en" : chinese;

    /// <summary>
    /// How Chinese is written in a long text: traditional where more than 2 % of its hanzi have a simpler form among a few hundred common ones.
    /// A few of these stand in simplified text too (著, 後), so one alone says nothing.
    /// </summary>
    public static string Chinese(string text)
    {
        var simplified = Traditional.ToSimplified(text);
        var (hanzi, traditional) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            hanzi += Writing.IsHanzi(text[i]) ? 1 : 0;
            traditional += text[i] != simplified[i] ? 1 : 0;
        }

        return traditional * 50 > hanzi ? "zh-TW" : "zh-CN";
    }
}
