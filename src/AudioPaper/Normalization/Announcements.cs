using AudioPaper.Normalization.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Normalization;

/// <summary>What is said around the articles: the opening, the names of sections, the closing. None of it stands in the sources.</summary>
public static class Announcements
{
    /// <summary>Id of the closing's script.</summary>
    public const string ClosingId = "closing";

    /// <summary>A name of a section is a few words; what is longer is none, and is not spoken.</summary>
    private const int LongestSection = 80;

    private static readonly string[] ChineseWeekdays = ["日", "一", "二", "三", "四", "五", "六"];
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Whether an id is that of the opening or the closing, which are no articles.</summary>
    public static bool Is(string articleId) => articleId is ScriptComposition.OpeningId or ClosingId;

    /// <summary>The opening: newspaper and date; then the number of articles and their titles, by section where the pages tell sections.</summary>
    /// <param name="newspaper">Name of the newspaper.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="lexicon">Words whose saying is told.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>; null for that of the issue. Titles keep the language of their articles.</param>
    /// <param name="hasContents">Whether the articles are told.</param>
    public static Script Opening(string newspaper, DateOnly date, IssueText issue, Lexicon lexicon, string? language, bool hasContents)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var said = language ?? issue.Language;
        var count = issue.Articles.Length;
        var passages = new List<Passage> { Line($"{NameAndDate(newspaper, date, said, withWeekday: true)}", said, lexicon) };
        if (hasContents)
        {
            passages.Add(Line(InChinese(said) ? $"本期共有{count}篇文章。" : count == 1 ? "One article today." : $"{count} articles today.", said, lexicon));
            string? section = null;
            foreach (var article in issue.Articles)
            {
                if (article.Section != section && (section = article.Section) is null)
                {
                    passages.Add(Line(InChinese(said) ? "其他：" : "Other news:", said, lexicon));
                }
                else if (article.Section is { Length: <= LongestSection } && IsFirstOfSection(issue, article))
                {
                    passages.Add(Line($"{article.Section}{(InChinese(article.Language) ? '：' : ':')}", article.Language, lexicon));
                }

                passages.Add(Line(article.Title, article.Language, lexicon));
            }
        }

        return new Script(ScriptComposition.OpeningId, InChinese(said) ? (hasContents ? "今日要目" : "片头") : hasContents ? "In this issue" : "Opening", [.. passages]);
    }

    /// <summary>The script of an article with the name of its section before it, when it is the first of that section; else the script itself.</summary>
    public static Script WithSection(Script script, IssueText issue, Article article, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(article);
        return article.Section is not { Length: > 0 and <= LongestSection } section || !IsFirstOfSection(issue, article) ? script
            : script with { Passages = script.Passages.Insert(0, Line($"{section}{(InChinese(article.Language) ? '。' : '.')}", article.Language, lexicon)), AnnouncedPassages = 1 };
    }

    /// <summary>The closing: that this was all, newspaper and date.</summary>
    /// <param name="newspaper">Name of the newspaper.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="lexicon">Words whose saying is told.</param>
    public static Script Closing(string newspaper, DateOnly date, string language, Lexicon lexicon) => new(
        ClosingId, InChinese(language) ? "结束" : "End of the paper",
        [
            Line(InChinese(language) ? "今天的报纸就读到这里。" : "That is the end of today's paper.", language, lexicon),
            Line(NameAndDate(newspaper, date, language, withWeekday: false), language, lexicon),
        ]);

    private static bool IsFirstOfSection(IssueText issue, Article article)
    {
        var at = issue.Articles.IndexOf(article);
        return at <= 0 || issue.Articles[at - 1].Section != article.Section;
    }

    private static string NameAndDate(string newspaper, DateOnly date, string language, bool withWeekday) => InChinese(language)
        ? $"{newspaper}，{date.Year}年{date.Month}月{date.Day}日{(withWeekday ? $"，星期{ChineseWeekdays[(int)date.DayOfWeek]}" : "")}。"
        : $"{newspaper}. {(withWeekday ? $"{date.DayOfWeek}, " : "")}{EnglishMonths[date.Month - 1]} {date.Day}, {date.Year}.";

    private static bool InChinese(string language) => language == "zh-CN";

    private static Passage Line(string text, string language, Lexicon lexicon) =>
        ScriptComposition.PassageOf(PassageRole.Opening, SpannedText.Made(text), language, lexicon);
}
