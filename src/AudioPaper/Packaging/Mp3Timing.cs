using System.Collections.Immutable;
using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>
/// Where sound stands in MP3. LAME shifts the sound by 576 samples and a decoder by another 529, at every sample rate
/// (measured by decoding impulses). A track of N frames of sound therefore has <see cref="FlushFrameCount"/> frames more
/// at its end. The joined episode leaves these out at every join, and every track then stands exactly where its samples
/// stand when they are put end to end. What is lost are the last 1,105 samples of a track (50 ms at 22,050 Hz), which is
/// why tracks end in 100 ms of silence.
/// </summary>
public static class Mp3Timing
{
    /// <summary>Samples by which LAME shifts the sound; the Info frame tells it to players, which leave them out.</summary>
    public const int EncoderDelaySampleCount = 576;

    /// <summary>Samples by which every Layer III decoder shifts the sound; players know.</summary>
    public const int DecoderDelaySampleCount = 529;

    /// <summary>
    /// Frames left out at the beginning of an episode, where they hold nothing but the encoder's delay: 1 below 32,000 Hz, else 0. Chromium
    /// forgets the delay when it seeks, and what it plays would be 50 ms early at 22,050 Hz, 69 ms at 16,000 Hz; so it is half of that.
    /// Nothing is lost: the decoder misses the overlap with that frame, but parts begin with 100 ms of silence.
    /// </summary>
    /// <param name="format">A sample rate MP3 knows.</param>
    public static int LeadingFrameCount(PcmFormat format) => EncoderDelaySampleCount / SamplesPerFrame(format);

    /// <summary>Samples in a frame: 1,152 from 32,000 Hz up, 576 below.</summary>
    /// <param name="format">A sample rate MP3 knows.</param>
    /// <exception cref="ArgumentException">MP3 has no such sample rate.</exception>
    public static int SamplesPerFrame(PcmFormat format) => format.SampleRate switch
    {
        32000 or 44100 or 48000 => 1152,
        8000 or 11025 or 12000 or 16000 or 22050 or 24000 => 576,
        _ => throw new ArgumentException($"MP3 has no sample rate of {format.SampleRate} Hz.", nameof(format)),
    };

    /// <summary>Frames LAME writes after those of the sound: 2 below 32,000 Hz, 1 from there.</summary>
    /// <param name="format">A sample rate MP3 knows.</param>
    public static int FlushFrameCount(PcmFormat format)
    {
        var samplesPerFrame = SamplesPerFrame(format);
        return (EncoderDelaySampleCount + DecoderDelaySampleCount + samplesPerFrame - 1) / samplesPerFrame;
    }

    /// <summary>Samples of silence to add so that a track is a whole number of frames; 0 if it is one.</summary>
    /// <param name="format">A sample rate MP3 knows.</param>
    /// <param name="sampleCount">Length of the track's sound, from 0.</param>
    public static int PadSampleCount(PcmFormat format, long sampleCount)
    {
        var samplesPerFrame = SamplesPerFrame(format);
        return (int)((samplesPerFrame - (sampleCount % samplesPerFrame)) % samplesPerFrame);
    }

    /// <summary>Length of the sound in a track, from the frames of its file.</summary>
    /// <param name="format">A sample rate MP3 knows.</param>
    /// <param name="frameCount">All frames of the file, as <see cref="Mp3Frames.CountAsync"/> counts them.</param>
    public static long SampleCount(PcmFormat format, long frameCount) =>
        Math.Max(0, frameCount - FlushFrameCount(format)) * SamplesPerFrame(format);

    /// <summary>Position of each track's first sample in the decoded episode.</summary>
    /// <param name="format">A sample rate MP3 knows.</param>
    /// <param name="frameCounts">All frames of each track's file, in the order of the episode.</param>
    public static ImmutableArray<long> TrackStarts(PcmFormat format, IReadOnlyList<long> frameCounts)
    {
        var starts = ImmutableArray.CreateBuilder<long>(frameCounts.Count);
        var position = 0L;
        foreach (var frameCount in frameCounts)
        {
            starts.Add(position);
            position += SampleCount(format, frameCount);
        }

        return starts.MoveToImmutable();
    }
}
