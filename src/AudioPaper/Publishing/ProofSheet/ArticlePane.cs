using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>The right side of a proof sheet: the articles, each part labelled with a link to its first place in the source.</summary>
internal sealed class ArticlePane
{
    private readonly Sheet sheet;
    private readonly HtmlOutput html;

    private ArticlePane(Sheet sheet, HtmlOutput html) => (this.sheet, this.html) = (sheet, html);

    /// <summary>Writes it.</summary>
    public static void Write(Sheet sheet, HtmlOutput html, CancellationToken cancellationToken)
    {
        var words = sheet.Words;
        html.Open("section", ("id", "articles"), ("class", "pane"), ("aria-labelledby", "articles-title"), ("tabindex", "0"));
        html.Open("div", ("class", "pane-head")).Element("h2", words.Say("文章", "Articles"), ("id", "articles-title"));
        // Single keys can be switched off (WCAG 2.1.4); without the script they are not there and not shown.
        html.Raw("<div id=\"keys\" hidden><label><input type=\"checkbox\" id=\"keys-on\" checked>").Text(words.Say("快捷键", "Keys")).Raw("</label>");
        foreach (var (key, meaning) in new[] { ("j", words.Say("下一篇", "next")), ("k", words.Say("上一篇", "previous")), ("d", words.Say("下一存疑处", "next finding")) })
        {
            html.Open("span").Element("kbd", key).Text(" " + meaning).Close("span");
        }

        html.Raw("</div></div>\n");
        var pane = new ArticlePane(sheet, html);
        for (var i = 0; i < sheet.Issue.Articles.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pane.WriteArticle(i, sheet.Issue.Articles[i]);
        }

        if (sheet.Issue.Articles.IsEmpty)
        {
            html.Element("p", words.Say("没有找到文章。", "No articles were found."), ("class", "soft"));
        }

        html.Close("section").Raw("\n");
    }

    private void WriteArticle(int index, Article article)
    {
        var place = sheet.FirstPlaces[index] is { } first ? "s" + first.Key : null;
        html.Open("article", ("id", $"a{index + 1}"), ("class", Part.TintOf(index)), ("tabindex", "-1"), ("aria-labelledby", $"a{index + 1}-title"), ("data-place", place));
        WriteFacts(index, article, place);
        WriteText(article.Kicker, new Part(Outcome.Kicker, index), "p");
        WriteHeadline(index, article);
        WriteText(article.Deck, new Part(Outcome.Deck, index), "p");
        WriteText(article.BylineText, new Part(Outcome.Byline, index), "p");
        WriteText(article.Dateline, new Part(Outcome.Dateline, index), "p");
        for (var i = 0; i < article.Paragraphs.Length; i++)
        {
            WriteText(article.Paragraphs[i], new Part(Outcome.Body, index, i), "p");
        }

        html.Close("article").Raw("\n");
    }

    private void WriteFacts(int index, Article article, string? place)
    {
        var words = sheet.Words;
        html.Open("ul", ("class", "facts")).Open("li", ("class", $"body {Part.TintOf(index)}")).Text(words.Say($"第 {index + 1} 篇", $"Article {index + 1}")).Close("li");
        html.Open("li").Text(words.Say("版面 ", "Page ")).PageText(article.Page).Close("li");
        if (article.Section is { } section)
        {
            html.Open("li").Text(words.Say("栏目 ", "Section ")).Open("span", ("lang", sheet.ArticleLanguages[index])).PageText(section).Close("span").Close("li");
        }

        html.Element("li", words.Say($"{sheet.Tally.OfArticle(index)} 字符", $"{sheet.Tally.OfArticle(index)} characters"));
        if (!article.Byline.IsEmpty)
        {
            html.Open("li").Text(words.Say("作者 ", "By ")).Open("span", ("lang", sheet.ArticleLanguages[index])).PageText(string.Join(words.Say("、", ", "), article.Byline)).Close("span").Close("li");
        }

        if (place is not null)
        {
            html.Open("li").Element("a", words.Say("看原文", "See the source"), ("href", "#" + place)).Close("li");
        }

        html.Close("ul");
    }

    private void WriteHeadline(int index, Article article)
    {
        WriteText(article.Headline, new Part(Outcome.Headline, index), "h3", $"a{index + 1}-title");
        if (article.HeadlineMade)
        {
            html.Open("div", ("class", "part")).Open("div", ("class", "gutter")).Close("div").Element("p", sheet.Words.Say("版面上没有标题；此标题据导语自拟。", "The page has no headline; this one was made from the lede."), ("class", "made")).Close("div");
        }
    }

    private void WriteText(SpannedText? text, Part part, string element, string? id = null)
    {
        if (text is null)
        {
            return;
        }

        var label = part.Paragraph >= 0 ? $"¶{part.Paragraph + 1}" : sheet.Words.Name(part.Outcome);
        html.Open("div", ("class", $"part is-{part.CssClass}"), ("id", "a" + part.Key), ("tabindex", "-1")).Open("div", ("class", "gutter"));
        if (sheet.HasPlace(part))
        {
            html.Open("a", ("class", $"chip {part.CssClass}"), ("href", "#s" + part.Key)).Unseen(sheet.Words.Say("原文 ", "Source of ")).Text(label).Close("a");
        }
        else
        {
            html.Element("span", label, ("class", $"chip {part.CssClass}"));
        }

        html.Close("div").Open(element, ("lang", sheet.ArticleLanguages[part.Article]), ("id", id)).PageText(text.Text).Close(element).Close("div").Raw("\n");
    }
}
