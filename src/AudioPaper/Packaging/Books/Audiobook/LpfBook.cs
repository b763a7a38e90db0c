using System.Collections.Immutable;

namespace AudioPaper.Packaging.Books.Audiobook;

/// <summary>An audiobook as one file (W3C Note “Lightweight Packaging Format”, 2020).</summary>
public static class LpfBook
{
    /// <summary>Name of its file beside the episode.</summary>
    public const string FileName = "episode.lpf";

    /// <summary>Its media type.</summary>
    public const string MediaType = "application/lpf+zip";

    /// <summary>All files of the book, the manifest first.</summary>
    /// <param name="book">The book.</param>
    /// <param name="coverPath">Its cover, a JPEG file.</param>
    /// <param name="soundOf">The MP3 file of an article.</param>
    public static ImmutableArray<BookEntry> Entries(Book book, string coverPath, Func<BookArticle, string> soundOf)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(soundOf);
        return
        [
            new BookEntry(AudiobookManifest.FileName, AudiobookManifest.Write(book)), new BookEntry(AudiobookContents.FileName, AudiobookContents.Write(book)),
            new BookEntry("cover.jpg", default, coverPath), .. book.Articles.Select(article => new BookEntry(article.File.Path, default, soundOf(article))),
        ];
    }
}
