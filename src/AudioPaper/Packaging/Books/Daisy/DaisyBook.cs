using System.Collections.Immutable;
using System.Globalization;

namespace AudioPaper.Packaging.Books.Daisy;

/// <summary>
/// A talking book of full text and sound as the DAISY 2.02 Specification (Recommendation of 28 February 2001) has it: all files in one folder with
/// short names, for players of all ages.
/// </summary>
public static class DaisyBook
{
    /// <summary>Name of the archive of its folder beside the episode.</summary>
    public const string FileName = "episode.daisy.zip";

    /// <summary>Media type of that archive.</summary>
    public const string MediaType = "application/zip";

    /// <summary>All files of the folder: the two that players look for first, then text, articles and sounds.</summary>
    /// <param name="book">The book.</param>
    /// <param name="soundOf">The MP3 file of an article.</param>
    /// <exception cref="IOException">A sound is not there.</exception>
    public static ImmutableArray<BookEntry> Entries(Book book, Func<BookArticle, string> soundOf)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(soundOf);
        var headings = DaisyHeading.Of(book);
        var entries = ImmutableArray.CreateBuilder<BookEntry>();
        entries.Add(new BookEntry("master.smil", DaisySmil.Master(book)));
        entries.Add(new BookEntry("content.html", DaisyContent.Write(book)));
        var elapsed = 0L;
        for (var i = 0; i < book.Articles.Length; i++)
        {
            entries.Add(new BookEntry(SmilOf(i), DaisySmil.Write(book, i, elapsed)));
            entries.Add(new BookEntry(SoundOf(i), default, soundOf(book.Articles[i])));
            elapsed += book.LengthMsOf(book.Articles[i]);
        }

        var sizeBytes = entries.Sum(entry => entry.SizeBytes);
        entries.Insert(0, new BookEntry("ncc.html", DaisyNcc.Write(book, headings, entries.Count + 1, sizeBytes)));
        return entries.ToImmutable();
    }

    /// <summary>Name of the SMIL file of the article with that index.</summary>
    internal static string SmilOf(int index) => FormattableString.Invariant($"a{index + 1:0000}.smil");

    /// <summary>Name of the sound of the article with that index.</summary>
    internal static string SoundOf(int index) => FormattableString.Invariant($"a{index + 1:0000}.mp3");

    /// <summary>Id of a sentence in the text, and of the element that names it in the SMIL file.</summary>
    internal static string IdOf(int index, BookSentence sentence) => FormattableString.Invariant($"a{index + 1}-s{sentence.Number}");

    /// <summary>Id of the element that plays a sentence while its text is shown.</summary>
    internal static string ParIdOf(int index, BookSentence sentence) => FormattableString.Invariant($"a{index + 1}-p{sentence.Number}");

    /// <summary>A length as <c>hh:mm:ss</c>, rounded (2.1.2 of the specification).</summary>
    internal static string Clock(long milliseconds) => (milliseconds + 500) / 1000 is var seconds
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}") : "";
}
