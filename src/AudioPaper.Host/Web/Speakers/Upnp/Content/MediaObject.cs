using System.Collections.Immutable;

namespace AudioPaper.Host.Web.Speakers.Upnp.Content;

/// <summary>What players see: a container, or a track (ContentDirectory:1, 7).</summary>
/// <param name="Id">Its id; stays as it is as long as the issue does.</param>
/// <param name="ParentId">Id of the container it stands in; <c>-1</c> for the root.</param>
/// <param name="Class">Its class, <c>object.…</c>.</param>
/// <param name="Title">Its title.</param>
internal sealed record MediaObject(string Id, string ParentId, string Class, string Title)
{
    /// <summary>Class of a folder.</summary>
    public const string Folder = "object.container";

    /// <summary>Class of an issue.</summary>
    public const string IssueClass = "object.container.album.musicAlbum";

    /// <summary>Class of a track.</summary>
    public const string Track = "object.item.audioItem.musicTrack";

    /// <summary>Whether it holds others.</summary>
    public bool IsContainer => Class.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>How many it holds; null where nobody has counted.</summary>
    public int? ChildCount { get; init; }

    /// <summary>The newspaper; null for the root.</summary>
    public string? Artist { get; init; }

    /// <summary>The issue's title; null above it.</summary>
    public string? Album { get; init; }

    /// <summary>The section; null for none.</summary>
    public string? Genre { get; init; }

    /// <summary>Date of the issue; null above it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Its place among the articles of the issue, from 1; null for all else.</summary>
    public int? Number { get; init; }

    /// <summary>Its picture: names from the library on; empty for none.</summary>
    public ImmutableArray<string> Picture { get; init; } = [];

    /// <summary>Its sound; null for a container.</summary>
    public MediaSound? Sound { get; init; }
}

/// <summary>The sound of a track.</summary>
/// <param name="Path">Names of the file from the library on.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="DurationSeconds">Its length; 0 where it is not known.</param>
internal sealed record MediaSound(ImmutableArray<string> Path, string MediaType, long SizeBytes, double DurationSeconds);
