using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace AudioPaper.Intake.Html;

/// <summary>What HTML elements mean to a reader of news.</summary>
internal static partial class HtmlElements
{
    /// <summary>A "byline" longer than this is a container that was named badly.</summary>
    private const int LongestMarkedBlock = 300;

    private static readonly HashSet<string> LeftOut = [
        "head", "script", "style", "template", "noscript", "form", "nav", "aside", "footer", "iframe", "object", "embed", "svg", "canvas", "video",
        "audio", "select", "button", "textarea", "dialog", "rt", "rp"];

    private static readonly HashSet<string> LeftOutRoles = ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "doc-pagebreak", "doc-toc"];

    private static readonly HashSet<string> Blocks = [
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "caption", "tr", "td", "th", "ul"];

    private static readonly Dictionary<string, RegionRole> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["byline"] = RegionRole.Byline, ["author"] = RegionRole.Byline, ["kicker"] = RegionRole.Kicker, ["eyebrow"] = RegionRole.Kicker,
        ["deck"] = RegionRole.Deck, ["subtitle"] = RegionRole.Deck, ["standfirst"] = RegionRole.Deck, ["dateline"] = RegionRole.Dateline,
        ["caption"] = RegionRole.Caption, ["credit"] = RegionRole.Credit,
    };

    /// <summary>Whether an element begins and ends a line.</summary>
    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    /// <summary>Whether an element and all in it is left out: hidden, not text, or furniture of a site.</summary>
    public static bool IsLeftOut(IElement element) =>
        LeftOut.Contains(element.LocalName) || element.HasAttribute("hidden")
            || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
            || (element.GetAttribute("role") is { } role && LeftOutRoles.Contains(role.Trim().ToLowerInvariant()))
            || (element.GetAttribute("style") is { } style && Hidden().IsMatch(style))
            || element.GetAttribute("epub:type") is "pagebreak" or "toc" or "landmarks"
            || (element.LocalName == "header" && !IsInArticle(element));

    /// <summary>The header of a page is furniture; the header of an article holds its headline.</summary>
    private static bool IsInArticle(IElement header)
    {
        for (var parent = header.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (parent.LocalName is "article" or "main" or "section")
            {
                return true;
            }
        }

        return header.QuerySelector("h1") is not null && header.QuerySelector("nav, ul, form") is null;
    }

    /// <summary>1 to 6 for a heading, else 0.</summary>
    public static int Level(IElement element) => element.LocalName is ['h', >= '1' and <= '6'] name ? name[1] - '0' : 0;

    /// <summary>The role an element's own marks give it; null when it has none.</summary>
    public static RegionRole? RoleOf(IElement element)
    {
        var role = element.LocalName is "figcaption" or "caption" ? RegionRole.Caption
            : NamesAuthor(element) ? RegionRole.Byline
            : element.ClassList.Select(name => Classes.TryGetValue(name, out var known) ? known : (RegionRole?)null).FirstOrDefault(known => known is not null);
        return role is null || role == RegionRole.Caption || element.TextContent.Length <= LongestMarkedBlock ? role : null;
    }

    private static bool NamesAuthor(IElement element) =>
        element.LocalName == "address" || Lists(element, "rel", "author") || Lists(element, "itemprop", "author");

    private static bool Lists(IElement element, string attribute, string word) =>
        element.GetAttribute(attribute) is { } value && value.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hidden();
}
