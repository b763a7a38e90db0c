using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>The sound of one article as a file of its own, for briefings and playlists.</summary>
/// <param name="Chapter">Its chapter of the episode.</param>
/// <param name="Path">Path from the folder, <c>/</c> between names, plain ASCII, e.g. <c>articles/02-a1.mp3</c>.</param>
/// <param name="Number">Its place among the articles, from 1.</param>
public sealed record ArticleSoundFile(Chapter Chapter, string Path, int Number)
{
    /// <summary>Folder of these files in that of an issue.</summary>
    public const string FolderName = "articles";

    /// <summary>A file for each chapter, in order; the number in a name has as many digits as all need, two at least.</summary>
    /// <param name="recording">The chapters.</param>
    /// <param name="extension">What the names end in, e.g. <c>mp3</c>.</param>
    public static ImmutableArray<ArticleSoundFile> Of(Recording recording, string extension = "mp3")
    {
        var digits = Math.Max(2, recording.Chapters.Length.ToString(CultureInfo.InvariantCulture).Length);
        return [.. recording.Chapters.Select((chapter, i) => new ArticleSoundFile(
            chapter, $"{FolderName}/{(i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}{Plain(chapter.ArticleId)}.{extension}", i + 1))];
    }

    /// <summary>What such a file says about itself: the article, as one of the tracks of its episode.</summary>
    /// <param name="episode">The episode's tags.</param>
    /// <param name="count">How many files there are.</param>
    public EpisodeTags Tags(EpisodeTags episode, int count)
    {
        var details = episode.Chapters.GetValueOrDefault(Chapter.ArticleId);
        return episode with
        {
            Title = Chapter.Title,
            Album = episode.Title,
            Track = (Number, count),
            Description = "",
            Lyrics = "",
            ItemGuid = "",
            FeedUrl = null,
            PageUrl = details?.Url ?? episode.PageUrl,
            CoverJpeg = details is { ImageJpeg.IsEmpty: false } ? details.ImageJpeg : default,
            Chapters = ImmutableDictionary<string, ChapterDetails>.Empty,
        };
    }

    /// <summary>The plan of such a file, for whatever joins tracks: the sound of the article, without chapters and cues.</summary>
    /// <param name="episode">The recording it is part of.</param>
    /// <param name="sampleCount">Length of the article's tracks together.</param>
    public static Recording Alone(Recording episode, long sampleCount) => new(episode.Format, sampleCount, [], []);

    private static string Plain(string id) => string.Concat(id.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) is { Length: > 0 } plain ? "-" + plain : "";
}
