using System.Collections.Immutable;

namespace AudioPaper.Packaging;

/// <summary>What an episode's file says about itself, besides its chapters' titles and times.</summary>
/// <param name="Title">Title of the episode, any text.</param>
/// <param name="Newspaper">Name of the newspaper.</param>
/// <param name="Date">Date of the issue.</param>
/// <param name="Language">Language of the issue as a BCP 47 tag, e.g. <c>zh-CN</c>.</param>
/// <param name="Description">A few lines about the issue; may be empty.</param>
/// <param name="CoverJpeg">The cover as JPEG; may be empty.</param>
public sealed record EpisodeTags(
    string Title, string Newspaper, DateOnly Date, string Language, string Description, ReadOnlyMemory<byte> CoverJpeg)
{
    /// <summary>Who made it; by default the newspaper.</summary>
    public string Author { get; init; } = Newspaper;

    /// <summary>What the file is part of: by default the newspaper, for the file of one article its episode.</summary>
    public string Album { get; init; } = Newspaper;

    /// <summary>Whose rights it is, with or without year and sign; may be empty.</summary>
    public string Copyright { get; init; } = "";

    /// <summary>What players show as lyrics, lines with <c>\n</c>; may be empty (<see cref="EpisodeText"/> makes one).</summary>
    public string Lyrics { get; init; } = "";

    /// <summary>Number of the file among those of its album, from 1, and how many there are; null for an episode.</summary>
    public (int Number, int Count)? Track { get; init; }

    /// <summary>Web page of the episode; null when there is none. Only http and https are written.</summary>
    public Uri? PageUrl { get; init; }

    /// <summary>The feed it belongs to; null when there is none. Only http and https are written.</summary>
    public Uri? FeedUrl { get; init; }

    /// <summary>Its guid in that feed; may be empty.</summary>
    public string ItemGuid { get; init; } = "";

    /// <summary>Links and pictures of chapters, by <see cref="Stitching.Chapter.ArticleId"/>; a chapter may have none.</summary>
    public ImmutableDictionary<string, ChapterDetails> Chapters { get; init; } = ImmutableDictionary<string, ChapterDetails>.Empty;
}

/// <summary>What a chapter has besides title and times.</summary>
/// <param name="Url">A page about it; null when there is none. Only http and https are written.</param>
/// <param name="ImageJpeg">Its picture as JPEG, for tags; may be empty.</param>
/// <param name="ImageUrl">Address of its picture, for chapter files; relative ones count from the chapter file. Null when there is none.</param>
public sealed record ChapterDetails(Uri? Url = null, ReadOnlyMemory<byte> ImageJpeg = default, Uri? ImageUrl = null);
