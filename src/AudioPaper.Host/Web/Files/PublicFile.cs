using AudioPaper.Host.Web.Feeds;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books.Audiobook;
using AudioPaper.Packaging.Books.Daisy;
using AudioPaper.Packaging.Books.Epub;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Web.Files;

/// <summary>A file of a published issue that listeners may have.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="MediaType">What it is served as.</param>
/// <param name="IsText">Whether it is a small text file, which is served compressed.</param>
internal sealed record PublicFile(string Path, string MediaType, bool IsText)
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "episode.mp3", "episode.m4b", "episode.m4a", "episode.opus", "episode.epub", "episode.daisy.zip", "episode.lpf", "publication.json", "contents.html", "digest.mp3", "digest.m4b", "digest.m4a", "digest.opus", "chapters.json", "digest.chapters.json",
        "transcript.vtt", "transcript.srt", "cover.jpg", "articles.m3u8", "articles.xspf", ReadAlongJson.FileName,
    };

    /// <summary>The file of a name in an issue; null when listeners may not have such a file. Whether it is there shows when it is opened.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="names">Names from the issue's folder on: a file, or <c>articles</c> or <c>art</c> and a file.</param>
    public static PublicFile? Of(ServedIssue issue, ReadOnlySpan<string> names) => names switch
    {
        [var name] when Names.Contains(name) => Make(issue, name),
        [ArticleSoundFile.FolderName, var name] when IsPlain(name) && System.IO.Path.GetExtension(name) is ".mp3" or ".m4b" or ".m4a" or ".opus" => Make(issue, ArticleSoundFile.FolderName, name),
        [ChapterArt.FolderName, var name] when IsPlain(name) && System.IO.Path.GetExtension(name) == ".jpg" => Make(issue, ChapterArt.FolderName, name),
        _ => null,
    };

    /// <summary>What a file is served as.</summary>
    /// <param name="name">Its name.</param>
    public static string MediaTypeOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        _ when name == AudiobookManifest.FileName => AudiobookManifest.MediaType,
        _ when name == ReadAlongJson.FileName => "application/json",
        ".mp3" => "audio/mpeg",
        ".m4b" or ".m4a" => "audio/mp4",
        ".opus" => "audio/ogg",
        ".json" => "application/json+chapters",
        ".vtt" => "text/vtt; charset=utf-8",
        ".srt" => "application/x-subrip; charset=utf-8",
        ".jpg" => "image/jpeg",
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".xspf" => "application/xspf+xml",
        ".epub" => EpubBook.MediaType,
        ".lpf" => LpfBook.MediaType,
        ".zip" => DaisyBook.MediaType,
        ".html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static PublicFile Make(ServedIssue issue, params string[] names) =>
        new(System.IO.Path.Combine([issue.Path, .. names]), MediaTypeOf(names[^1]), System.IO.Path.GetExtension(names[^1]) is ".json" or ".html" or ".vtt" or ".srt" or ".m3u8" or ".xspf");

    // Letters, digits, hyphens and underscores with one ending: such a name leads nowhere else, on any system.
    private static bool IsPlain(string name) => name.Length is > 4 and <= 200 && name.Count(c => c == '.') == 1 && name[0] != '.'
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
