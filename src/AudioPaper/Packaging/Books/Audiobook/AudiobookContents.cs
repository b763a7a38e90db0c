using System.Xml;
using AudioPaper.Packaging.Books.Epub;

namespace AudioPaper.Packaging.Books.Audiobook;

/// <summary>The table of contents of an audiobook (“Publication Manifest”, appendix C): sections and their articles, each a link to its sound.</summary>
public static class AudiobookContents
{
    /// <summary>Its name.</summary>
    public const string FileName = "contents.html";

    /// <summary>Writes it; HTML that is well-formed XML, too.</summary>
    public static byte[] Write(Book book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var words = new BookWords(book.Tags.Language);
        return BookText.Html(xml =>
        {
            xml.WriteDocType("html", null, null, null);
            xml.WriteWhitespace("\n");
            xml.WriteStartElement("html", EpubArticle.Xhtml);
            xml.WriteAttributeString("lang", words.Language);
            xml.Begin("head").Empty("meta", ("charset", "utf-8")).Element("title", book.Title);
            xml.Empty("link", ("rel", "publication"), ("href", AudiobookManifest.FileName), ("type", AudiobookManifest.MediaType)).End();
            xml.Begin("body").Begin("nav", ("role", "doc-toc"), ("aria-label", words.Contents)).Element("h1", book.Title, ("dir", "auto")).Begin("ol");
            foreach (var section in BookSection.Of(book))
            {
                if (section.Name is null)
                {
                    WriteArticle(xml, section.Articles[0]);
                    continue;
                }

                xml.Begin("li").Element("span", section.Name, ("lang", section.Articles[0].Language), ("dir", "auto")).Begin("ol");
                foreach (var article in section.Articles)
                {
                    WriteArticle(xml, article);
                }

                xml.End().End();
            }

            xml.End().End().End().End();
        });
    }

    private static void WriteArticle(XmlWriter xml, BookArticle article)
    {
        xml.Begin("li").BeginInline("a", ("href", article.File.Path), ("lang", article.Language), ("dir", "auto")).WriteString(article.Title);
        xml.End().End();
    }
}
