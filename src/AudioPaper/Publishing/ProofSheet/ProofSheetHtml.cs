using System.Collections.Immutable;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>
/// Writes the proof sheet: one web page, complete in itself, that shows people what became of every character of the sources and beside it
/// the articles that were made of them. Nothing in it comes from elsewhere, and nothing of the pages is ever markup. The work grows with
/// the length of the text and no faster.
/// </summary>
public static class ProofSheetHtml
{
    private static readonly StandalonePage Page = StandalonePage.Of(typeof(ProofSheetHtml), "sheet.css", "sheet.js");

    /// <summary>What the page may do, for who serves it (Content Security Policy 3).</summary>
    public static string Policy => Page.Policy;

    /// <summary>Writes the page; the stream stays open.</summary>
    /// <param name="issue">What was found.</param>
    /// <param name="sources">The sources it was found in.</param>
    /// <param name="inChinese">Whether the words around the text are Chinese; else they are English.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark.</param>
    /// <param name="cancellationToken">Ends the writing between two pages or articles.</param>
    public static void Write(IssueText issue, ImmutableArray<Source> sources, bool inChinese, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(stream);
        var words = new SheetWords(inChinese);
        var sheet = new Sheet(sources, issue, words);
        Page.Write(words.Language, Overview.Title(sheet), html => WriteBody(sheet, html, cancellationToken), stream);
    }

    private static void WriteBody(Sheet sheet, HtmlOutput html, CancellationToken cancellationToken)
    {
        var words = sheet.Words;
        Overview.Write(sheet, html);
        html.Raw("<main>\n");
        SourcePane.Write(sheet, html, cancellationToken);
        ArticlePane.Write(sheet, html, cancellationToken);
        html.Raw("</main>\n");
        html.Open("p", ("id", "said"), ("class", "vh"), ("role", "status"), ("data-first", words.Say("已是第一篇。", "This is the first article.")),
            ("data-last", words.Say("已是最后一篇。", "This is the last article.")), ("data-none", words.Say("没有存疑之处。", "There is no doubtful place."))).Close("p");
    }
}
