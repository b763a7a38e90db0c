using System.Collections.Immutable;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>
/// What is played one after the other, and what is made of a renderer's word about it. No network and no clock of its own: <see cref="Playback"/> asks and acts. A renderer may lie; it
/// can then end early or fail, but not make us turn round and round. Not safe for calls at the same time.
/// </summary>
/// <param name="tracks">The tracks; at least one.</param>
/// <param name="first">Where it begins.</param>
internal sealed class PlayQueue(ImmutableArray<QueuedTrack> tracks, int first)
{
    /// <summary>How long a renderer may take to begin.</summary>
    public static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);

    /// <summary>How near to the end a stop counts as the end: positions are asked for each second, and durations are rounded.</summary>
    private const double EndSeconds = 4;

    private bool hasPlayed;
    private DateTimeOffset begun;

    /// <summary>The tracks.</summary>
    public ImmutableArray<QueuedTrack> Tracks => tracks;

    /// <summary>Place of the track that plays, from 0.</summary>
    public int At { get; private set; } = first;

    /// <summary>The track that plays.</summary>
    public QueuedTrack Current => tracks[At];

    /// <summary>The track that follows; null for none.</summary>
    public QueuedTrack? Following => At + 1 < tracks.Length ? tracks[At + 1] : null;

    /// <summary>How things stand.</summary>
    public SpeakerState State { get; private set; } = SpeakerState.Starting;

    /// <summary>How far it is; null where it does not tell.</summary>
    public double? PositionSeconds { get; private set; }

    /// <summary>Whether nothing more is to come.</summary>
    public bool IsOver => State is SpeakerState.Stopped or SpeakerState.Finished or SpeakerState.Failed;

    /// <summary>A track was told to the renderer.</summary>
    public void Begin(int at, DateTimeOffset now) => (At, State, hasPlayed, begun, PositionSeconds) = (at, SpeakerState.Starting, false, now, null);

    /// <summary>The renderer went to another place in the track.</summary>
    public void GoTo(int seconds) => PositionSeconds = seconds;

    /// <summary>Somebody gave an order, or something ended it.</summary>
    public void Become(SpeakerState state) => State = state;

    /// <summary>The renderer told how it stands.</summary>
    /// <param name="transport">Its state (AVTransport:1, 2.2.1).</param>
    /// <param name="address">What it plays.</param>
    /// <param name="seconds">How far it is; null where it does not tell.</param>
    /// <param name="isNextTold">Whether it knows what follows.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is to be done.</returns>
    public QueueStep Hear(string transport, string address, double? seconds, bool isNextTold, DateTimeOffset now)
    {
        if (isNextTold && Following is { } following && address == following.Address.AbsoluteUri && address != Current.Address.AbsoluteUri)
        {
            Begin(At + 1, now);
            // How far it says to be may still be meant of the track before.
            (State, hasPlayed) = (transport == "PLAYING" ? SpeakerState.Playing : State, transport == "PLAYING");
            return QueueStep.TellNext;
        }

        var before = PositionSeconds;
        switch (transport)
        {
            case "PLAYING":
                (State, hasPlayed, PositionSeconds) = (SpeakerState.Playing, true, seconds);
                return QueueStep.None;
            case "PAUSED_PLAYBACK":
                (State, hasPlayed, PositionSeconds) = (SpeakerState.Paused, true, seconds);
                return QueueStep.None;
            case "STOPPED" or "NO_MEDIA_PRESENT" when hasPlayed && before is { } heard && Current.DurationSeconds > 0 && heard < Current.DurationSeconds - EndSeconds:
                // Somebody stopped it over there.
                State = SpeakerState.Stopped;
                return QueueStep.None;
            case "STOPPED" or "NO_MEDIA_PRESENT" when hasPlayed:
                State = Following is null ? SpeakerState.Finished : State;
                return Following is null ? QueueStep.None : QueueStep.PlayNext;
            default:
                return !hasPlayed && now - begun > LongestStart ? QueueStep.GiveUp : QueueStep.None;
        }
    }
}

/// <summary>What is to be done after a renderer told how it stands.</summary>
internal enum QueueStep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It went on by itself: tell it what follows now.</summary>
    TellNext,

    /// <summary>It is through: begin the next track.</summary>
    PlayNext,

    /// <summary>It does not begin.</summary>
    GiveUp,
}
