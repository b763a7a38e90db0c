using System.Globalization;
using AudioPaper.Packaging;
using AudioPaper.Packaging.ReadAlong;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Front.Player;

/// <summary>
/// Writes the text of a read-along issue. Each sentence that is heard is a <c>span</c> of class <c>s</c> with its begin and end in milliseconds
/// (<c>data-b</c>, <c>data-e</c>), of which the script makes the player; without it the page is text and sound.
/// </summary>
/// <param name="html">Gets it.</param>
/// <param name="isChinese">Whether the words around are Chinese; else English.</param>
/// <param name="link">Path of a file of the issue.</param>
internal sealed class ArticleHtml(HtmlOutput html, bool isChinese, Func<string, string> link)
{
    /// <summary>Writes all sections.</summary>
    public void Write(ReadAlongIssue issue)
    {
        foreach (var section in issue.Sections)
        {
            // A section has a heading; articles that stand in none are only together.
            var element = section.Title is null ? "div" : "section";
            html.Open(element).Raw("\n");
            if (section.Title is { } title)
            {
                html.Open("h2", ("class", "section")).PageText(title).Close("h2").Raw("\n");
            }

            foreach (var article in section.Articles)
            {
                Write(issue, article, section.Title is null ? "h2" : "h3");
            }

            html.Close(element).Raw("\n");
        }
    }

    /// <summary>A length as people read it, <c>1:02:03</c> or <c>2:03</c>.</summary>
    public static string Length(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, 1e9));
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
    }

    /// <summary>A language that a browser is told; null for what is none of ours: the file may have been edited.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public static string? Tag(string language) => language is "zh-CN" or "en" ? language : null;

    /// <summary>Title of an article, never empty.</summary>
    public static string TitleOf(ReadAlongArticle article) => PlainText.OneLine(article.Title).Trim() is { Length: > 0 } title ? title : article.Id;

    private void Write(ReadAlongIssue issue, ReadAlongArticle article, string heading)
    {
        html.Open("article", ("id", article.Id), ("aria-labelledby", HeadingOf(article)), ("class", article.Kind), ("lang", article.Language == issue.Language ? null : Tag(article.Language)), ("data-b", Number(article.BeginMs)), ("data-e", Number(article.EndMs))).Raw("\n");
        var named = article.Passages.FirstOrDefault(passage => passage.Role == "headline");
        if (named is null)
        {
            html.Open(heading, ("id", HeadingOf(article)), ("class", "made")).PageText(TitleOf(article)).Close(heading).Raw("\n");
        }

        foreach (var passage in article.Passages)
        {
            var element = passage == named ? heading : "p";
            html.Open(element, ("id", passage == named ? HeadingOf(article) : null), ("class", passage.Role), ("lang", passage.Language == article.Language ? null : Tag(passage.Language)), ("dir", "auto"));
            foreach (var sentence in passage.Sentences)
            {
                Write(sentence);
            }

            html.Close(element).Raw("\n");
        }

        html.Open("p", ("class", "own"), ("lang", isChinese ? "zh-CN" : "en"));
        if (article.Page is { } page)
        {
            html.Open("span").Text(isChinese ? "版面 " : "Page ").PageText(PlainText.OneLine(page)).Close("span").Text(" · ");
        }

        html.Open("a", ("href", link(article.File))).Text(isChinese ? "只听这一篇" : "This article alone").Unseen(isChinese ? "：" : ": ").Open("span", ("class", "vh"), ("lang", Tag(article.Language)))
            .PageText(TitleOf(article)).Close("span").Close("a").Text($" · {Length(article.EndMs - article.BeginMs)}").Close("p").Raw("\n").Close("article").Raw("\n");
    }

    private void Write(ReadAlongSentence sentence)
    {
        if (sentence.Spaced)
        {
            html.Text(" ");
        }

        var isHeard = sentence is { BeginMs: not null, EndMs: not null };
        html.Open("span", ("id", sentence.Id), ("class", isHeard ? "s" : "unsaid"), ("data-b", isHeard ? Number(sentence.BeginMs!.Value) : null), ("data-e", isHeard ? Number(sentence.EndMs!.Value) : null));
        if (sentence.Runs is { } runs)
        {
            foreach (var run in runs)
            {
                if (run.Language is null)
                {
                    html.PageText(run.Text);
                }
                else
                {
                    html.Open("span", ("lang", Tag(run.Language))).PageText(run.Text).Close("span");
                }
            }
        }
        else
        {
            html.PageText(sentence.Text);
        }

        html.Close("span");
    }

    // A space would make two ids of one: what an edited file calls an article may hold anything.
    private static string HeadingOf(ReadAlongArticle article) => string.Concat(article.Id.Where(c => !char.IsWhiteSpace(c))) + "-headline";

    private static string Number(long milliseconds) => milliseconds.ToString(CultureInfo.InvariantCulture);
}
