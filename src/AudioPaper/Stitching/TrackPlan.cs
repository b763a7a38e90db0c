using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;

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

/// <summary>The plan of a track: which sound stands where. Pure arithmetic on integers.</summary>
/// <param name="Format">Sample rate.</param>
/// <param name="Items">They follow each other without gaps.</param>
/// <param name="SampleCount">Length of the track: a whole number of frames.</param>
public sealed record TrackPlan(PcmFormat Format, ImmutableArray<TrackItem> Items, long SampleCount)
{
    /// <summary>A track joins its neighbours without a click because it begins and ends in this much silence at least.</summary>
    private static readonly TimeSpan Edge = TimeSpan.FromMilliseconds(120);

    /// <summary>Plans a track as it is without settings: chime (not before the opening), the clips with their pauses, silence at the end.</summary>
    /// <param name="format">Sample rate of all clips.</param>
    /// <param name="clips">The clips in order.</param>
    /// <param name="isOpening">Whether it is the first track of an episode.</param>
    /// <param name="samplesPerFrame">The track's length becomes a multiple of this.</param>
    public static TrackPlan Of(PcmFormat format, IReadOnlyList<PlannedClip> clips, bool isOpening, int samplesPerFrame) =>
        Of(format, clips, isOpening ? TrackDesign.Opening : TrackDesign.Article, samplesPerFrame);

    /// <summary>Plans a track: lead-in, earcon, the clips with their pauses, silence at the end.</summary>
    /// <param name="format">Sample rate of all clips.</param>
    /// <param name="clips">The clips in order.</param>
    /// <param name="design">What stands around them.</param>
    /// <param name="samplesPerFrame">The track's length becomes a multiple of this.</param>
    public static TrackPlan Of(PcmFormat format, IReadOnlyList<PlannedClip> clips, TrackDesign design, int samplesPerFrame)
    {
        ArgumentNullException.ThrowIfNull(clips);
        ArgumentNullException.ThrowIfNull(design);
        var items = ImmutableArray.CreateBuilder<TrackItem>();
        var at = 0L;
        Add(TrackItemKind.Silence, format.ToSampleCount(design.LeadIn is { } leadIn && leadIn > Edge ? leadIn : Edge));
        if (design.Earcon is EarconKind.Article or EarconKind.Section)
        {
            AddEarcon(design.Earcon.Value);
        }

        if (design.LeadIn is null || design.Earcon is EarconKind.Article or EarconKind.Section)
        {
            Add(TrackItemKind.Silence, Pause(Pauses.BeforeArticle));
        }

        for (var i = 0; i < clips.Count; i++)
        {
            Add(TrackItemKind.Clip, clips[i].SampleCount, clips[i].Name);
            Add(TrackItemKind.Silence, Pause(i + 1 < clips.Count ? clips[i].PauseAfter : Pauses.AfterArticle));
        }

        if (design.Earcon is EarconKind.End)
        {
            AddEarcon(EarconKind.End);
            Add(TrackItemKind.Silence, format.ToSampleCount(Edge));
        }

        Add(TrackItemKind.Silence, (samplesPerFrame - (at % samplesPerFrame)) % samplesPerFrame);
        return new TrackPlan(format, items.ToImmutable(), at);

        long Pause(TimeSpan pause) => format.ToSampleCount(pause * design.PauseScale);

        void AddEarcon(EarconKind kind) => Add(TrackSound.KindOf(kind), format.ToSampleCount(Earcon.LengthOf(kind)));

        void Add(TrackItemKind kind, long sampleCount, string clip = "")
        {
            if (sampleCount > 0 || kind == TrackItemKind.Clip)
            {
                items.Add(new TrackItem(kind, at, sampleCount, clip));
                at += sampleCount;
            }
        }
    }

    /// <summary>Where the clips stand, in order.</summary>
    public IEnumerable<TrackItem> Clips => Items.Where(item => item.Kind == TrackItemKind.Clip);

    /// <summary>All that shapes the track's sound besides the encoder, in one line for each item.</summary>
    public string Fingerprint => string.Join('\n', Items.Select(item => $"{item.Kind} {item.SampleCount} {item.Clip}").Prepend($"{Format.SampleRate} {Earcon.Fingerprint}"));
}
