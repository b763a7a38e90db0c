using System.Globalization;
using System.Text;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Front.Player;
using AudioPaper.Packaging;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Front;

/// <summary>
/// What all public pages have: plain HTML that can be read and heard without a script, whose only foreign text goes through
/// <see cref="HtmlOutput.PageText"/>. Nothing is inline, so that the policy lets nothing run but the files of <see cref="PlayerFiles"/>.
/// </summary>
internal static class FrontHtml
{
    /// <summary>What answers depend on: the language may be told by a cookie.</summary>
    public const string Varies = "Accept-Encoding, Accept-Language, Cookie";

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Makes a page.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="body">Writes what is in <c>main</c>.</param>
    public static RenderedBody Page(PageFrame frame, Action<HtmlOutput> body)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var html = new HtmlOutput(writer);
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", frame.IsChinese ? "zh-CN" : "en")).Raw("\n");
        Head(html, frame);
        html.Open("body", ("data-root", frame.Site.RootPrefix + "/"), ("data-version", PlayerFiles.Version), ("data-own", frame.Own), ("data-files", string.Join(' ', PlayerFiles.Names)), ("data-private", frame.Site.IsPrivate ? "" : null)).Raw("\n");
        html.Element("a", frame.Say("跳到正文", "Skip to the content"), ("class", "skip"), ("href", "#main")).Raw("\n<header class=\"top\">\n");
        html.Open("nav", ("aria-label", frame.Say("位置", "Where you are"))).Open("ol");
        foreach (var (name, link, language) in frame.Above)
        {
            html.Open("li").Link(link, name, language).Close("li");
        }

        html.Close("ol").Close("nav").Raw("\n");
        html.Element("a", frame.IsChinese ? "English" : "中文", ("class", "language"), ("lang", frame.IsChinese ? "en" : "zh-CN"), ("hreflang", frame.IsChinese ? "en" : "zh-CN"), ("href", $"{frame.Own}?lang={(frame.IsChinese ? "en" : "zh")}"));
        html.Raw("\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
        body(html);
        html.Raw("\n</main>\n</body>\n</html>\n");
        return new RenderedBody(Encoding.UTF8.GetBytes(writer.ToString()), "text/html; charset=utf-8", frame.Modified)
        {
            Fields = [("Content-Security-Policy", Policy), ("Content-Language", frame.IsChinese ? "zh-CN" : "en"), ("Vary", Varies)],
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

    private static void Head(HtmlOutput html, PageFrame frame)
    {
        html.Raw("<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Open("title").PageText(frame.Title, framesCodes: false).Close("title").Raw("\n");
        foreach (var feed in frame.Feeds)
        {
            // The encoder would write + as a reference, which not every program that looks for feeds reads.
            html.Raw("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"").Text(PlainText.OneLine(feed.Title)).Raw("\" href=\"").Text(feed.Link).Raw("\">\n");
        }

        html.Open("link", ("rel", "stylesheet"), ("href", PlayerFiles.Link(frame.Site, "page.css"))).Raw("\n");
        // The first script runs before anything is drawn, so that nobody who reads in the dark is blinded.
        html.Open("script", ("src", PlayerFiles.Link(frame.Site, "look.js"))).Close("script").Raw("\n");
        html.Open("script", ("type", "module"), ("src", PlayerFiles.Link(frame.Site, "main.js"))).Close("script").Raw("\n");
        html.Open("link", ("rel", "manifest"), ("href", frame.Manifest)).Raw("\n");
        html.Open("link", ("rel", "icon"), ("type", "image/svg+xml"), ("href", PlayerFiles.Link(frame.Site, "icon.svg"))).Raw("\n");
        html.Open("link", ("rel", "apple-touch-icon"), ("href", PlayerFiles.Link(frame.Site, "icon-192.png"))).Raw("\n");
        html.Raw("<meta name=\"theme-color\" content=\"#7a1f1f\">\n</head>\n");
    }
}
