using System.Globalization;
using System.Xml;

namespace AudioPaper.Packaging.Books.Epub;

/// <summary>The package document (EPUB 3.3, 5).</summary>
/// <param name="book">The book.</param>
internal sealed class EpubPackage(Book book)
{
    private const string Opf = "http://www.idpf.org/2007/opf";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private readonly BookWords words = new(book.Tags.Language);

    /// <summary>Name of the files of an article, without ending.</summary>
    public static string StemOf(BookArticle article) => Path.GetFileNameWithoutExtension(article.File.Path);

    /// <summary>Path of an article's text.</summary>
    public static string TextOf(BookArticle article) => $"text/{StemOf(article)}.xhtml";

    /// <summary>Path of an article's sound.</summary>
    public static string SoundOf(BookArticle article) => $"audio/{StemOf(article)}.mp3";

    /// <summary>Path of an article's overlay.</summary>
    public static string OverlayOf(BookArticle article) => $"overlay/{StemOf(article)}.smil";

    /// <summary>Writes it.</summary>
    public byte[] Write() => BookText.Document(xml =>
    {
        xml.WriteStartElement("package", Opf);
        xml.WriteAttributeString("version", "3.0");
        xml.WriteAttributeString("unique-identifier", "id");
        xml.WriteAttributeString("xml", "lang", null, words.Language);
        xml.Begin("metadata");
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        WriteTitle(xml);
        WriteDurations(xml);
        WriteAccess(xml);
        xml.End().Begin("manifest");
        WriteManifest(xml);
        xml.End().Begin("spine", ("page-progression-direction", "ltr"));
        foreach (var article in book.Articles)
        {
            xml.Empty("itemref", ("idref", $"text-{StemOf(article)}"));
        }

        // Not a page to read through, but one that can be opened.
        xml.Empty("itemref", ("idref", "nav"), ("linear", "no")).End().End();
    });

    private void WriteTitle(XmlWriter xml)
    {
        var date = book.Tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Term(xml, "identifier", book.Identifier, "id");
        Term(xml, "title", book.Title);
        foreach (var language in book.Languages)
        {
            Term(xml, "language", language);
        }

        Term(xml, "creator", book.Author);
        Term(xml, "publisher", book.Newspaper);
        Term(xml, "date", date);
        Term(xml, "description", PlainText.OneLine(book.Tags.Description));
        Term(xml, "rights", PlainText.OneLine(book.Tags.Copyright));
        // The date: a repeated run must make the same book.
        Meta(xml, "dcterms:modified", date + "T00:00:00Z");
        xml.Element("meta", book.Newspaper, ("property", "belongs-to-collection"), ("id", "newspaper"));
        xml.Element("meta", "series", ("refines", "#newspaper"), ("property", "collection-type"));
    }

    private void WriteDurations(XmlWriter xml)
    {
        foreach (var article in book.Articles)
        {
            xml.Element("meta", EpubOverlay.Clock(book.LengthMsOf(article)), ("property", "media:duration"), ("refines", $"#overlay-{StemOf(article)}"));
        }

        Meta(xml, "media:duration", EpubOverlay.Clock(book.LengthMs));
        Meta(xml, "media:active-class", EpubOverlay.ActiveClass);
        foreach (var narrator in book.Narrators)
        {
            Meta(xml, "media:narrator", BookText.Title(narrator, "?"));
        }
    }

    // No claim to conform to EPUB Accessibility 1.1: that is for people who have evaluated the book (3.5), and no program can.
    private void WriteAccess(XmlWriter xml)
    {
        var hasPages = book.Articles.Any(book.BeginsPage);
        foreach (var mode in BookWords.AccessModes)
        {
            Meta(xml, "schema:accessMode", mode);
        }

        Meta(xml, "schema:accessModeSufficient", "textual");
        Meta(xml, "schema:accessModeSufficient", "textual,auditory");
        if (book.IsSpokenWhole)
        {
            Meta(xml, "schema:accessModeSufficient", "auditory");
        }

        foreach (var feature in new[] { "synchronizedAudioText", "structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability" }.Concat(hasPages ? ["pageBreakMarkers", "pageNavigation"] : Array.Empty<string>()))
        {
            Meta(xml, "schema:accessibilityFeature", feature);
        }

        Meta(xml, "schema:accessibilityHazard", "none");
        Meta(xml, "schema:accessibilitySummary", words.Summary(hasPages));
        if (hasPages)
        {
            Term(xml, "source", words.Print(book), "print");
            xml.Element("meta", "pagination", ("refines", "#print"), ("property", "source-of"));
        }
    }

    private void WriteManifest(XmlWriter xml)
    {
        xml.Empty("item", ("id", "nav"), ("href", "nav.xhtml"), ("media-type", "application/xhtml+xml"), ("properties", "nav"));
        xml.Empty("item", ("id", "style"), ("href", "style.css"), ("media-type", "text/css"));
        xml.Empty("item", ("id", "cover"), ("href", "cover.jpg"), ("media-type", "image/jpeg"), ("properties", "cover-image"));
        foreach (var article in book.Articles)
        {
            var stem = StemOf(article);
            xml.Empty("item", ("id", $"text-{stem}"), ("href", TextOf(article)), ("media-type", "application/xhtml+xml"), ("media-overlay", $"overlay-{stem}"));
            xml.Empty("item", ("id", $"overlay-{stem}"), ("href", OverlayOf(article)), ("media-type", "application/smil+xml"));
            xml.Empty("item", ("id", $"audio-{stem}"), ("href", SoundOf(article)), ("media-type", "audio/mpeg"));
        }
    }

    private static void Term(XmlWriter xml, string name, string text, string? id = null)
    {
        if (text.Length == 0)
        {
            return;
        }

        xml.WriteWhitespace("\n");
        xml.WriteStartElement("dc", name, Dc);
        if (id is not null)
        {
            xml.WriteAttributeString("id", id);
        }

        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void Meta(XmlWriter xml, string property, string text) => xml.Element("meta", text, ("property", property));
}
