using System.Globalization;
using System.Text;
using System.Xml;
using AudioPaper.Packaging;

namespace AudioPaper.Publishing;

/// <summary>
/// Writes feeds: RSS 2.0 with Apple's and Podcasting 2.0's elements, as “The Podcast RSS Standard” (PSP-1) asks. The same
/// feed gives the same bytes; there is no clock in it.
/// </summary>
public static class FeedXml
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private const string Podcast = "https://podcastindex.org/namespace/1.0";

    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };

    /// <summary>Writes a feed, its newest item first.</summary>
    /// <param name="feed">What to write.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark; not closed.</param>
    /// <exception cref="ArgumentException">An address is not absolute.</exception>
    public static void Write(Feed feed, Stream stream)
    {
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "itunes", null, Itunes);
            xml.WriteAttributeString("xmlns", "podcast", null, Podcast);
            xml.WriteStartElement("channel");
            WriteChannel(xml, feed);
            // Items of the same moment stand in the order of their ids, so that the bytes do not depend on chance.
            foreach (var item in feed.Items.OrderByDescending(item => item.Published).ThenBy(item => item.Guid))
            {
                WriteItem(xml, item);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>An address in ASCII: the host's name as IDNA, all else percent-encoded.</summary>
    /// <param name="url">An absolute address.</param>
    /// <exception cref="ArgumentException">It is not absolute.</exception>
    public static string Ascii(Uri url)
    {
        if (!url.IsAbsoluteUri)
        {
            throw new ArgumentException($"“{url}” is no absolute address.", nameof(url));
        }

        return url.HostNameType == UriHostNameType.Dns
            ? new UriBuilder(url) { Host = url.IdnHost }.Uri.AbsoluteUri
            : url.AbsoluteUri;
    }

    private static void WriteChannel(XmlWriter xml, Feed feed)
    {
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("href", Ascii(feed.SelfUrl));
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        xml.WriteElementString("title", PlainText.OneLine(feed.Title));
        xml.WriteElementString("link", Ascii(feed.Link));
        xml.WriteElementString("description", PlainText.Lines(feed.Description));
        xml.WriteElementString("language", PlainText.OneLine(feed.Language));
        xml.WriteElementString("generator", "AudioPaper");
        xml.WriteElementString("itunes", "author", Itunes, PlainText.OneLine(feed.Author));
        xml.WriteElementString("itunes", "type", Itunes, "episodic");
        xml.WriteElementString("itunes", "explicit", Itunes, "false");
        WriteEmpty(xml, "itunes", "image", Itunes, ("href", Ascii(feed.ImageUrl)));
        xml.WriteStartElement("itunes", "category", Itunes);
        xml.WriteAttributeString("text", "News");
        WriteEmpty(xml, "itunes", "category", Itunes, ("text", "Daily News"));
        xml.WriteEndElement();
        xml.WriteElementString("podcast", "guid", Podcast, feed.Guid.ToString("D"));
        xml.WriteElementString("podcast", "medium", Podcast, "podcast");
        xml.WriteElementString("podcast", "locked", Podcast, feed.IsLocked ? "yes" : "no");
    }

    private static void WriteItem(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", PlainText.OneLine(item.Title));
        if (item.Link is not null)
        {
            xml.WriteElementString("link", Ascii(item.Link));
        }

        xml.WriteElementString("description", PlainText.Lines(item.Description));
        WriteEmpty(
            xml, "", "enclosure", "",
            ("url", Ascii(item.Enclosure.Url)),
            ("length", item.Enclosure.SizeBytes.ToString(CultureInfo.InvariantCulture)),
            ("type", item.Enclosure.MediaType));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Guid.ToString("D"));
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Date(item.Published));
        xml.WriteElementString("itunes", "duration", Itunes, Seconds(item.Duration));
        xml.WriteElementString("itunes", "episodeType", Itunes, "full");
        xml.WriteElementString("itunes", "explicit", Itunes, "false");
        if (item.ChaptersUrl is not null)
        {
            WriteEmpty(xml, "podcast", "chapters", Podcast, ("url", Ascii(item.ChaptersUrl)), ("type", "application/json+chapters"));
        }

        if (item.TranscriptUrl is not null)
        {
            WriteEmpty(xml, "podcast", "transcript", Podcast, ("url", Ascii(item.TranscriptUrl)), ("type", "text/vtt"));
        }

        xml.WriteEndElement();
    }

    private static void WriteEmpty(XmlWriter xml, string prefix, string name, string space, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(prefix, name, space);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    // RFC 2822, 3.3: English names, and an offset without a colon.
    private static string Date(DateTimeOffset time) =>
        time.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    private static string Seconds(TimeSpan duration) =>
        ((long)Math.Round(duration.TotalSeconds, MidpointRounding.AwayFromZero)).ToString(CultureInfo.InvariantCulture);
}
