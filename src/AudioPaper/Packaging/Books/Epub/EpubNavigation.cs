using System.Xml;

namespace AudioPaper.Packaging.Books.Epub;

/// <summary>The navigation document (EPUB 3.3, 7): sections and their articles, printed pages, landmarks.</summary>
/// <param name="book">The book.</param>
/// <param name="textOf">Path of an article's text.</param>
internal sealed class EpubNavigation(Book book, Func<BookArticle, string> textOf)
{
    private readonly BookWords words = new(book.Tags.Language);

    /// <summary>Writes it.</summary>
    public byte[] Write() => BookText.Document(xml =>
    {
        EpubArticle.BeginHtml(xml, words.Language, book.Title, "style.css");
        xml.Begin("body");
        WriteNav(xml, "toc", "doc-toc", words.Contents, WriteContents);
        if (book.Articles.Any(book.BeginsPage))
        {
            WriteNav(xml, "page-list", "doc-pagelist", words.Pages, WritePages);
        }

        WriteNav(xml, "landmarks", null, words.Landmarks, WriteLandmarks);
        xml.End().End();
    });

    private void WriteContents(XmlWriter xml)
    {
        foreach (var section in BookSection.Of(book))
        {
            if (section.Name is null)
            {
                WriteItem(xml, textOf(section.Articles[0]), section.Articles[0].Title, section.Articles[0].Language);
                continue;
            }

            var first = section.Articles[0];
            xml.Begin("li");
            WriteLink(xml, textOf(first) + (first.AnnouncesSection ? "#" + EpubArticle.SectionId : ""), section.Name, first.Language);
            xml.Begin("ol");
            foreach (var article in section.Articles)
            {
                WriteItem(xml, $"{textOf(article)}#{EpubArticle.HeadingId}", article.Title, article.Language);
            }

            xml.End().End();
        }
    }

    private void WritePages(XmlWriter xml)
    {
        foreach (var article in book.Articles.Where(book.BeginsPage))
        {
            WriteItem(xml, $"{textOf(article)}#{EpubArticle.PageId}", BookText.Title(article.Page!, "?"), words.Language);
        }
    }

    private void WriteLandmarks(XmlWriter xml)
    {
        var first = book.Articles.FirstOrDefault(article => !article.IsAround, book.Articles[0]);
        WriteItem(xml, "nav.xhtml#toc", words.Contents, words.Language, "toc");
        WriteItem(xml, textOf(first), words.Beginning, words.Language, "bodymatter");
    }

    // Only the table of contents is for reading; the others serve players.
    private static void WriteNav(XmlWriter xml, string kind, string? role, string heading, Action<XmlWriter> items)
    {
        var id = kind + "-heading";
        xml.Begin("nav", ("epub:type", kind), ("role", role), ("id", kind), ("aria-labelledby", id), ("hidden", kind == "toc" ? null : "hidden"));
        xml.Element(kind == "toc" ? "h1" : "h2", heading, ("id", id)).Begin("ol");
        items(xml);
        xml.End().End();
    }

    private void WriteItem(XmlWriter xml, string path, string title, string language, string? type = null)
    {
        xml.Begin("li");
        WriteLink(xml, path, title, language, type);
        xml.End();
    }

    private void WriteLink(XmlWriter xml, string path, string title, string language, string? type = null)
    {
        xml.BeginInline("a", ("epub:type", type), ("href", path), ("lang", language == words.Language ? null : language), ("dir", "auto"));
        xml.WriteRuns(title, language);
        xml.End();
    }
}
