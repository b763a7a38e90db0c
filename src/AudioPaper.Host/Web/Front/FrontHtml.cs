using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Host.Web.Files;
using AudioPaper.Packaging;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Front;

/// <summary>What all public pages have: plain HTML without script, whose only foreign text goes through <see cref="HtmlOutput.PageText"/>.</summary>
internal static class FrontHtml
{
    private const string Css = """
        :root{color-scheme:light dark}
        body{font:1.1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem}
        img{max-width:10rem;height:auto;border-radius:.5rem}
        audio{width:100%;margin:.5rem 0}
        a{display:inline-block;padding:.2rem 0}
        ol a{display:inline}
        a,li,pre{overflow-wrap:anywhere}
        pre{white-space:pre-wrap}
        ul.papers,ul.feeds{list-style:none;padding:0}
        ul.feeds li{display:inline-block;margin-inline-end:1rem}
        .sign{font-size:.7em;border:1px solid;border-radius:.2em;padding:0 .2em}
        """;

    private static readonly string Policy =
        $"default-src 'none'; img-src 'self'; media-src 'self'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Makes a page.</summary>
    /// <param name="isChinese">Whether the words around are Chinese; else English.</param>
    /// <param name="title">Its title.</param>
    /// <param name="feeds">Title and address of the feeds it names; the first is what a reader subscribes to.</param>
    /// <param name="modified">When it changed last; null when nobody can tell.</param>
    /// <param name="body">Writes what is in <c>main</c>.</param>
    public static RenderedBody Page(bool isChinese, string title, IEnumerable<(string Title, string Link)> feeds, DateTimeOffset? modified, Action<HtmlOutput> body)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var html = new HtmlOutput(writer);
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", isChinese ? "zh-CN" : "en")).Raw("\n<head>\n<meta charset=\"utf-8\">\n");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Open("title").PageText(title, framesCodes: false).Close("title").Raw("\n");
        foreach (var feed in feeds)
        {
            // The encoder would write + as a reference, which not every program that looks for feeds reads.
            html.Raw("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"").Text(PlainText.OneLine(feed.Title)).Raw("\" href=\"").Text(feed.Link).Raw("\">\n");
        }

        html.Raw("<style>").Raw(Css).Raw("</style>\n</head>\n<body>\n<main>\n");
        body(html);
        html.Raw("\n</main>\n</body>\n</html>\n");
        return new RenderedBody(Encoding.UTF8.GetBytes(writer.ToString()), "text/html; charset=utf-8", modified)
        {
            Fields = [("Content-Security-Policy", Policy), ("Content-Language", isChinese ? "zh-CN" : "en"), ("Vary", "Accept-Encoding, Accept-Language")],
        };
    }

    /// <summary>Writes a player of the browser for a sound.</summary>
    /// <param name="html">Gets it.</param>
    /// <param name="label">What is played.</param>
    /// <param name="link">Path of the sound.</param>
    public static HtmlOutput Player(this HtmlOutput html, string label, string link) =>
        html.Open("audio", ("controls", ""), ("preload", "none"), ("src", link), ("aria-label", PlainText.OneLine(label))).Close("audio").Raw("\n");

    /// <summary>Writes a link with text of a page.</summary>
    public static HtmlOutput Link(this HtmlOutput html, string link, string text, string? language = null) =>
        html.Open("a", ("href", link), ("lang", language)).PageText(PlainText.OneLine(text)).Close("a");
}
