using System.Collections.Immutable;
using AudioPaper.Packaging.Books.Audiobook;
using AudioPaper.Packaging.Books.Daisy;
using AudioPaper.Packaging.Books.Epub;

namespace AudioPaper.Packaging.Books;

/// <summary>A file of a book beside the episode.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="IsArchive">Whether it is an archive of its entries; else it is the content of the only one.</param>
/// <param name="Entries">What is in it; at least one.</param>
public sealed record BookFile(string Name, string MediaType, bool IsArchive, ImmutableArray<BookEntry> Entries);

/// <summary>A form of book.</summary>
/// <param name="Name">Its name in settings.</param>
/// <param name="FileNames">Names of its files beside the episode.</param>
public sealed record BookKind(string Name, ImmutableArray<string> FileNames)
{
    /// <summary>All there are.</summary>
    public static ImmutableArray<BookKind> All { get; } =
    [
        new("epub", [EpubBook.FileName]), new("daisy", [DaisyBook.FileName]),
        new("audiobook", [AudiobookManifest.FileName, AudiobookContents.FileName]), new("lpf", [LpfBook.FileName]),
    ];

    /// <summary>Whether a file of that name is an archive.</summary>
    public static bool IsArchive(string fileName) => fileName is EpubBook.FileName or DaisyBook.FileName or LpfBook.FileName;

    /// <summary>The one made where nobody says otherwise.</summary>
    public const string Default = "epub";

    /// <summary>Its files.</summary>
    /// <param name="book">The book.</param>
    /// <param name="coverPath">Its cover, a JPEG file.</param>
    /// <param name="soundOf">The MP3 file of an article.</param>
    /// <exception cref="System.IO.IOException">A sound is not there.</exception>
    public ImmutableArray<BookFile> Files(Book book, string coverPath, Func<BookArticle, string> soundOf) => Name switch
    {
        "epub" => [new(EpubBook.FileName, EpubBook.MediaType, true, EpubBook.Entries(book, coverPath, soundOf))],
        "daisy" => [new(DaisyBook.FileName, DaisyBook.MediaType, true, DaisyBook.Entries(book, soundOf))],
        "lpf" => [new(LpfBook.FileName, LpfBook.MediaType, true, LpfBook.Entries(book, coverPath, soundOf))],
        _ =>
        [
            new(AudiobookManifest.FileName, AudiobookManifest.MediaType, false, [new(AudiobookManifest.FileName, AudiobookManifest.Write(book))]),
            new(AudiobookContents.FileName, "text/html", false, [new(AudiobookContents.FileName, AudiobookContents.Write(book))]),
        ],
    };
}
