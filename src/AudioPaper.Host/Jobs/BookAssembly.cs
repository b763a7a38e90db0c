using System.Collections.Immutable;
using System.Security.Cryptography;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Packaging.Books;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// Makes the read-along books of an issue, as the newspaper's settings have them, of the texts and the files of single articles. Does nothing
/// when they are there already; takes those away that are not wished.
/// </summary>
internal sealed class BookAssembly(IssueRun run, IssueText text, IReadOnlyList<ArticleRecord> articles, EpisodeRecord episode)
{
    /// <summary>Name of the record in <c>work/</c>.</summary>
    public const string RecordName = "books";

    private readonly IssueFolder issue = run.Issue;
    private readonly NewspaperSettings settings = run.Studio.Settings;

    /// <summary>Makes them.</summary>
    public async Task AssembleAsync(CancellationToken cancellationToken)
    {
        var wished = settings.BooksFor(run.Studio.Formats.Select(format => format.Name));
        foreach (var name in BookKind.All.Where(kind => !wished.Contains(kind.Name)).SelectMany(kind => kind.FileNames))
        {
            File.Delete(issue.At(name));
        }

        if (wished.IsEmpty)
        {
            File.Delete(issue.At("work", RecordName + ".json"));
            return;
        }

        var (book, sound) = (IssueBook.Of(text, settings, articles, episode), await SoundKeyAsync(cancellationToken));
        var there = await issue.ReadAsync(RecordName, RecordJson.Readable.BooksRecord, cancellationToken);
        var made = ImmutableArray.CreateBuilder<BookRecord>();
        foreach (var file in BookKind.All.Where(kind => wished.Contains(kind.Name)).SelectMany(kind => kind.Files(book, issue.At("cover.jpg"), SoundOf)))
        {
            made.Add(await WriteAsync(file, sound, there?.Files ?? [], cancellationToken));
        }

        var record = new BooksRecord(made.ToImmutable());
        if (there is null || !there.Files.SequenceEqual(record.Files))
        {
            await issue.WriteAsync(RecordName, record, RecordJson.Readable.BooksRecord, cancellationToken);
        }
    }

    private async Task<BookRecord> WriteAsync(BookFile file, string sound, ImmutableArray<BookRecord> there, CancellationToken cancellationToken)
    {
        var path = issue.At(file.Name);
        var key = ClipStore.NameOf($"{BookArchive.Fingerprint(file.Entries)} {(file.IsArchive ? sound : "")}");
        if (there.FirstOrDefault(known => known.Name == file.Name) is { } known && known.Key == key && new FileInfo(path) is { Exists: true } found && found.Length == known.SizeBytes)
        {
            return known;
        }

        if (!file.IsArchive)
        {
            await WholeFile.WriteAsync(path, file.Entries[0].Content, cancellationToken);
            return new BookRecord(file.Name, file.MediaType, file.Entries[0].Content.Length, key);
        }

        return new BookRecord(file.Name, file.MediaType, await BookArchive.WriteAsync(path, file.Entries, cancellationToken), key);
    }

    /// <summary>What tells of the files that go into archives: of the sounds the same that names their parts.</summary>
    private async Task<string> SoundKeyAsync(CancellationToken cancellationToken)
    {
        var cover = SHA256.HashData(await File.ReadAllBytesAsync(issue.At("cover.jpg"), cancellationToken));
        return $"{run.Studio.Main.Encoder.Fingerprint} {Convert.ToHexString(cover)} {string.Join(' ', articles.SelectMany(article => article.Parts).Select(part => part.Sound))}";
    }

    private string SoundOf(BookArticle article) => issue.At(article.File.Path.Split('/'));
}
