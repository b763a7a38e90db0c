using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AudioPaper.Intake.Html;

/// <summary>Parses HTML as browsers do, within bounds: nothing is run, nothing is loaded.</summary>
internal static partial class HtmlParsing
{
    /// <summary>A page of news has some thousand elements.</summary>
    private const int MostElements = 200_000;

    private const int DeepestElement = 256;
    private const int LongestText = 16 << 20;

    /// <summary>The parser compares each attribute of an element with all others.</summary>
    private const int MostAttributes = 500;

    /// <summary>An element that stands deep is looked for at every so many elements: walking up costs time.</summary>
    private const int DepthCheckInterval = 16;

    /// <summary>The document.</summary>
    /// <param name="html">HTML, or XHTML, whose empty elements (<c>&lt;title/&gt;</c>) are opened and closed first.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="IntakeException">It is beyond all bounds.</exception>
    public static IHtmlDocument Parse(string html, string place)
    {
        if (html.Length > LongestText)
        {
            throw new IntakeException($"{place} has more than {LongestText >> 20} million characters; split it.", $"{place} 超过 {LongestText >> 20} 百万字符；请拆分。");
        }

        var count = 0;
        IElement? last = null;
        var options = new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                if (++count > MostElements || (count % DepthCheckInterval == 0 && IsTooDeep(last)))
                {
                    throw TooMuch(place);
                }

                last = element;
            },
            ShouldEmitAttribute = (ref token, _) => token.Attributes.Count <= MostAttributes ? true : throw TooMuch(place),
        };
        var isXhtml = XhtmlMark().IsMatch(html.AsSpan(0, Math.Min(html.Length, 1024)));
        var document = new HtmlParser(options).ParseDocument(isXhtml ? EmptyElement().Replace(html, Opened) : html);
        return document.All.Any(element => element.ChildElementCount == 0 && IsTooDeep(element)) ? throw TooMuch(place) : document;
    }

    private static string Opened(Match match) =>
        match.Groups["name"].Value is "br" or "hr" or "img" or "meta" or "link" or "input" or "col" or "area" or "base" or "wbr" or "source" or "param"
            ? match.Value : $"<{match.Groups["name"].Value}{match.Groups["rest"].Value}></{match.Groups["name"].Value}>";

    private static bool IsTooDeep(INode? node)
    {
        var depth = 0;
        for (; node is not null && depth <= DeepestElement; node = node.Parent)
        {
            depth++;
        }

        return depth > DeepestElement;
    }

    private static IntakeException TooMuch(string place) => new(
        $"{place} has more elements than a page of news ({MostElements:N0} in all, {DeepestElement} inside each other); give the article alone.",
        $"{place} 的元素多得不像新闻网页（共 {MostElements:N0} 个、嵌套 {DeepestElement} 层为限）；请只给出文章部分。");

    [GeneratedRegex(@"^\uFEFF?\s*<\?xml|<html[^>]{0,300}xmlns", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex XhtmlMark();

    [GeneratedRegex(@"<(?<name>[A-Za-z][\w:-]*)(?<rest>(?:\s[^<>]*)?)/>", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex EmptyElement();
}
