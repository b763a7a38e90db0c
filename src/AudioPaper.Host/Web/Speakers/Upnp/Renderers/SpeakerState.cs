namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>What a speaker does for this server.</summary>
internal enum SpeakerState
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>It was told to play and has not begun.</summary>
    Starting,

    /// <summary>It plays.</summary>
    Playing,

    /// <summary>It pauses.</summary>
    Paused,

    /// <summary>Somebody stopped it, here or there.</summary>
    Stopped,

    /// <summary>It has played all.</summary>
    Finished,

    /// <summary>It does not do what it is told.</summary>
    Failed,
}

/// <summary>How a speaker stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Model">Its model.</param>
/// <param name="State">What it does.</param>
/// <param name="Newspaper">The newspaper it plays; null for none.</param>
/// <param name="Issue">The issue; null for none.</param>
/// <param name="Article">The article; null for none, a whole issue or headlines.</param>
/// <param name="Title">Title of the track; null for none.</param>
/// <param name="Track">The track's place, from 1; 0 for none.</param>
/// <param name="Tracks">How many there are to play.</param>
/// <param name="PositionSeconds">How far it is in the track; null where it does not tell.</param>
/// <param name="DurationSeconds">Length of the track; null where it is not known.</param>
/// <param name="Reason">Why it failed; null when it did not.</param>
internal sealed record SpeakerAnswer(
    string Id, string Name, string Model, SpeakerState State, string? Newspaper = null, string? Issue = null, string? Article = null, string? Title = null, int Track = 0, int Tracks = 0,
    double? PositionSeconds = null, double? DurationSeconds = null, string? Reason = null);
