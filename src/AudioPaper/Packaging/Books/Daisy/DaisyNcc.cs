using System.Globalization;

namespace AudioPaper.Packaging.Books.Daisy;

/// <summary>
/// The Navigation Control Center (<c>ncc.html</c>; 2.1 of the specification). Printed pages are not in it: each would have to be heard, and newspapers do
/// not say where a page begins.
/// </summary>
internal static class DaisyNcc
{
    /// <summary>Writes it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="headings">Its places to jump to.</param>
    /// <param name="fileCount">All files of the book, this one included.</param>
    /// <param name="otherBytes">Size of all files but this one.</param>
    public static byte[] Write(Book book, IReadOnlyList<DaisyHeading> headings, int fileCount, long otherBytes)
    {
        var date = book.Tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var metas = new List<(string, string, string?)>
        {
            ("dc:title", book.Title, null), ("dc:creator", book.Author, null), ("dc:publisher", book.Newspaper, null), ("dc:date", date, "yyyy-mm-dd"),
            ("dc:format", "Daisy 2.02", null), ("dc:identifier", book.Identifier, null),
        };
        metas.AddRange(book.Languages.Select(language => ("dc:language", language, (string?)"ISO 639")));
        metas.AddRange(book.Narrators.Select(narrator => ("ncc:narrator", BookText.Title(narrator, "?"), (string?)null)));
        metas.AddRange([
            ("ncc:charset", "utf-8", null), ("ncc:generator", "AudioPaper", null), ("ncc:multimediaType", "audioFullText", null), ("ncc:sourceDate", date, "yyyy-mm-dd"),
            ("ncc:sourcePublisher", book.Newspaper, null), ("ncc:setInfo", "1 of 1", null), ("ncc:depth", Number(headings.Max(heading => heading.Level)), null),
            ("ncc:pageFront", "0", null), ("ncc:pageNormal", "0", null), ("ncc:pageSpecial", "0", null), ("ncc:maxPageNormal", "0", null),
            ("ncc:tocItems", Number(headings.Count), null), ("ncc:totalTime", DaisyBook.Clock(book.LengthMs), "hh:mm:ss"), ("ncc:files", Number(fileCount), null),
        ]);
        // Its own size is not known before it is written; it is a few bytes for each article beside the sound's hundred thousands.
        var without = Document(book, headings, metas);
        return Document(book, headings, [.. metas, ("ncc:kByteSize", Number((otherBytes + without.Length + 1023) / 1024), null)]);
    }

    private static byte[] Document(Book book, IReadOnlyList<DaisyHeading> headings, List<(string, string, string?)> metas) => DaisyXhtml.Write(book, metas, xml =>
    {
        for (var i = 0; i < headings.Count; i++)
        {
            var heading = headings[i];
            xml.Begin(FormattableString.Invariant($"h{heading.Level}"), ("class", heading.Class), ("id", FormattableString.Invariant($"h-{i + 1}")));
            xml.BeginInline("a", ("href", heading.Target), ("lang", heading.Language)).WriteString(heading.Title);
            xml.End().End();
        }
    });

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
