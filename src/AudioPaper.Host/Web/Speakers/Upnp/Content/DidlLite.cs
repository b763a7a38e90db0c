using System.Globalization;
using System.Xml;

namespace AudioPaper.Host.Web.Speakers.Upnp.Content;

/// <summary>Writes objects as players read them: DIDL-Lite (ContentDirectory:1, 2.5.8).</summary>
internal static class DidlLite
{
    private const string Space = "urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string Upnp = "urn:schemas-upnp-org:metadata-1-0/upnp/";

    /// <summary>What the network may do with a sound: bytes can be asked for from anywhere; streamed, fetched in the background, kept waiting; DLNA 1.5 (DLNA guidelines, 7.4.1.3).</summary>
    public const string Features = "DLNA.ORG_OP=01;DLNA.ORG_CI=0;DLNA.ORG_FLAGS=01700000000000000000000000000000";

    private const int MostNames = 64;

    /// <summary>Objects as one document.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="media">Address below which the files stand, as the asker reaches it.</param>
    /// <param name="filter">Names of members that are wanted, of which 64 count; <c>*</c> for all. What must be there always is.</param>
    public static string Write(IEnumerable<MediaObject> objects, Uri media, string filter)
    {
        var names = filter.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostNames).ToHashSet(StringComparer.Ordinal);
        return UpnpXml.Fragment(xml =>
        {
            xml.WriteStartElement("DIDL-Lite", Space);
            xml.WriteAttributeString("xmlns", "dc", null, Dublin);
            xml.WriteAttributeString("xmlns", "upnp", null, Upnp);
            foreach (var one in objects)
            {
                Write(xml, one, media, name => names.Contains("*") || names.Contains(name) || (name == "res" && names.Any(wanted => wanted.StartsWith("res@", StringComparison.Ordinal))));
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>Address of a file.</summary>
    /// <param name="media">Address below which the files stand.</param>
    /// <param name="path">Names of the file from the library on.</param>
    public static Uri AddressOf(Uri media, IEnumerable<string> path) => new(media, string.Join('/', path.Select(Uri.EscapeDataString)));

    /// <summary>How and in which form a sound is had (ConnectionManager:1, 2.5.2).</summary>
    public static string ProtocolInfo(string mediaType) => $"http-get:*:{mediaType}:{Features}";

    private static void Write(XmlWriter xml, MediaObject one, Uri media, Predicate<string> isWanted)
    {
        xml.WriteStartElement(one.IsContainer ? "container" : "item", Space);
        xml.WriteAttributeString("id", one.Id);
        xml.WriteAttributeString("parentID", one.ParentId);
        xml.WriteAttributeString("restricted", "1");
        if (one.IsContainer)
        {
            xml.WriteAttributeString("searchable", "1");
            if (one.ChildCount is { } count && (isWanted("@childCount") || isWanted("container@childCount")))
            {
                xml.WriteAttributeString("childCount", count.ToString(CultureInfo.InvariantCulture));
            }
        }

        xml.WriteElementString("title", Dublin, UpnpXml.Line(one.Title));
        foreach (var (name, space, value) in new[]
        {
            ("creator", Dublin, one.Artist), ("date", Dublin, one.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("artist", Upnp, one.Artist), ("album", Upnp, one.Album), ("genre", Upnp, one.Genre),
            ("originalTrackNumber", Upnp, one.Number?.ToString(CultureInfo.InvariantCulture)), ("albumArtURI", Upnp, one.Picture.IsEmpty ? null : AddressOf(media, one.Picture).AbsoluteUri),
        })
        {
            if (value is not null && isWanted((space == Dublin ? "dc:" : "upnp:") + name))
            {
                // An address is longer than a line may be, and holds ASCII only.
                xml.WriteElementString(name, space, name == "albumArtURI" ? value : UpnpXml.Line(value));
            }
        }

        if (one.Sound is { } sound && isWanted("res"))
        {
            Write(xml, sound, media);
        }

        xml.WriteElementString("class", Upnp, one.Class);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, MediaSound sound, Uri media)
    {
        xml.WriteStartElement("res", Space);
        xml.WriteAttributeString("protocolInfo", ProtocolInfo(sound.MediaType));
        xml.WriteAttributeString("size", sound.SizeBytes.ToString(CultureInfo.InvariantCulture));
        if (sound.DurationSeconds > 0)
        {
            xml.WriteAttributeString("duration", UpnpXml.Time(sound.DurationSeconds));
            // Bytes, not bits, in a second, whatever the name says (ContentDirectory:1, appendix B.2.1.3).
            xml.WriteAttributeString("bitrate", ((long)(sound.SizeBytes / sound.DurationSeconds)).ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteString(AddressOf(media, sound.Path).AbsoluteUri);
        xml.WriteEndElement();
    }
}
