using System.Text;
using System.Xml;
using AudioPaper.Packaging;
using static AudioPaper.Publishing.FeedWriter;

namespace AudioPaper.Publishing;

/// <summary>
/// Writes feeds: RSS 2.0 with Apple's and Podcasting 2.0's elements, as “The Podcast RSS Standard” (PSP-1) asks. The same
/// feed gives the same bytes; there is no clock in it.
/// </summary>
public static class FeedXml
{
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
                FeedItemXml.Write(xml, item, feed);
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
        xml.WriteLink("self", feed.SelfUrl);
        xml.WriteLink("first", feed.Pages?.First);
        xml.WriteLink("previous", feed.Pages?.Previous);
        xml.WriteLink("next", feed.Pages?.Next);
        xml.WriteLink("last", feed.Pages?.Last);
        foreach (var hub in feed.Hubs)
        {
            xml.WriteLink("hub", hub, type: null);
        }

        xml.WriteElementString("title", PlainText.OneLine(feed.Title));
        xml.WriteElementString("link", Ascii(feed.Link));
        xml.WriteElementString("description", FeedText.Description(feed.Description));
        xml.WriteElementString("language", PlainText.OneLine(feed.Language));
        if (feed.Copyright.Length > 0)
        {
            xml.WriteElementString("copyright", PlainText.OneLine(feed.Copyright));
        }

        xml.WriteElementString("generator", "AudioPaper");
        xml.WriteStartElement("image");
        xml.WriteElementString("url", Ascii(feed.ImageUrl));
        xml.WriteElementString("title", PlainText.OneLine(feed.Title));
        xml.WriteElementString("link", Ascii(feed.Link));
        xml.WriteEndElement();
        WriteItunes(xml, feed);
        WritePodcast(xml, feed);
    }

    private static void WriteItunes(XmlWriter xml, Feed feed)
    {
        xml.WriteElementString("itunes", "author", Itunes, PlainText.OneLine(feed.Author));
        xml.WriteElementString("itunes", "type", Itunes, "episodic");
        xml.WriteElementString("itunes", "explicit", Itunes, feed.IsExplicit ? "true" : "false");
        xml.WriteEmpty("itunes", "image", Itunes, ("href", Ascii(feed.ImageUrl)));
        var category = feed.Category.Split('/', 2);
        xml.WriteStartElement("itunes", "category", Itunes);
        xml.WriteAttributeString("text", category[0]);
        if (category.Length > 1)
        {
            xml.WriteEmpty("itunes", "category", Itunes, ("text", category[1]));
        }

        xml.WriteEndElement();
        if (feed.OwnerEmail.Length > 0)
        {
            xml.WriteStartElement("itunes", "owner", Itunes);
            xml.WriteElementString("itunes", "name", Itunes, PlainText.OneLine(feed.Author));
            xml.WriteElementString("itunes", "email", Itunes, PlainText.OneLine(feed.OwnerEmail));
            xml.WriteEndElement();
        }

        if (feed.IsBlocked)
        {
            xml.WriteElementString("itunes", "block", Itunes, "Yes");
        }
    }

    private static void WritePodcast(XmlWriter xml, Feed feed)
    {
        xml.WriteElementString("podcast", "guid", Podcast, feed.Guid.ToString("D"));
        xml.WriteElementString("podcast", "medium", Podcast, "podcast");
        xml.WriteText("podcast", "locked", Podcast, feed.IsLocked ? "yes" : "no", ("owner", feed.OwnerEmail.Length > 0 ? PlainText.OneLine(feed.OwnerEmail) : null));
        if (feed.IsBlocked)
        {
            xml.WriteElementString("podcast", "block", Podcast, "yes");
        }

        if (feed.Frequency is { } frequency)
        {
            xml.WriteText("podcast", "updateFrequency", Podcast, frequency.Words(feed.Language), ("rrule", frequency.Rule));
        }

        foreach (var person in feed.People)
        {
            xml.WriteText("podcast", "person", Podcast, PlainText.OneLine(person.Name), ("role", person.Role), ("group", person.Group));
        }
    }
}
