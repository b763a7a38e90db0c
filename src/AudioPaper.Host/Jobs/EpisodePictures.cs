using System.Collections.Immutable;
using System.Security.Cryptography;
using AudioPaper.Diagnostics;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Host.Jobs;

/// <summary>The cover of an issue (<c>cover.jpg</c>: the newspaper's own, else a drawn one) and the pictures of its chapters (<c>art/</c>).</summary>
/// <param name="run">The run.</param>
/// <param name="language">BCP 47 tag of the issue.</param>
internal sealed class EpisodePictures(IssueRun run, string language)
{
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
        // Nothing else is made meanwhile, so the other core draws the cover.
        var covering = Task.Run(() => CoverAsync(articleCount, cancellationToken), cancellationToken);
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

        var cover = await covering;
        await WholeFile.WriteAsync(issue.At("cover.jpg"), cover.Jpeg, cancellationToken);
        return (cover, chapters.ToImmutable());
    }

    private async Task<CoverImage> CoverAsync(int articleCount, CancellationToken cancellationToken)
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

        var drawn = Cover.Draw(run.Request.Newspaper, run.Request.Date, language, articleCount);
        return reason is null ? drawn : drawn with { Diagnostics = drawn.Diagnostics.Add(reason) };
    }

    // Players elsewhere know only whole addresses; without a public one, the player beside the file finds them.
    private Uri Address(string name)
    {
        var path = $"{ChapterArt.FolderName}/{name}";
        return EpisodeAddresses.Of(run) is { } addresses ? new Uri(addresses.Page, path) : new Uri(path, UriKind.Relative);
    }
}
