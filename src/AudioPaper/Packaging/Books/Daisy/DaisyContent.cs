using System.Globalization;
using AudioPaper.Normalization;

namespace AudioPaper.Packaging.Books.Daisy;

/// <summary>The text of a talking book (<c>content.html</c>; 2.2 of the specification).</summary>
internal static class DaisyContent
{
    /// <summary>Writes it.</summary>
    public static byte[] Write(Book book)
    {
        (string, string, string?)[] metas =
        [
            ("dc:title", book.Title, null), ("dc:creator", book.Author, null), ("dc:identifier", book.Identifier, null), ("dc:format", "Daisy 2.02", null),
            ("dc:date", book.Tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "yyyy-mm-dd"), ("ncc:generator", "AudioPaper", null),
        ];
        return DaisyXhtml.Write(book, metas, xml =>
        {
            if (!book.Articles[0].IsAround)
            {
                xml.Element("h1", book.Title, ("class", "title"));
            }

            for (var i = 0; i < book.Articles.Length; i++)
            {
                var (index, article) = (i, book.Articles[i]);
                var headline = DaisyHeading.HeadlineOf(article);
                xml.Begin("div", ("class", article.IsAround ? "announced" : "article"), ("lang", article.Language));
                foreach (var passage in article.Passages)
                {
                    // The first words of the opening are the book's title; the closing is headed by its first words.
                    var isTitle = headline is null && passage == article.Passages[0];
                    var isSection = article.AnnouncesSection && passage == article.Passages[0];
                    var level = passage == headline ? book.LevelOf(article) : 1;
                    xml.Begin(
                        passage == headline || isTitle || isSection ? FormattableString.Invariant($"h{level}") : "p",
                        ("class", isTitle && i == 0 && article.IsAround ? "title" : isSection ? "section" : passage.IsAnnounced ? "announced" : passage.Role is PassageRole.Paragraph or PassageRole.Headline ? null : passage.Role.ToString().ToLowerInvariant()),
                        ("lang", passage.Language));
                    xml.WriteSentences(passage, sentence => DaisyBook.IdOf(index, sentence));
                    xml.End();
                }

                xml.End();
            }
        });
    }
}
