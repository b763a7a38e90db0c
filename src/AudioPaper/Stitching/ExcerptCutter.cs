using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;

namespace AudioPaper.Stitching;

/// <summary>
/// Cuts a track so that what a digest reads of it is a whole number of parts at its beginning, which are encoded once for both. Clips of the
/// lede are held back until it is known where it ends: a minute of sound and one clip more at most. Not safe for several threads at once.
/// </summary>
/// <param name="format">Sample rate of all clips.</param>
/// <param name="cutter">Cuts the track; nothing was given to it before.</param>
/// <param name="excerpt">What the digest reads; null for no digest: the track is cut as the cutter likes it.</param>
public sealed class ExcerptCutter(PcmFormat format, PartCutter cutter, DigestExcerpt? excerpt)
{
    private readonly List<PlannedClip> held = [];
    private int headCount;
    private int partCount;

    /// <summary>How many of the parts, from the first, the digest has; null while that is not known, and without a digest.</summary>
    public int? ExcerptPartCount { get; private set; }

    /// <summary>Takes the next clip.</summary>
    /// <returns>The parts that are certain now; usually none.</returns>
    public IReadOnlyList<TrackPart> Add(PlannedClip clip)
    {
        if (excerpt is null || ExcerptPartCount is not null)
        {
            return cutter.Add(clip);
        }

        var parts = new List<TrackPart>();
        if (headCount < excerpt.HeadCount)
        {
            headCount++;
            parts.AddRange(cutter.Add(clip));
        }
        else
        {
            held.Add(clip);
        }

        if (headCount == excerpt.HeadCount && excerpt.LedeCount([.. held.Select(waiting => format.ToTime(waiting.SampleCount))]) is { } ledeCount)
        {
            parts.AddRange(Pass(ledeCount));
            if (headCount + ledeCount < excerpt.UtteranceCount)
            {
                parts.AddRange(cutter.Break());
                ExcerptPartCount = partCount + parts.Count;
                parts.AddRange(Pass(held.Count));
            }
        }

        partCount += parts.Count;
        return parts;
    }

    /// <summary>Ends the track.</summary>
    /// <returns>The parts that were left; one at least.</returns>
    /// <exception cref="InvalidOperationException">There was no clip.</exception>
    public IReadOnlyList<TrackPart> Finish()
    {
        IReadOnlyList<TrackPart> parts = [.. Pass(held.Count), .. cutter.Finish()];
        ExcerptPartCount ??= excerpt is null ? null : partCount + parts.Count;
        return parts;
    }

    private ImmutableArray<TrackPart> Pass(int clipCount)
    {
        ImmutableArray<TrackPart> parts = [.. held.Take(clipCount).SelectMany(cutter.Add)];
        held.RemoveRange(0, clipCount);
        return parts;
    }
}
