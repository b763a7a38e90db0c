using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AudioPaper.Intake.Html;

namespace AudioPaper.Intake.Xml;

/// <summary>Reads feed files (RSS 0.9 to 2.0, RSS 1.0, Atom): each item an article, the newest item's date the issue's.</summary>
public static partial class FeedReader
{
    private const string ContentModule = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Reads the items of a feed.</summary>
    /// <exception cref="IntakeException">The file is no feed, or holds no item with text.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        var document = SafeXml.Load(bytes, name);
        var channel = document.Root!.Child("channel") ?? document.Root!;
        var source = new SourceBuilder(name) { Newspaper = channel.Child("title") is { } title && Plain(title, name) is { Length: > 0 } paper ? paper : null };
        foreach (var item in document.Named("item", "entry"))
        {
            source.BeginArticle();
            source.Add(RegionRole.Headline, Own(item, "title") is { } headline ? Plain(headline, name) : null);
            source.Add(RegionRole.Byline, Author(item));
            foreach (var block in Body(item, name))
            {
                source.Add(block.Role, block.Text);
            }

            var date = new[] { "pubDate", "published", "updated" }.Select(member => StatedFacts.Date(Own(item, member)?.Value))
                .Append(StatedFacts.Date(item.Element(XName.Get("date", DublinCore))?.Value)).FirstOrDefault(stated => stated is not null);
            source.Date = source.Date is null || date > source.Date ? date ?? source.Date : source.Date;
        }

        return source.ToSources();
    }

    /// <summary>A child in the item's own namespace: media extensions have titles and contents of their own.</summary>
    private static XElement? Own(XElement item, string name) => item.Element(item.Name.Namespace + name);

    private static IReadOnlyList<HtmlBlock> Body(XElement item, string place)
    {
        var body = new[] { item.Element(XName.Get("encoded", ContentModule)), Own(item, "content"), Own(item, "description"), Own(item, "summary") }
            .FirstOrDefault(element => !string.IsNullOrWhiteSpace(element?.Value));
        if (body is null)
        {
            return [];
        }

        var text = body.HasElements ? string.Concat(body.Nodes()) : body.Value;
        var isPlain = body.Attribute("type")?.Value is "text" || !Markup().IsMatch(text);
        return !isPlain ? HtmlBlocks.OfFragment(text, place)
            : [.. PlainParagraphs.Of(text).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => new HtmlBlock(RegionRole.Paragraph, line, 0))];
    }

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
}
