using System.Globalization;

namespace AudioPaper.Packaging.Books.Epub;

/// <summary>The media overlay of an article (EPUB 3.3, 9): which sentence is heard when.</summary>
internal static class EpubOverlay
{
    /// <summary>Class that players give to the sentence that is heard.</summary>
    public const string ActiveClass = "-epub-media-overlay-active";

    /// <summary>Writes it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="article">One of its articles.</param>
    /// <param name="text">Path of its text from the overlay.</param>
    /// <param name="sound">Path of its sound from the overlay.</param>
    public static byte[] Write(Book book, BookArticle article, string text, string sound) => BookText.Document(xml =>
    {
        xml.WriteStartElement("smil", "http://www.w3.org/ns/SMIL");
        xml.WriteAttributeString("xmlns", "epub", null, EpubArticle.Ops);
        xml.WriteAttributeString("version", "3.0");
        xml.Begin("body").Begin("seq", ("id", "article"), ("epub:textref", $"{text}#{EpubArticle.ArticleId}"), ("epub:type", EpubArticle.TypeOf(article)));
        foreach (var (sentence, clip) in article.Clips)
        {
            var (begin, end) = book.ClipMs(article, clip);
            xml.Begin("par", ("id", FormattableString.Invariant($"p{sentence.Number}")));
            xml.BeginInline("text", ("src", $"{text}#{EpubArticle.IdOf(sentence)}")).End();
            xml.BeginInline("audio", ("src", sound), ("clipBegin", Clock(begin)), ("clipEnd", Clock(end))).End().End();
        }

        xml.End().End().End();
    });

    /// <summary>A time as overlays tell it (EPUB 3.3, appendix on clock values), e.g. <c>0:01:02.345</c>.</summary>
    public static string Clock(long milliseconds) => string.Create(
        CultureInfo.InvariantCulture, $"{milliseconds / 3_600_000}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}.{milliseconds % 1000:000}");
}
