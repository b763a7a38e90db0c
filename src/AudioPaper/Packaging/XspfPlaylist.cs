using System.Globalization;
using System.Text;
using System.Xml;

namespace AudioPaper.Packaging;

/// <summary>The files of an issue's articles as a playlist with all facts (“XSPF Version 1”; <c>application/xspf+xml</c>).</summary>
public static class XspfPlaylist
{
    private const string Namespace = "http://xspf.org/ns/0/";

    /// <summary>Writes the playlist; it stands in the folder, and its places are relative to it.</summary>
    /// <param name="files">The articles' files.</param>
    /// <param name="durations">Their lengths, in the same order; written in milliseconds.</param>
    /// <param name="tags">What is said of the issue.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark; not closed.</param>
    public static void Write(IReadOnlyList<ArticleSoundFile> files, IReadOnlyList<TimeSpan> durations, EpisodeTags tags, Stream stream)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CloseOutput = false };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("playlist", Namespace);
        xml.WriteAttributeString("version", "1");
        Write(xml, "title", PlainText.OneLine(tags.Title));
        Write(xml, "creator", PlainText.OneLine(tags.Author));
        Write(xml, "info", WebLink.Absolute(tags.PageUrl));
        Write(xml, "date", tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
        xml.WriteStartElement("trackList", Namespace);
        foreach (var (file, duration) in files.Zip(durations))
        {
            var details = tags.Chapters.GetValueOrDefault(file.Chapter.ArticleId);
            // The order of the elements is that of the specification.
            xml.WriteStartElement("track", Namespace);
            Write(xml, "location", file.Path);
            Write(xml, "title", PlainText.OneLine(file.Chapter.Title));
            Write(xml, "creator", PlainText.OneLine(tags.Author));
            Write(xml, "annotation", PlainText.OneLine(file.Chapter.Section ?? ""));
            Write(xml, "info", WebLink.Absolute(details?.Url));
            Write(xml, "image", WebLink.OrBeside(details?.ImageUrl));
            Write(xml, "album", PlainText.OneLine(tags.Title));
            Write(xml, "trackNum", file.Number.ToString(CultureInfo.InvariantCulture));
            Write(xml, "duration", ((long)Math.Round(duration.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            xml.WriteElementString(name, Namespace, value);
        }
    }
}
