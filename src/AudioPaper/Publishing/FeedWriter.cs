using System.Globalization;
using System.Xml;

namespace AudioPaper.Publishing;

/// <summary>Elements and values as feeds have them.</summary>
internal static class FeedWriter
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public const string Podcast = "https://podcastindex.org/namespace/1.0";

    /// <summary>An element without content; attributes without a value are left out.</summary>
    public static void WriteEmpty(this XmlWriter xml, string prefix, string name, string space, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(prefix, name, space);
        xml.WriteAttributes(attributes);
        xml.WriteEndElement();
    }

    /// <summary>An element with text; attributes without a value are left out.</summary>
    public static void WriteText(this XmlWriter xml, string prefix, string name, string space, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(prefix, name, space);
        xml.WriteAttributes(attributes);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    /// <summary>A link of Atom (RFC 4287, 4.2.7).</summary>
    public static void WriteLink(this XmlWriter xml, string relation, Uri? url, string? type = "application/rss+xml")
    {
        if (url is not null)
        {
            xml.WriteEmpty("atom", "link", Atom, ("href", FeedXml.Ascii(url)), ("rel", relation), ("type", type));
        }
    }

    /// <summary>RFC 2822, 3.3: English names, and an offset without a colon.</summary>
    public static string Date(DateTimeOffset time) =>
        time.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    /// <summary>A number as it is written everywhere.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WriteAttributes(this XmlWriter xml, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, value);
            }
        }
    }
}
