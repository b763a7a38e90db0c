using System.Collections.Immutable;
using System.Security.Cryptography;
using AudioPaper.Diagnostics;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>The cover of an issue (<c>cover.jpg</c>: the newspaper's own, else a drawn one) and the pictures of its chapters (<c>art/</c>).</summary>
/// <param name="run">The run.</param>
/// <param name="language">BCP 47 tag of the issue.</param>
internal sealed class EpisodePictures(IssueRun run, string language)
{
    /// <summary>Name of the cover's record in <c>work/</c>.</summary>
    private const string RecordName = "cover";

    private readonly IssueFolder issue = run.Issue;
    private readonly string? ownCover = run.Studio.Settings.Cover is { Length: > 0 } named
        ? Path.Combine(run.Library.NewspaperPath(run.Issue.Id), named) : OwnCover.Find(run.Library.NewspaperPath(run.Issue.Id));

    /// <summary>Changes with the newspaper's own cover; empty when it has none.</summary>
    public string Key() => ownCover is null ? "" : !File.Exists(ownCover) ? "missing"
        : new FileInfo(ownCover) is { Length: > OwnCover.FileLimitBytes } large ? $"{large.Length}" : Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(ownCover)));

    /// <summary>Addresses of the pictures that are there now, by article.</summary>
    public ImmutableDictionary<string, ChapterDetails> Linked(Recording recording) => ChapterArt.Names(recording)
        .Where(picture => File.Exists(issue.At(ChapterArt.FolderName, picture.Name)))
        .SelectMany(picture => picture.ArticleIds.Select(id => (id, picture.Name)))
        .ToImmutableDictionary(picture => picture.id, picture => new ChapterDetails(ImageUrl: Address(picture.Name)));

    /// <summary>Draws and writes all of them; pictures of an earlier run that are none any more go.</summary>
    /// <returns>The cover, and the chapters' pictures with their addresses by article.</returns>
    public async Task<(CoverImage Cover, ImmutableDictionary<string, ChapterDetails> Chapters)> WriteAsync(Recording recording, int articleCount, CancellationToken cancellationToken)
    {
        // Nothing else is made meanwhile, so the other core draws the cover, unless that was begun while the last articles were being spoken.
        var covering = Task.Run(async () => await run.TakeCoverAsync(articleCount) ?? await CoverAsync(articleCount, cancellationToken), cancellationToken);
        Directory.CreateDirectory(issue.At(ChapterArt.FolderName));
        var chapters = ImmutableDictionary.CreateBuilder<string, ChapterDetails>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var picture in ChapterArt.Draw(recording, run.Request.Newspaper, run.Request.Date, language))
        {
            names.Add(picture.Name);
            await WholeFile.WriteAsync(issue.At(ChapterArt.FolderName, picture.Name), picture.Jpeg, cancellationToken, flushesToDisk: false);
            chapters.AddRange(picture.ArticleIds.Select(id => KeyValuePair.Create(id, new ChapterDetails(ImageJpeg: picture.Jpeg, ImageUrl: Address(picture.Name)))));
        }

        foreach (var old in Directory.EnumerateFiles(issue.At(ChapterArt.FolderName), "*.jpg").Where(path => !names.Contains(Path.GetFileName(path))))
        {
            File.Delete(old);
        }

        return (await covering, chapters.ToImmutable());
    }

    /// <summary>Makes the cover and writes <c>cover.jpg</c>.</summary>
    /// <param name="articleCount">How many articles the issue has.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CoverImage> CoverAsync(int articleCount, CancellationToken cancellationToken)
    {
        var cover = await FindAsync(articleCount, cancellationToken);
        await WholeFile.WriteAsync(issue.At("cover.jpg"), cover.Jpeg, cancellationToken);
        return cover;
    }

    private async Task<CoverImage> FindAsync(int articleCount, CancellationToken cancellationToken)
    {
        Diagnostic? reason = null;
        if (ownCover is not null)
        {
            (var own, reason) = await OwnCover.ReadAsync(ownCover, run.Request.Newspaper, cancellationToken);
            if (own is not null)
            {
                return own;
            }
        }

        var drawn = await DrawnAsync(articleCount, cancellationToken);
        return reason is null ? drawn : drawn with { Diagnostics = drawn.Diagnostics.Add(reason) };
    }

    /// <summary>The cover of the last run where nothing of it changed, for drawing it takes as long as a quarter of a minute of sound.</summary>
    private async Task<CoverImage> DrawnAsync(int articleCount, CancellationToken cancellationToken)
    {
        var key = ClipStore.NameOf(Cover.Fingerprint(run.Request.Newspaper, run.Request.Date, language, articleCount));
        if (await issue.ReadAsync(RecordName, RecordJson.Readable.CoverRecord, cancellationToken) is { } before && before.Key == key && File.Exists(issue.At("cover.jpg"))
            && await File.ReadAllBytesAsync(issue.At("cover.jpg"), cancellationToken) is var there && Convert.ToHexStringLower(SHA256.HashData(there)) == before.Sha256)
        {
            return new CoverImage(there, before.Diagnostics);
        }

        var drawn = Cover.Draw(run.Request.Newspaper, run.Request.Date, language, articleCount);
        await issue.WriteAsync(RecordName, new CoverRecord(key, Convert.ToHexStringLower(SHA256.HashData(drawn.Jpeg)), drawn.Diagnostics), RecordJson.Readable.CoverRecord, cancellationToken);
        return drawn;
    }

    // Players elsewhere know only whole addresses; without a public one, the player beside the file finds them.
    private Uri Address(string name)
    {
        var path = $"{ChapterArt.FolderName}/{name}";
        return EpisodeAddresses.Of(run) is { } addresses ? new Uri(addresses.Page, path) : new Uri(path, UriKind.Relative);
    }
}
