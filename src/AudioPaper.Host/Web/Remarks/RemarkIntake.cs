using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Packaging;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Web.Remarks;

/// <summary>Takes remarks of listeners on issues that they can hear.</summary>
/// <param name="library">The library.</param>
/// <param name="clock">The clock.</param>
internal sealed class RemarkIntake(LibraryFolder library, TimeProvider clock)
{
    /// <summary>Characters of the words that were said wrong, at most.</summary>
    public const int LongestWords = 100;

    /// <summary>Characters of what the listener wishes, at most.</summary>
    public const int LongestWish = 200;

    /// <summary>Takes a remark on a sentence.</summary>
    /// <param name="newspaperFolder">The newspaper's folder.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="sentenceId">The sentence.</param>
    /// <param name="words">The words, if the listener says which.</param>
    /// <param name="wish">How they should be said, if the listener says so.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ProblemException">It cannot be taken.</exception>
    public async Task<Remark> TakeAsync(string newspaperFolder, ServedIssue issue, string sentenceId, string? words, string? wish, CancellationToken cancellationToken)
    {
        var (said, wished) = (Line(words), Line(wish));
        if (said?.Length > LongestWords || wished?.Length > LongestWish)
        {
            throw Problem.Invalid.Saying($"读错的字词不超过 {LongestWords} 个字符，读法不超过 {LongestWish} 个。", $"The words have {LongestWords} characters at most, how they should be said {LongestWish}.").Thrown();
        }

        var (article, sentence) = Sentence(issue, sentenceId);
        if (article is null || sentence?.BeginMs is not { } begin)
        {
            throw Problem.NotFound.Saying("这一期里没有这个句子；它也许已经更正过，请重新打开页面。", "There is no such sentence in this issue; it may have been corrected, open the page again.").Thrown();
        }

        if (said is not null && !sentence.Text.Contains(said, StringComparison.OrdinalIgnoreCase))
        {
            throw Problem.Invalid.Saying("读错的字词应出自这个句子。", "The words must be words of the sentence.").Thrown();
        }

        var remark = new Remark("", issue.Name, article.Id, sentence.Id, sentence.Text, article.Title, begin, default) { Words = said, Wish = wished };
        return await new RemarkBox(library, newspaperFolder, clock).AddAsync(remark, cancellationToken)
            ?? throw Problem.Busy.Saying("待处理的意见太多，暂时不能再收；请过几天再试。", "Too many remarks are waiting to be answered; try again in a few days.").Thrown();
    }

    /// <summary>The sentence that is heard at a time of an article's own sound; null when there is none. For who speaks to a speaker.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="at">Time in the article's own sound.</param>
    public static ReadAlongSentence? HeardAt(ServedIssue issue, string articleId, TimeSpan at)
    {
        var article = ReadAlongFile.Read(issue.Path)?.Articles.FirstOrDefault(article => article.Id == articleId);
        var ms = article?.BeginMs + (long)Math.Clamp(at.TotalMilliseconds, 0, 1e12);
        return article?.Passages.SelectMany(passage => passage.Sentences).LastOrDefault(sentence => sentence.BeginMs <= ms);
    }

    private static (ReadAlongArticle? Article, ReadAlongSentence? Sentence) Sentence(ServedIssue issue, string sentenceId) =>
        (ReadAlongFile.Read(issue.Path)?.Articles ?? []).SelectMany(article => article.Passages.SelectMany(passage => passage.Sentences).Select(sentence => ((ReadAlongArticle?)article, (ReadAlongSentence?)sentence)))
            .FirstOrDefault(pair => pair.Item2!.Id == sentenceId);

    private static string? Line(string? text) => PlainText.OneLine(text ?? "").Trim() is { Length: > 0 } line ? line : null;
}
