using System.Collections.Immutable;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AudioPaper.Intake;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Publishing.ScriptSheet;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Pronunciation;

namespace AudioPaper.Tests.Publishing.ScriptSheet;

/// <summary>A script sheet as a browser's parser sees it, and what it was made of.</summary>
internal sealed record ScriptPage(ImmutableArray<SpokenArticle> Articles, string Html, IHtmlDocument Document)
{
    private static readonly CommonReadings Common = Mandarin.Reader.CommonReadings();

    public static ScriptPage Of(string page, bool inChinese = false) => Of(Segmenter.Segment([new Source("page.txt", page)]), inChinese);

    public static ScriptPage Of(IssueText issue, bool inChinese = false) => Of(issue, Lexicon.Empty, inChinese);

    public static ScriptPage Of(IssueText issue, Lexicon lexicon, bool inChinese = false)
    {
        var articles = SpokenScript.Of(issue, lexicon, new Pronouncer(Mandarin.Reader, Common), Common).ToImmutableArray();
        using var stream = new MemoryStream();
        ScriptSheetHtml.Write(issue, articles, inChinese, stream, CancellationToken.None);
        var html = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
        return new ScriptPage(articles, html, new HtmlParser().ParseDocument(html));
    }

    /// <summary>All doubts, each as <c>printed reason</c>.</summary>
    public IEnumerable<string> Doubts => Articles.SelectMany(article => article.Sentences).SelectMany(sentence => sentence.Runs)
        .SelectMany(run => run.Doubts, (run, doubt) => $"{run.Printed} {doubt.Reason}");
}
