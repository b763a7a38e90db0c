using System.Xml;
using AudioPaper.Normalization;

namespace AudioPaper.Packaging.Books.Epub;

/// <summary>The content document of an article (EPUB 3.3, 6.1; structure of “Digital Publishing WAI-ARIA Module 1.0”).</summary>
internal static class EpubArticle
{
    /// <summary>Namespace of EPUB's own attributes.</summary>
    public const string Ops = "http://www.idpf.org/2007/ops";

    /// <summary>Namespace of XHTML.</summary>
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Id of the whole article.</summary>
    public const string ArticleId = "article";

    /// <summary>Id of an article's heading.</summary>
    public const string HeadingId = "headline";

    /// <summary>Id of the heading of a section, in the first of its articles.</summary>
    public const string SectionId = "section";

    /// <summary>Id of the place where a printed page begins.</summary>
    public const string PageId = "page";

    /// <summary>Id of a sentence.</summary>
    public static string IdOf(BookSentence sentence) => FormattableString.Invariant($"s{sentence.Number}");

    /// <summary>What an article is (EPUB Structural Semantics Vocabulary 1.1).</summary>
    public static string TypeOf(BookArticle article) => article.File.Chapter.ArticleId switch
    {
        ScriptComposition.OpeningId => "introduction",
        Announcements.ClosingId => "conclusion",
        _ => "chapter",
    };

    /// <summary>Writes it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="article">One of its articles.</param>
    public static byte[] Write(Book book, BookArticle article) => BookText.Document(xml =>
    {
        BeginHtml(xml, article.Language, article.Title, "../style.css");
        xml.Begin("body").Begin("section", ("id", ArticleId), ("epub:type", TypeOf(article)), ("role", "doc-" + TypeOf(article)), ("aria-labelledby", HeadingId));
        if (book.BeginsPage(article))
        {
            xml.Begin("div", ("epub:type", "pagebreak"), ("role", "doc-pagebreak"), ("id", PageId), ("aria-label", BookText.Title(article.Page!, "?"))).WriteFullEndElement();
        }

        if (article.Passages.All(passage => passage.Role != PassageRole.Headline))
        {
            xml.Element("h1", article.Title, ("id", HeadingId), ("class", "announced"));
        }

        var hasHeading = false;
        foreach (var passage in article.Passages)
        {
            var isHeading = passage.Role == PassageRole.Headline && !hasHeading;
            hasHeading |= isHeading;
            var isSection = article.AnnouncesSection && passage == article.Passages[0];
            WritePassage(xml, article, passage, isHeading ? book.LevelOf(article) : isSection ? 1 : 0);
        }

        xml.End().End();
        xml.End();
    });

    /// <summary>Begins a document, as far as its body.</summary>
    public static void BeginHtml(XmlWriter xml, string language, string title, string style)
    {
        xml.WriteDocType("html", null, null, null);
        xml.WriteWhitespace("\n");
        xml.WriteStartElement("html", Xhtml);
        xml.WriteAttributeString("xmlns", "epub", null, Ops);
        xml.WriteAttributeString("lang", language);
        xml.WriteAttributeString("xml", "lang", null, language);
        xml.Begin("head").Element("title", title).Empty("link", ("rel", "stylesheet"), ("type", "text/css"), ("href", style)).End();
    }

    // A text whose letters run from right to left is shown so, whatever stands around it.
    private static void WritePassage(XmlWriter xml, BookArticle article, BookPassage passage, int level)
    {
        xml.Begin(
            level == 0 ? "p" : FormattableString.Invariant($"h{level}"),
            ("id", level == 0 ? null : passage.Role == PassageRole.Headline ? HeadingId : SectionId),
            ("class", (passage.IsAnnounced, passage.Role) switch
            {
                (true, _) => "announced",
                (_, PassageRole.Paragraph) or (_, PassageRole.Headline) => null,
                var (_, role) => role.ToString().ToLowerInvariant(),
            }),
            ("lang", passage.Language == article.Language ? null : passage.Language),
            ("dir", "auto"));
        xml.WriteSentences(passage, IdOf);
        xml.End();
    }
}
