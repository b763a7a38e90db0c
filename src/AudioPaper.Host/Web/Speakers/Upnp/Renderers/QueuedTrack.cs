using AudioPaper.Host.Web.Speakers.Upnp.Content;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>A track that a renderer is told to play.</summary>
/// <param name="Article">Id of the article; null for a whole issue or a digest.</param>
/// <param name="Title">Its title.</param>
/// <param name="Address">Where the renderer finds it.</param>
/// <param name="Metadata">What the renderer may show: DIDL-Lite.</param>
/// <param name="DurationSeconds">Its length; 0 where it is not known.</param>
internal sealed record QueuedTrack(string? Article, string Title, Uri Address, string Metadata, double DurationSeconds)
{
    /// <summary>A track out of what players see.</summary>
    /// <param name="track">The track; it has a sound.</param>
    /// <param name="media">Address below which files stand, as the renderer reaches it.</param>
    public static QueuedTrack Of(MediaObject track, Uri media) => new(
        track.Id.StartsWith("a/", StringComparison.Ordinal) ? track.Id.Split('/')[^1] : null, track.Title, DidlLite.AddressOf(media, track.Sound!.Path), DidlLite.Write([track], media, "*"), track.Sound.DurationSeconds);
}
