using System.Collections.Immutable;
using AudioPaper.Normalization;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>An article of a published issue, with its sound as a file of its own.</summary>
/// <param name="Id">Its id in the issue.</param>
/// <param name="Chapter">Its chapter of the episode.</param>
/// <param name="File">Name of its sound in <c>articles/</c>.</param>
/// <param name="SizeBytes">Size of that file.</param>
/// <param name="Picture">Name of its picture in <c>art/</c>; null when it has none.</param>
internal sealed record ServedArticle(string Id, ServedChapter Chapter, string File, long SizeBytes, string? Picture)
{
    /// <summary>
    /// The articles of an issue, in order; opening and closing are none. Each chapter has a file, whose name begins with its number and ends with
    /// the id (<see cref="ArticleSoundFile"/>). None where chapters and files do not fit, as while the issue is made anew.
    /// </summary>
    /// <param name="issue">The issue.</param>
    public static ImmutableArray<ServedArticle> Of(ServedIssue issue)
    {
        var chapters = IssueReading.Chapters(issue.Path);
        var folder = new DirectoryInfo(Path.Combine(issue.Path, ArticleSoundFile.FolderName));
        FileInfo[] files;
        try
        {
            files = folder.Exists ? [.. folder.EnumerateFiles().Where(file => file.Name[0] != '.').OrderBy(file => file.Name, StringComparer.Ordinal)] : [];
        }
        catch (DirectoryNotFoundException)
        {
            files = []; // deleted just now
        }

        return files.Length != chapters.Count ? []
            : [.. chapters.Zip(files, (chapter, file) => Of(chapter, file)).OfType<ServedArticle>().Where(article => !Announcements.Is(article.Id))];
    }

    private static ServedArticle? Of(ServedChapter chapter, FileInfo file)
    {
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        var dash = stem.IndexOf('-');
        var picture = chapter.Picture?.Split('/')[^1];
        return dash < 0 || !file.Exists ? null : new ServedArticle(stem[(dash + 1)..], chapter, file.Name, file.Length, picture is { Length: > 0 } ? picture : null);
    }
}
