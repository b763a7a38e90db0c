using System.Collections.Immutable;
using AudioPaper.Audio;

namespace AudioPaper.Voices.Calibration;

/// <summary>What a voice does on the passage of its language.</summary>
/// <param name="LoudnessLufs">Its integrated loudness without gain, in LUFS of a file with one channel.</param>
/// <param name="SoundingSeconds">How long it speaks, silences at the ends of clips left out.</param>
/// <param name="Gains">The gain in decibels for each of <see cref="Targets"/>, in their order.</param>
public sealed record VoiceMeasurement(double LoudnessLufs, double SoundingSeconds, ImmutableArray<double> Gains)
{
    /// <summary>MP3 reads so much lower than the samples it was made of, in LU.</summary>
    private const double LostInEncoding = 0.4;

    /// <summary>Clips softer than this, in LUFS, are noise; gains beyond what it leads to would be heard as hiss.</summary>
    private const double SoftestLufs = -55;

    /// <summary>The loudness targets, in LUFS.</summary>
    public static ImmutableArray<int> Targets { get; } = [-14, -16, -19];

    /// <summary>
    /// True peaks stay under this, in dBTP, so that they stay under −1 after encoding: MP3 at 64 kbit/s adds up to 0.9 dB, AAC 1.7. At −14 LUFS the ceiling
    /// is higher and single peaks pass −1: under the lower one what the limiter takes away would be heard.
    /// </summary>
    /// <param name="targetLufs">One of <see cref="Targets"/>.</param>
    public static double CeilingDbtp(int targetLufs) => targetLufs > -16 ? -2.5 : -3.5;

    /// <summary>The gain for a target, in decibels.</summary>
    /// <param name="targetLufs">One of <see cref="Targets"/>.</param>
    public double GainDb(int targetLufs) => Gains[Targets.IndexOf(targetLufs)];

    /// <summary>Measures clips of one passage.</summary>
    /// <param name="clips">They all have the same format; at least three seconds of sound in all.</param>
    /// <returns>Null when they are silent, or too short to measure.</returns>
    public static VoiceMeasurement? Of(IReadOnlyList<Clip> clips)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var loudness = LoudnessOf(clips, gainDb: 0, ceilingDbtp: 0);
        return loudness is not > SoftestLufs ? null
            : new VoiceMeasurement(loudness.Value, clips.Sum(Sounding), [.. Targets.Select(target => GainFor(clips, loudness.Value, target))]);
    }

    /// <summary>The gain that brings them to a target behind the limiter, found by halving: the louder, the more the limiter takes.</summary>
    private static double GainFor(IReadOnlyList<Clip> clips, double loudness, int targetLufs)
    {
        var wished = targetLufs + LostInEncoding;
        var (low, high) = (wished - loudness - 0.1, wished - loudness + 12);
        while (high - low > 0.05)
        {
            var middle = (low + high) / 2;
            (low, high) = LoudnessOf(clips, middle, CeilingDbtp(targetLufs)) < wished ? (middle, high) : (low, middle);
        }

        return Math.Round((low + high) / 2, 2);
    }

    private static double? LoudnessOf(IReadOnlyList<Clip> clips, double gainDb, double ceilingDbtp)
    {
        var meter = new LoudnessMeter(clips[0].Format);
        var pause = new short[clips[0].Format.ToSampleCount(TimeSpan.FromMilliseconds(400))];
        foreach (var clip in clips)
        {
            meter.Add(gainDb == 0 ? clip.Samples.Span : PeakLimiter.Apply(Floats(clip), clip.Format.SampleRate, gainDb, ceilingDbtp));
            meter.Add(pause);
        }

        return meter.Finish().IntegratedLufs;
    }

    private static float[] Floats(Clip clip) => Resampler.Apply(clip.Samples.Span, clip.Format.SampleRate, clip.Format.SampleRate);

    /// <summary>Seconds from the first to the last sample above −50 dBFS.</summary>
    private static double Sounding(Clip clip)
    {
        const short Silence = 104;
        var samples = clip.Samples.Span;
        var first = samples.IndexOfAnyExceptInRange((short)-Silence, Silence);
        return first < 0 ? 0 : (samples.LastIndexOfAnyExceptInRange((short)-Silence, Silence) - first) / (double)clip.Format.SampleRate;
    }
}
