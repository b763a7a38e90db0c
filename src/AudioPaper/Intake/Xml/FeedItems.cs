using System.Text.RegularExpressions;
using System.Xml.Linq;
using AudioPaper.Intake.Html;

namespace AudioPaper.Intake.Xml;

/// <summary>Takes the items out of a feed document.</summary>
internal static partial class FeedItems
{
    private const string ContentModule = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>A description longer than this is the article itself: many feeds put it there.</summary>
    private const int LongestSummary = 600;

    /// <summary>The feed's own title as plain text, or null.</summary>
    public static string? Title(XDocument document, string place) =>
        (document.Root!.Child("channel") ?? document.Root!).Child("title") is { } title && Plain(title, place) is { Length: > 0 } text ? text : null;

    /// <summary>The items in order of the document, each read when it is asked for.</summary>
    public static IEnumerable<FeedItem> Of(XDocument document, string place) => document.Named("item", "entry").Select(item =>
    {
        var body = BodyElement(item);
        var blocks = body is null ? [] : Blocks(body, place);
        return new FeedItem(
            Own(item, "title") is { } headline ? Plain(headline, place) : null, Author(item), blocks, IsSummary(body, blocks), Link(item), Date(item));
    });

    /// <summary>A child in the item's own namespace: media extensions have titles and contents of their own.</summary>
    private static XElement? Own(XElement item, string name) => item.Element(item.Name.Namespace + name);

    private static XElement? BodyElement(XElement item) =>
        new[] { item.Element(XName.Get("encoded", ContentModule)), Own(item, "content"), Own(item, "description"), Own(item, "summary") }
            .FirstOrDefault(element => !string.IsNullOrWhiteSpace(element?.Value));

    private static IReadOnlyList<HtmlBlock> Blocks(XElement body, string place)
    {
        var text = body.HasElements ? string.Concat(body.Nodes()) : body.Value;
        var isPlain = body.Attribute("type")?.Value is "text" || !Markup().IsMatch(text);
        return !isPlain ? HtmlBlocks.OfFragment(text, place)
            : [.. PlainParagraphs.Of(text).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => new HtmlBlock(RegionRole.Paragraph, line, 0))];
    }

    /// <summary>No text, a short description, or a text that breaks off.</summary>
    private static bool IsSummary(XElement? body, IReadOnlyList<HtmlBlock> blocks) =>
        blocks.Count == 0 || BreaksOff().IsMatch(blocks[^1].Text)
            || (body!.Name.LocalName is "description" or "summary" && blocks.Sum(block => block.Text.Trim().Length) <= LongestSummary);

    /// <summary>RSS has the address as text, Atom as an attribute of the link that is <c>alternate</c> or nothing else; a guid may be one, too.</summary>
    private static string? Link(XElement item) =>
        item.Elements(item.Name.Namespace + "link").Where(link => link.Attribute("rel")?.Value is null or "alternate")
            .Select(link => (link.Attribute("href")?.Value ?? link.Value).Trim()).FirstOrDefault(link => link.Length > 0)
        ?? (Own(item, "guid") is { } guid && guid.Attribute("isPermaLink")?.Value is not "false" && guid.Value.Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase) ? guid.Value.Trim() : null);

    private static DateOnly? Date(XElement item) =>
        new[] { "pubDate", "published", "updated" }.Select(member => StatedFacts.Date(Own(item, member)?.Value))
            .Append(StatedFacts.Date(item.Element(XName.Get("date", DublinCore))?.Value)).FirstOrDefault(stated => stated is not null);

    /// <summary>Titles are plain text by the books, and HTML in many feeds.</summary>
    private static string Plain(XElement element, string place) => Markup().IsMatch(element.Value)
        ? string.Join(' ', HtmlBlocks.OfFragment(element.Value, place).Select(block => SourceBuilder.OneLine(block.Text))) : element.Value.Trim();

    /// <summary>Names of authors; RSS has <c>mail (name)</c>, of which the name is taken.</summary>
    private static string? Author(XElement item)
    {
        var names = item.Elements().Where(element => element.Name.LocalName is "author" or "creator" && (element.Name.Namespace == item.Name.Namespace || element.Name.NamespaceName == DublinCore))
            .Select(author => author.Child("name")?.Value ?? author.Value).Select(author => Mail().Replace(author, "${name}").Trim())
            .Where(author => author.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : string.Join(names.Any(name => name[0] >= '\u2E80') ? "、" : ", ", names);
    }

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\s*[^\s@()]+@[^\s@()]+\s*(?:\((?<name>[^()]*)\))?\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:…|\.{3}|\[…\]|\[\.{3}\]|阅读全文|查看全文|(?:Read|Continue|Keep)\s+(?:more|reading|on)\b[^.。]{0,40})\s*[»›>→]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BreaksOff();
}
