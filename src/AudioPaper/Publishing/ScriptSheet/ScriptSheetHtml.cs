using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Publishing.ProofSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>
/// Writes the script sheet: one web page, complete in itself, that shows people what will be said, sentence by sentence, with readings above
/// the hanzi and a mark wherever a reading is doubtful. Nothing of the pages is ever markup.
/// </summary>
public static class ScriptSheetHtml
{
    private static readonly StandalonePage Page = StandalonePage.Of(typeof(ScriptSheetHtml), "script.css", "script.js");

    /// <summary>What the page may do, for who serves it (Content Security Policy 3).</summary>
    public static string Policy => Page.Policy;

    /// <summary>Writes the page; the stream stays open.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="articles">What is said for its articles; gone through twice.</param>
    /// <param name="inChinese">Whether the words around the text are Chinese; else they are English.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark.</param>
    /// <param name="cancellationToken">Ends the writing between two sentences.</param>
    public static void Write(IssueText issue, IEnumerable<SpokenArticle> articles, bool inChinese, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(stream);
        // The head of the page counts what is in it, so all is gone through twice: keeping it would take a hundred times the memory of the text.
        ImmutableArray<(SpokenArticle Article, ScriptCount Count)> counted = [.. articles.Select(article => (article, ScriptCount.Of(article, cancellationToken)))];
        var words = new ScriptWords(inChinese);
        var title = string.Join(' ', new[] { issue.Newspaper, issue.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), words.Say("读稿", "script") }.OfType<string>());
        Page.Write(words.Language, title, html =>
        {
            WriteHead(title, [.. counted.Select(of => of.Count)], words, html);
            var pane = new SentencePane(words, html);
            html.Raw("<main id=\"script\" tabindex=\"-1\">\n");
            for (var i = 0; i < counted.Length; i++)
            {
                pane.Write(i, counted[i].Article, counted[i].Count, cancellationToken);
            }

            html.Raw("</main>\n");
            html.Open("p", ("id", "told"), ("class", "vh"), ("role", "status"), ("data-none", words.Say("没有存疑之处。", "No place is doubtful."))).Close("p");
        }, stream);
    }

    private static void WriteHead(string title, ImmutableArray<ScriptCount> articles, ScriptWords words, HtmlOutput html)
    {
        var (sentences, doubts) = (articles.Sum(article => article.Sentences), articles.Sum(article => article.Doubts));
        html.Open("a", ("class", "skip"), ("href", "#script")).Text(words.Say("跳到读稿", "Skip to the script")).Close("a");
        html.Raw("\n<header>").Open("h1").PageText(title).Close("h1");
        html.Element("p", words.Say($"{articles.Length} 篇文章，{sentences} 句，{doubts} 处存疑。", $"Articles: {articles.Length}. Sentences: {sentences}. Doubtful places: {doubts}."), ("id", "count"));
        html.Element("p", words.Say("汉字上方是读音；细线是停顿；箭头前是印的，箭头后是读的；双线下划的读法由词典决定，句下写明词条。", "Readings stand above the characters; bars are pauses; before an arrow stands what is printed, after it what is said; a double line means that a lexicon decided, and the entry is named below the sentence."), ("class", "soft"));
        var byReason = Enum.GetValues<DoubtReason>().Select(reason => (Reason: reason, Count: articles.Sum(article => article.Reasons[(int)reason]))).Where(of => of.Count > 0).ToList();
        if (byReason.Count > 0)
        {
            html.Open("ul", ("class", "reasons"));
            foreach (var (reason, count) in byReason)
            {
                var (name, meaning) = words.Reason(reason);
                html.Open("li").Element("b", $"{name} {count}").Text(" " + meaning).Close("li");
            }

            html.Close("ul");
        }

        html.Raw("</header>\n").Open("nav", ("id", "tools"), ("aria-label", words.Say("存疑之处", "Doubtful places")));
        html.Raw("<label><input type=\"checkbox\" id=\"only\">").Text(words.Say("只看存疑的句子", "Only doubtful sentences")).Raw("</label>");
        html.Raw("<span id=\"jumps\" hidden>");
        foreach (var (id, key, name) in new[] { ("back", "s", words.Say("上一处", "Previous")), ("next", "d", words.Say("下一处", "Next")) })
        {
            html.Open("button", ("type", "button"), ("id", id), ("aria-keyshortcuts", key)).Text(name + " ").Element("kbd", key, ("aria-hidden", "true")).Close("button");
        }

        html.Raw("<label><input type=\"checkbox\" id=\"keys-on\" checked>").Text(words.Say("快捷键", "Keys")).Raw("</label></span>").Close("nav").Raw("\n");
    }
}
