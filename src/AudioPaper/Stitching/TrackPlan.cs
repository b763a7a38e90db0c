using System.Collections.Immutable;
using AudioPaper.Audio;

namespace AudioPaper.Stitching;

/// <summary>What a stretch of a track is.</summary>
public enum TrackItemKind
{
    /// <summary>Silence.</summary>
    Silence,

    /// <summary>The chime before an article.</summary>
    Chime,

    /// <summary>A clip.</summary>
    Clip,

    /// <summary>The three tones before a section.</summary>
    SectionEarcon,

    /// <summary>The tones at the end of the newspaper.</summary>
    EndEarcon,
}

/// <summary>A stretch of a track.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First sample in the track.</param>
/// <param name="SampleCount">Its length.</param>
/// <param name="Clip">Name of the clip; empty for other kinds.</param>
public readonly record struct TrackItem(TrackItemKind Kind, long Start, long SampleCount, string Clip = "");

/// <summary>A clip of a known length, and the silence after it.</summary>
/// <param name="Name">Name in the clip store.</param>
/// <param name="SampleCount">Its length.</param>
/// <param name="PauseAfter">Silence that follows.</param>
public readonly record struct PlannedClip(string Name, long SampleCount, TimeSpan PauseAfter);

/// <summary>
/// A piece of a track that is encoded by itself: at most a minute, beginning and ending in silence, a whole multiple of
/// <see cref="PartCutter.GridSampleCount"/> samples long.
/// </summary>
/// <param name="Format">Sample rate.</param>
/// <param name="Start">Its first sample in the track.</param>
/// <param name="SampleCount">Its length.</param>
/// <param name="Items">They follow each other without gaps.</param>
public sealed record TrackPart(PcmFormat Format, long Start, long SampleCount, ImmutableArray<TrackItem> Items)
{
    /// <summary>All that shapes the part's sound besides the encoder, in one line for each item; its place in the track does not.</summary>
    public string Fingerprint => string.Join('\n', Items.Select(item => $"{item.Kind} {item.SampleCount} {item.Clip}").Prepend($"{Format.SampleRate} {Earcon.Fingerprint}"));
}

/// <summary>The plan of a track: which sound stands where. Pure arithmetic on integers.</summary>
/// <param name="Format">Sample rate.</param>
/// <param name="Parts">They follow each other without gaps; one at least.</param>
public sealed record TrackPlan(PcmFormat Format, ImmutableArray<TrackPart> Parts)
{
    /// <summary>Plans a track as it is without settings: chime (not before the opening), the clips with their pauses, silence at the end.</summary>
    /// <param name="format">Sample rate of all clips.</param>
    /// <param name="clips">The clips in order; one at least.</param>
    /// <param name="isOpening">Whether it is the first track of an episode.</param>
    public static TrackPlan Of(PcmFormat format, IReadOnlyList<PlannedClip> clips, bool isOpening) => Of(format, clips, isOpening ? TrackDesign.Opening : TrackDesign.Article);

    /// <summary>Plans a track: lead-in, earcon, the clips with their pauses, silence at the end.</summary>
    /// <param name="format">Sample rate of all clips.</param>
    /// <param name="clips">The clips in order; one at least.</param>
    /// <param name="design">What stands around them.</param>
    public static TrackPlan Of(PcmFormat format, IReadOnlyList<PlannedClip> clips, TrackDesign design)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var cutter = new PartCutter(format, design);
        return new TrackPlan(format, [.. clips.SelectMany(cutter.Add).ToList(), .. cutter.Finish()]);
    }

    /// <summary>Length of the track.</summary>
    public long SampleCount => Parts[^1].Start + Parts[^1].SampleCount;

    /// <summary>All stretches, in order.</summary>
    public IEnumerable<TrackItem> Items => Parts.SelectMany(part => part.Items);

    /// <summary>Where the clips stand, in order.</summary>
    public IEnumerable<TrackItem> Clips => Items.Where(item => item.Kind == TrackItemKind.Clip);
}
