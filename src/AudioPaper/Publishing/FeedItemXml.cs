using System.Xml;
using AudioPaper.Packaging;
using static AudioPaper.Publishing.FeedWriter;

namespace AudioPaper.Publishing;

/// <summary>Writes the items of feeds.</summary>
internal static class FeedItemXml
{
    /// <summary>Writes one.</summary>
    /// <param name="xml">Stands inside the channel.</param>
    /// <param name="item">The item.</param>
    /// <param name="feed">The feed it is in.</param>
    public static void Write(XmlWriter xml, FeedItem item, Feed feed)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", PlainText.OneLine(item.Title));
        if (item.Link is not null)
        {
            xml.WriteElementString("link", FeedXml.Ascii(item.Link));
        }

        xml.WriteElementString("description", FeedText.Description(item.Description));
        var enclosure = item.Enclosure;
        xml.WriteEmpty("", "enclosure", "", ("url", FeedXml.Ascii(enclosure.Url)), ("length", Number(enclosure.SizeBytes)), ("type", enclosure.MediaType));
        xml.WriteText("", "guid", "", item.Guid.ToString("D"), ("isPermaLink", "false"));
        xml.WriteElementString("pubDate", Date(item.Published));
        WriteBooks(xml, item);
        WriteItunes(xml, item, feed);
        WritePodcast(xml, item);
        xml.WriteEndElement();
    }

    // A book is another representation of the item (RFC 4287, 4.2.7.2: "alternate"). podcast:alternateEnclosure is for media that apps play in the
    // place of the sound, and a second enclosure would be downloaded as an episode: an EPUB is neither sound nor video.
    private static void WriteBooks(XmlWriter xml, FeedItem item)
    {
        foreach (var book in item.Books)
        {
            xml.WriteEmpty("atom", "link", Atom, ("href", FeedXml.Ascii(book.Url)), ("rel", "alternate"), ("type", book.MediaType), ("length", Number(book.SizeBytes)));
        }
    }

    private static void WriteItunes(XmlWriter xml, FeedItem item, Feed feed)
    {
        xml.WriteElementString("itunes", "duration", Itunes, Number((long)Math.Round(item.Duration.TotalSeconds, MidpointRounding.AwayFromZero)));
        xml.WriteElementString("itunes", "episodeType", Itunes, "full");
        xml.WriteElementString("itunes", "explicit", Itunes, feed.IsExplicit ? "true" : "false");
        if (item.ImageUrl is not null)
        {
            xml.WriteEmpty("itunes", "image", Itunes, ("href", FeedXml.Ascii(item.ImageUrl)));
        }

        if (item.Episode is var (season, number))
        {
            xml.WriteElementString("itunes", "season", Itunes, Number(season));
            xml.WriteElementString("itunes", "episode", Itunes, Number(number));
            xml.WriteElementString("podcast", "season", Podcast, Number(season));
            xml.WriteElementString("podcast", "episode", Podcast, Number(number));
        }
    }

    private static void WritePodcast(XmlWriter xml, FeedItem item)
    {
        if (item.ChaptersUrl is not null)
        {
            xml.WriteEmpty("podcast", "chapters", Podcast, ("url", FeedXml.Ascii(item.ChaptersUrl)), ("type", "application/json+chapters"));
        }

        if (item.TranscriptUrl is not null)
        {
            xml.WriteEmpty("podcast", "transcript", Podcast, ("url", FeedXml.Ascii(item.TranscriptUrl)), ("type", "text/vtt"));
        }

        if (item.SubtitlesUrl is not null)
        {
            xml.WriteEmpty("podcast", "transcript", Podcast, ("url", FeedXml.Ascii(item.SubtitlesUrl)), ("type", "application/x-subrip"));
        }

        foreach (var other in item.Alternates)
        {
            var bitsPerSecond = item.Duration > TimeSpan.FromSeconds(1) ? Number((long)(other.SizeBytes * 8 / item.Duration.TotalSeconds)) : null;
            xml.WriteStartElement("podcast", "alternateEnclosure", Podcast);
            xml.WriteAttributeString("type", other.MediaType);
            xml.WriteAttributeString("length", Number(other.SizeBytes));
            if (bitsPerSecond is not null)
            {
                xml.WriteAttributeString("bitrate", bitsPerSecond);
            }

            xml.WriteEmpty("podcast", "source", Podcast, ("uri", FeedXml.Ascii(other.Url)));
            xml.WriteEndElement();
        }
    }
}
