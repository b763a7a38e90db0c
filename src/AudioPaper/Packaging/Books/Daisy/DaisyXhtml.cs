using System.Xml;
using AudioPaper.Packaging.Books.Epub;

namespace AudioPaper.Packaging.Books.Daisy;

/// <summary>What the two XHTML 1.0 documents of a talking book have in common.</summary>
internal static class DaisyXhtml
{
    /// <summary>Writes one.</summary>
    /// <param name="book">The book.</param>
    /// <param name="metas">Names and contents of what its head tells.</param>
    /// <param name="body">Writes what is in its body.</param>
    public static byte[] Write(Book book, IEnumerable<(string Name, string Content, string? Scheme)> metas, Action<XmlWriter> body) => BookText.Document(xml =>
    {
        xml.WriteDocType("html", "-//W3C//DTD XHTML 1.0 Transitional//EN", "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd", null);
        xml.WriteWhitespace("\n");
        xml.WriteStartElement("html", EpubArticle.Xhtml);
        xml.WriteAttributeString("lang", book.Tags.Language);
        xml.WriteAttributeString("xml", "lang", null, book.Tags.Language);
        xml.Begin("head").Element("title", book.Title).Empty("meta", ("http-equiv", "Content-type"), ("content", "text/html; charset=utf-8"));
        foreach (var (name, content, scheme) in metas)
        {
            xml.Empty("meta", ("name", name), ("content", content), ("scheme", scheme));
        }

        xml.End().Begin("body");
        body(xml);
        xml.End().End();
    });
}
