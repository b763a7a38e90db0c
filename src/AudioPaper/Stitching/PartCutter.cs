using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;

namespace AudioPaper.Stitching;

/// <summary>
/// Lays the clips of a track out and cuts it into parts as the clips come, so that a part can be encoded while later
/// sentences are still being spoken. Where it cuts depends on the clips near the cut only (content-defined chunking, as in
/// rsync and its kin): of the pauses that leave a part between <see cref="Least"/> and <see cref="Most"/> long the most
/// separating kind wins, and among these the one with the smallest hash of the two clips around it. A changed sentence
/// therefore changes its own part, now and then the next one, and the cuts fall back into step. <see cref="Break"/> cuts where it is told.
/// </summary>
/// <remarks>
/// A clip longer than <see cref="Most"/> is a part of its own and is never cut inside; utterances are far shorter.
/// Not safe for several threads at once.
/// </remarks>
/// <param name="format">Sample rate of all clips.</param>
/// <param name="design">What stands around the clips.</param>
public sealed class PartCutter(PcmFormat format, TrackDesign design)
{
    /// <summary>
    /// Every part is a whole multiple of this many samples: the least common multiple of the frames of MP3 (576 or 1,152)
    /// and AAC (1,024), so that one timeline suits both. 418 ms at 22,050 Hz.
    /// </summary>
    public const int GridSampleCount = 9_216;

    /// <summary>No cut is looked for before a part is this long: each part costs a few frames more, with ffmpeg its start.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(30);

    /// <summary>No part is longer, but for a single clip that is.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>The silence at a cut is never shorter.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>The pause at a cut is shortened by this at most to reach the grid, else it grows.</summary>
    public static readonly TimeSpan MostShortened = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan ParagraphPause = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan SentencePause = TimeSpan.FromMilliseconds(400);

    /// <summary>Two frames of AAC and all that MP3 loses at a join, whatever the sample rate; 120 ms at usual ones.</summary>
    private readonly long edge = Math.Max(format.ToSampleCount(TimeSpan.FromMilliseconds(120)), 2_048);

    private readonly long most = format.ToSampleCount(Most);
    private readonly long least = format.ToSampleCount(Least);
    private readonly List<PlannedClip> waiting = [];
    private long start;

    private bool IsFirst => start == 0;

    /// <summary>Takes the next clip.</summary>
    /// <returns>The parts that are certain now; usually none.</returns>
    public IReadOnlyList<TrackPart> Add(PlannedClip clip)
    {
        waiting.Add(clip);
        var parts = new List<TrackPart>();
        while (waiting.Count > 1 && LengthOf(waiting.Count) > most)
        {
            parts.Add(Cut());
        }

        return parts;
    }

    /// <summary>
    /// Ends a part behind the last clip, where something else is to be made of the parts so far (a digest), however short it becomes. What
    /// follows does not change them. Another clip must follow.
    /// </summary>
    /// <returns>The part that was left; none when no clip waits.</returns>
    public IReadOnlyList<TrackPart> Break() => waiting.Count == 0 ? [] : [Take(waiting.Count, LengthOf(waiting.Count))];

    /// <summary>Ends the track.</summary>
    /// <returns>The parts that were left; one at least. The last ends with the silence after an article.</returns>
    /// <exception cref="InvalidOperationException">There was no clip.</exception>
    public IReadOnlyList<TrackPart> Finish()
    {
        if (waiting.Count == 0)
        {
            throw new InvalidOperationException("A track needs a clip.");
        }

        var parts = new List<TrackPart>();
        while (waiting.Count > 1 && LengthOf(waiting.Count, isEnd: true) > most)
        {
            parts.Add(Cut());
        }

        parts.Add(Take(waiting.Count, LengthOf(waiting.Count, isEnd: true), isEnd: true));
        return parts;
    }

    private TrackPart Cut()
    {
        var (best, bestRank) = (0, (-1, 0UL));
        var fitting = 1;
        for (var count = 1; count < waiting.Count && LengthOf(count) <= most; count++)
        {
            fitting = count;
            var rank = (Separation(waiting[count - 1].PauseAfter), ulong.MaxValue - Hash(waiting[count - 1].Name, waiting[count].Name));
            if (LengthOf(count) >= least && rank.CompareTo(bestRank) > 0)
            {
                (best, bestRank) = (count, rank);
            }
        }

        var taken = best > 0 ? best : fitting;
        return Take(taken, LengthOf(taken));
    }

    private static int Separation(TimeSpan pause) => pause >= ParagraphPause ? 2 : pause >= SentencePause ? 1 : 0;

    /// <summary>FNV-1a, 64 bits: the same on every machine and in every run.</summary>
    private static ulong Hash(string before, string after)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var c in $"{before}\n{after}")
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211);
        }

        return hash;
    }

    /// <summary>Length of a part made of the first clips that wait, in samples.</summary>
    private long LengthOf(int clipCount, bool isEnd = false)
    {
        var content = HeadItems().Sum(item => item.SampleCount);
        for (var i = 0; i < clipCount; i++)
        {
            content += waiting[i].SampleCount + (i + 1 < clipCount ? Pause(waiting[i].PauseAfter) : 0);
        }

        content += isEnd ? EndItems().Sum(item => item.SampleCount) : 0;
        // The next part begins with an edge of silence, which is part of the pause.
        var begun = isEnd ? 0 : edge;
        var pause = !isEnd ? Pause(waiting[clipCount - 1].PauseAfter) : EndsInEarcon ? edge : Pause(Pauses.AfterArticle);
        var shortest = Math.Max(edge, Math.Max(format.ToSampleCount(ShortestPause), pause - format.ToSampleCount(MostShortened)) - begun);
        var wished = content + Math.Max(shortest, pause - begun);
        var below = wished - (wished % GridSampleCount);
        return below == wished || (below >= content + shortest && wished - below <= GridSampleCount / 2) ? below : below + GridSampleCount;
    }

    private bool EndsInEarcon => design.Earcon is EarconKind.End;

    private long Pause(TimeSpan pause) => format.ToSampleCount(pause * design.PauseScale);

    /// <summary>What stands before the first clip of a part.</summary>
    private List<(TrackItemKind Kind, long SampleCount)> HeadItems()
    {
        if (!IsFirst)
        {
            return [(TrackItemKind.Silence, edge)];
        }

        List<(TrackItemKind, long)> items = [(TrackItemKind.Silence, design.LeadIn is { } leadIn ? Math.Max(edge, format.ToSampleCount(leadIn)) : edge)];
        var hasEarcon = design.Earcon is EarconKind.Article or EarconKind.Section;
        if (hasEarcon)
        {
            items.Add(EarconItem(design.Earcon!.Value));
        }

        if (hasEarcon || design.LeadIn is null)
        {
            items.Add((TrackItemKind.Silence, Pause(Pauses.BeforeArticle)));
        }

        return items;
    }

    /// <summary>What stands behind the last clip of a track, before the silence that fills its last part.</summary>
    private List<(TrackItemKind Kind, long SampleCount)> EndItems() =>
        EndsInEarcon ? [(TrackItemKind.Silence, Pause(Pauses.AfterArticle)), EarconItem(EarconKind.End)] : [];

    private (TrackItemKind Kind, long SampleCount) EarconItem(EarconKind kind) => (TrackSound.KindOf(kind), format.ToSampleCount(Earcon.LengthOf(kind)));

    private TrackPart Take(int clipCount, long sampleCount, bool isEnd = false)
    {
        var items = ImmutableArray.CreateBuilder<TrackItem>();
        var at = start;
        HeadItems().ForEach(item => Append(item.Kind, item.SampleCount));
        for (var i = 0; i < clipCount; i++)
        {
            Append(TrackItemKind.Clip, waiting[i].SampleCount, waiting[i].Name);
            if (i + 1 < clipCount)
            {
                Append(TrackItemKind.Silence, Pause(waiting[i].PauseAfter));
            }
        }

        if (isEnd)
        {
            EndItems().ForEach(item => Append(item.Kind, item.SampleCount));
        }

        Append(TrackItemKind.Silence, start + sampleCount - at);
        var part = new TrackPart(format, start, sampleCount, items.ToImmutable());
        waiting.RemoveRange(0, clipCount);
        start += sampleCount;
        return part;

        void Append(TrackItemKind kind, long length, string clip = "")
        {
            if (length > 0 || kind == TrackItemKind.Clip)
            {
                items.Add(new TrackItem(kind, at, length, clip));
                at += length;
            }
        }
    }
}
