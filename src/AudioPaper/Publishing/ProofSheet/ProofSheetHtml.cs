using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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
    private static readonly string Css = Resource("sheet.css");
    private static readonly string Script = Resource("sheet.js");

    /// <summary>
    /// What the page may do (Content Security Policy 3): show its own style, run its own script, both known by their hash; load nothing,
    /// send nothing.
    /// </summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src '{Hash(Css)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

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
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var html = new HtmlOutput(writer);
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", words.Language)).Raw("\n<head>\n<meta charset=\"utf-8\">\n");
        html.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Open("title").PageText(Overview.Title(sheet), framesCodes: false).Close("title");
        html.Raw("\n<style>").Raw(Css).Raw("</style>\n</head>\n<body>\n");
        Overview.Write(sheet, html);
        html.Raw("<main>\n");
        SourcePane.Write(sheet, html, cancellationToken);
        ArticlePane.Write(sheet, html, cancellationToken);
        html.Raw("</main>\n");
        html.Open("p", ("id", "said"), ("class", "vh"), ("role", "status"), ("data-first", words.Say("已是第一篇。", "This is the first article.")),
            ("data-last", words.Say("已是最后一篇。", "This is the last article.")), ("data-none", words.Say("没有存疑之处。", "There is no doubtful place."))).Close("p");
        html.Raw("\n<script>").Raw(Script).Raw("</script>\n</body>\n</html>\n");
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ProofSheetHtml).Assembly.GetManifestResourceStream(typeof(ProofSheetHtml), name)!);
        // The hash is one of LF line ends, which is what a browser makes of CR LF before it computes it.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
