using System.Collections.Immutable;
using AudioPaper.Packaging.Books;
using AudioPaper.Publishing;

namespace AudioPaper.Host.Library;

#pragma warning disable CA1720 // RSS calls it guid, and so does the glossary.

/// <summary>What feeds say of newspapers and issues, whoever writes them: <c>narrate</c> beside the files, or the server.</summary>
internal static class PublishedFeed
{
    /// <summary>The channel of a newspaper.</summary>
    /// <param name="name">The newspaper's name.</param>
    /// <param name="language">BCP 47 tag of its newest issue.</param>
    /// <param name="guid">The feed's id.</param>
    /// <param name="settings">What people said of it.</param>
    /// <param name="self">Address of the feed.</param>
    /// <param name="page">Address of the newspaper's page; its website takes its place where it has one.</param>
    /// <param name="image">Address of its picture.</param>
    /// <param name="items">The items.</param>
    public static Feed Channel(string name, string language, Guid guid, NewspaperSettings settings, Uri self, Uri page, Uri image, ImmutableArray<FeedItem> items) =>
        new(guid, name, Description(name, language, settings), settings.Author is { Length: > 0 } author ? author : name, language, self,
            settings.Website.Length > 0 ? new Uri(settings.Website) : page, image, items, settings.Email.Length > 0)
        {
            Category = "News/" + settings.Category,
            IsExplicit = settings.IsExplicit,
            Copyright = settings.Copyright,
            OwnerEmail = settings.Email,
            People = [.. settings.People.Select(person => new FeedPerson(person.Name, RoleOf(person.Role), person.Role is "narrator" or "reporter" ? "cast" : person.Role == "editor" ? "writing" : "creative direction"))],
            Hubs = settings.IsPrivate ? [] : [.. settings.Hubs.Select(hub => new Uri(hub))],
            IsBlocked = settings.IsPrivate,
        };

    /// <summary>The item of an issue.</summary>
    /// <param name="library">Address of the library.</param>
    /// <param name="folder">The folder, parts separated by <c>/</c>.</param>
    /// <param name="episode">Its episode.</param>
    /// <param name="published">When it came out.</param>
    /// <param name="books">Files of its books.</param>
    public static FeedItem Item(Uri library, string folder, EpisodeRecord episode, DateTimeOffset published, IEnumerable<BookRecord> books)
    {
        var main = episode.Enclosure;
        return new(GuidOf(episode), episode.Title, episode.Description, published, TimeSpan.FromSeconds(episode.DurationSeconds), EnclosureOf(main),
            LibraryUrl.Of(library, folder, ""), LibraryUrl.Of(library, folder, "chapters.json"), LibraryUrl.Of(library, folder, "transcript.vtt"))
        {
            SubtitlesUrl = LibraryUrl.Of(library, folder, "transcript.srt"),
            // Of a second edition the day is no number of its own.
            Episode = episode.Edition.Length == 0 ? (episode.Date.Year, episode.Date.DayOfYear) : null,
            // Whoever reads a book wants it in one piece.
            Books = [.. books.Where(book => BookKind.IsArchive(book.Name)).Select(book => new Enclosure(LibraryUrl.Of(library, folder, book.Name), book.SizeBytes, book.MediaType))],
            Alternates = [.. episode.Files.Where(file => file.Name != main.Name).Select(EnclosureOf)],
        };

        Enclosure EnclosureOf(EpisodeFile file) => new(LibraryUrl.Of(library, folder, file.Name), file.SizeBytes, file.MediaType == "audio/x-m4b" ? "audio/mp4" : file.MediaType);
    }

    /// <summary>Issues come out at six in the morning, UTC, at the latest: a fixed time of day, so that a repeated run writes the same feed.</summary>
    public static DateTimeOffset PublishedAt(DateOnly date) => new(date.ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero);

    /// <summary>Guid of an issue, for ever.</summary>
    public static Guid GuidOf(EpisodeRecord episode) => EpisodeGuid.Make(episode.Newspaper.ReplaceLineEndings(" "), episode.Date, episode.Edition.ReplaceLineEndings(" "));

    /// <summary>Guid of an issue's digest.</summary>
    public static Guid DigestGuidOf(EpisodeRecord episode) => EpisodeGuid.OfDigest(episode.Newspaper.ReplaceLineEndings(" "), episode.Date, episode.Edition.ReplaceLineEndings(" "));

    /// <summary>Guid of an issue's article.</summary>
    public static Guid ArticleGuidOf(EpisodeRecord episode, string articleId) =>
        EpisodeGuid.OfArticle(episode.Newspaper.ReplaceLineEndings(" "), episode.Date, episode.Edition.ReplaceLineEndings(" "), articleId);

    private static string Description(string name, string language, NewspaperSettings settings) => settings.Description.Length > 0 ? settings.Description
        : language == "zh-CN" ? $"《{name}》有声版，由 AudioPaper 制作。" : $"{name} to listen to, made by AudioPaper.";

    private static string RoleOf(string role) => role == "editor" ? "managing editor" : role;
}
