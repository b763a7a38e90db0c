using System.Collections.Immutable;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Host.Jobs;

/// <summary>The files of single articles (<c>articles/</c>) and the playlists that name them.</summary>
/// <param name="issue">The issue's folder.</param>
/// <param name="recording">The episode; a chapter for each article.</param>
/// <param name="extension">What their names end in, e.g. <c>mp3</c>.</param>
/// <param name="durations">Lengths of the articles' own sound, in the same order.</param>
internal sealed class ArticleSounds(IssueFolder issue, Recording recording, string extension, IReadOnlyList<TimeSpan> durations)
{
    private readonly ImmutableArray<ArticleSoundFile> files = ArticleSoundFile.Of(recording, extension);

    /// <summary>Whether all files are there.</summary>
    public bool AreThere => files.All(file => new FileInfo(issue.At(file.Path)) is { Exists: true, Length: > 0 });

    /// <summary>The playlists.</summary>
    public void WriteM3u8(EpisodeTags tags, Stream stream) => M3u8Playlist.Write(files, durations, tags, stream);

    /// <inheritdoc cref="WriteM3u8"/>
    public void WriteXspf(EpisodeTags tags, Stream stream) => XspfPlaylist.Write(files, durations, tags, stream);

    /// <summary>Writes all files; those of an earlier run that are none any more go.</summary>
    /// <param name="tags">What the episode says about itself.</param>
    /// <param name="join">Joins the sound of the article with that index: path, tags.</param>
    public async Task WriteAsync(EpisodeTags tags, Func<int, string, EpisodeTags, Task> join)
    {
        Directory.CreateDirectory(issue.At(ArticleSoundFile.FolderName));
        for (var i = 0; i < files.Length; i++)
        {
            await join(i, issue.At(files[i].Path), files[i].Tags(tags, files.Length));
        }

        var names = files.Select(file => Path.GetFileName(file.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var old in Directory.EnumerateFiles(issue.At(ArticleSoundFile.FolderName)).Where(path => !names.Contains(Path.GetFileName(path))))
        {
            File.Delete(old);
        }
    }
}
