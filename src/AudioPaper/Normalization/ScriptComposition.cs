using AudioPaper.Normalization.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Normalization;

/// <summary>Writes the scripts of an issue: what is read for each article, and the opening.</summary>
public static class ScriptComposition
{
    /// <summary>Id of the opening's script.</summary>
    public const string OpeningId = "opening";

    /// <summary>The script of an article: kicker, headline, deck, byline, dateline, body.</summary>
    public static Script Of(Article article) => Of(article, Lexicon.Empty);

    /// <summary>The same, with words whose saying is told.</summary>
    public static Script Of(Article article, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(lexicon);
        return new Script(article.Id, article.Title, [.. TextsOf(article).Select(passage => PassageOf(passage.Role, passage.Text, article.Language, lexicon))]);
    }

    /// <summary>The texts of an article's passages, in the order of its script.</summary>
    public static IEnumerable<(PassageRole Role, SpannedText Text)> TextsOf(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var heads = new[]
        {
            (PassageRole.Kicker, article.Kicker),
            (PassageRole.Headline, article.Headline),
            (PassageRole.Deck, article.Deck),
            (PassageRole.Byline, article.BylineText),
            (PassageRole.Dateline, article.Dateline),
        };
        return heads.Where(passage => passage.Item2 is { Text.Length: > 0 }).Select(passage => (passage.Item1, passage.Item2!))
            .Concat(article.Paragraphs.Select(paragraph => (PassageRole.Paragraph, paragraph)));
    }

    /// <summary>What is said instead of an article that could not be spoken.</summary>
    /// <param name="article">The article.</param>
    /// <param name="lexicon">Words whose saying is told.</param>
    public static Script Missing(Article article, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(lexicon);
        var sentence = article.Language == "zh-CN" ? "这篇文章暂时无法播出。" : "This article is missing from today's recording.";
        return new Script(article.Id, article.Title,
            [PassageOf(PassageRole.Headline, SpannedText.Made(article.Title), article.Language, lexicon), PassageOf(PassageRole.Paragraph, SpannedText.Made(sentence), article.Language, lexicon)]);
    }

    /// <summary>The opening: newspaper, date, number of articles, and the titles.</summary>
    /// <param name="newspaper">Name of the newspaper.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="issue">The issue.</param>
    public static Script Opening(string newspaper, DateOnly date, IssueText issue) => Opening(newspaper, date, issue, Lexicon.Empty);

    /// <summary>The same, with words whose saying is told.</summary>
    public static Script Opening(string newspaper, DateOnly date, IssueText issue, Lexicon lexicon) => Announcements.Opening(newspaper, date, issue, lexicon, language: null, hasContents: true);

    /// <summary>One passage.</summary>
    /// <param name="role">What it is.</param>
    /// <param name="text">Its text.</param>
    /// <param name="language">Language of its article, <c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="lexicon">Words whose saying is told.</param>
    public static Passage PassageOf(PassageRole role, SpannedText text, string language, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        var (tokens, uses) = LexiconTokens.Of(text.Text, language == "en" ? TextLanguage.English : TextLanguage.Chinese, lexicon);
        return new Passage(role, text, tokens) { Lexemes = uses };
    }
}
