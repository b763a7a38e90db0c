using AudioPaper.Audio;

namespace AudioPaper.Stitching;

/// <summary>What stands around the clips of a track.</summary>
/// <param name="LeadIn">Silence before it when it is the first of its episode, because speakers swallow the first words; null for the others.</param>
/// <param name="Earcon">The sound it begins with (the end's: ends with); null for none.</param>
/// <param name="PauseScale">All pauses are as many times as long; 0.5 to 2.</param>
public sealed record TrackDesign(TimeSpan? LeadIn, EarconKind? Earcon, double PauseScale = 1)
{
    /// <summary>The first track of an episode, without a setting that says otherwise.</summary>
    public static TrackDesign Opening { get; } = new(TimeSpan.FromMilliseconds(500), null);

    /// <summary>The track of an article, without a setting that says otherwise.</summary>
    public static TrackDesign Article { get; } = new(null, EarconKind.Article);
}
