using System.Collections.Immutable;
using System.Text;

namespace AudioPaper.Packaging.Books.Epub;

/// <summary>
/// EPUB 3 with media overlays: one document for each article with its overlay and its own sound. Each sound is a file of its own and not a part of a
/// long one: a player seeks in minutes instead of hours, and what it has loaded is what is heard.
/// </summary>
public static class EpubBook
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/epub+zip";

    /// <summary>Name of its file beside the episode.</summary>
    public const string FileName = "episode.epub";

    private const string Style = """
        body { line-height: 1.6; margin: 1em; }
        h1 { font-size: 1.5em; line-height: 1.3; }
        .kicker, .deck { font-weight: bold; }
        .byline, .dateline { font-size: 0.9em; }
        .announced { font-style: italic; }
        nav ol { list-style: none; padding-left: 1em; }
        .-epub-media-overlay-active { background-color: #ffe680; color: #1a1a1a; }
        @media (prefers-color-scheme: dark) { .-epub-media-overlay-active { background-color: #4d3d00; color: #ffffff; } }

        """;

    private const string Container = """
        <?xml version="1.0" encoding="utf-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles>
        <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
        </rootfiles>
        </container>

        """;

    /// <summary>All files of the book, in the order of the archive.</summary>
    /// <param name="book">The book.</param>
    /// <param name="coverPath">Its cover, a JPEG file.</param>
    /// <param name="soundOf">The MP3 file of an article.</param>
    public static ImmutableArray<BookEntry> Entries(Book book, string coverPath, Func<BookArticle, string> soundOf)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(soundOf);
        var entries = ImmutableArray.CreateBuilder<BookEntry>();
        // First and as it is, so that a look at the file's begin tells what it is (EPUB 3.3, 4.3).
        entries.Add(new BookEntry("mimetype", Encoding.ASCII.GetBytes(MediaType)));
        entries.Add(new BookEntry("META-INF/container.xml", Bytes(Container)));
        Add("package.opf", new EpubPackage(book).Write());
        Add("nav.xhtml", new EpubNavigation(book, EpubPackage.TextOf).Write());
        Add("style.css", Bytes(Style));
        entries.Add(new BookEntry("EPUB/cover.jpg", default, coverPath));
        foreach (var article in book.Articles)
        {
            Add(EpubPackage.TextOf(article), EpubArticle.Write(book, article));
            Add(EpubPackage.OverlayOf(article), EpubOverlay.Write(book, article, "../" + EpubPackage.TextOf(article), "../" + EpubPackage.SoundOf(article)));
            entries.Add(new BookEntry("EPUB/" + EpubPackage.SoundOf(article), default, soundOf(article)));
        }

        return entries.ToImmutable();

        void Add(string name, byte[] content) => entries.Add(new BookEntry("EPUB/" + name, content));
    }

    // A source file may have been checked out with other line ends.
    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
}
