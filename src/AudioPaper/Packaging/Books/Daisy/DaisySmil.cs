using System.Globalization;
using System.Xml;

namespace AudioPaper.Packaging.Books.Daisy;

/// <summary>The SMIL 1.0 files of a talking book (2.3 and 2.4 of the specification).</summary>
internal static class DaisySmil
{
    /// <summary>The file of the article with that index.</summary>
    /// <param name="book">The book.</param>
    /// <param name="index">Index of the article.</param>
    /// <param name="elapsedMs">Length of all sound before it, in milliseconds.</param>
    public static byte[] Write(Book book, int index, long elapsedMs)
    {
        var article = book.Articles[index];
        (string, string)[] metas =
        [
            ("dc:format", "Daisy 2.02"), ("dc:identifier", book.Identifier), ("dc:title", book.Title), ("title", article.Title), ("ncc:generator", "AudioPaper"),
            ("ncc:totalElapsedTime", DaisyBook.Clock(elapsedMs)), ("ncc:timeInThisSmil", DaisyBook.Clock(book.LengthMsOf(article))),
        ];
        return Document(metas, xml =>
        {
            xml.Begin("seq", ("dur", Seconds(book.LengthMsOf(article)) + "s"));
            foreach (var (sentence, clip) in article.Clips)
            {
                var (begin, end) = book.ClipMs(article, clip);
                var id = DaisyBook.IdOf(index, sentence);
                xml.Begin("par", ("endsync", "last"), ("id", DaisyBook.ParIdOf(index, sentence)));
                xml.BeginInline("text", ("src", $"content.html#{id}"), ("id", id)).End();
                xml.BeginInline("audio", ("src", DaisyBook.SoundOf(index)), ("clip-begin", $"npt={Seconds(begin)}s"), ("clip-end", $"npt={Seconds(end)}s"),
                    ("id", FormattableString.Invariant($"a{index + 1}-c{sentence.Number}"))).End();
                xml.End();
            }

            xml.End();
        });
    }

    /// <summary>The file that lists all others in their order.</summary>
    public static byte[] Master(Book book)
    {
        (string, string)[] metas =
        [
            ("dc:format", "Daisy 2.02"), ("dc:identifier", book.Identifier), ("dc:title", book.Title), ("ncc:generator", "AudioPaper"), ("ncc:timeInThisSmil", DaisyBook.Clock(book.LengthMs)),
        ];
        return Document(metas, xml =>
        {
            for (var i = 0; i < book.Articles.Length; i++)
            {
                xml.Empty("ref", ("title", book.Articles[i].Title), ("src", DaisyBook.SmilOf(i)), ("id", FormattableString.Invariant($"smil-{i + 1}")));
            }
        });
    }

    private static byte[] Document((string Name, string Content)[] metas, Action<XmlWriter> body) => BookText.Document(xml =>
    {
        xml.WriteDocType("smil", "-//W3C//DTD SMIL 1.0//EN", "http://www.w3.org/TR/REC-smil/SMIL10.dtd", null);
        xml.Begin("smil").Begin("head");
        foreach (var (name, content) in metas)
        {
            xml.Empty("meta", ("name", name), ("content", content));
        }

        xml.Begin("layout").BeginInline("region", ("id", "txtView")).End().End().End();
        xml.Begin("body");
        body(xml);
        xml.End().End();
    });

    private static string Seconds(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}.{milliseconds % 1000:000}");
}
