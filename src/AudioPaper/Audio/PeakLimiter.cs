using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioPaper.Audio;

/// <summary>
/// Raises the level of a sound and holds its true peaks under a ceiling without audible distortion: a lookahead limiter. Peaks
/// are looked for between the samples, too (<see cref="Interpolator"/>). The gain each sample needs is spread over the
/// neighbourhood by a moving minimum and then smoothed by a moving mean of the same width (<see cref="GainCurve"/>), so it is never above
/// what any sample in reach needs. Pure and thread-safe.
/// </summary>
public static class PeakLimiter
{
    /// <summary>How far the gain looks ahead and behind, in seconds.</summary>
    private const double ReachSeconds = 0.005;

    /// <summary>Windows that are looked at together.</summary>
    private const int GroupSampleCount = 16;

    /// <summary>Samples of a window before the pair in its middle, less one: the first of the pair.</summary>
    private const int Before = (Interpolator.TapCount / 2) - 1;

    /// <summary>Returns <paramref name="samples"/> with <paramref name="gainDb"/> applied, no sample above the ceiling, and no true peak noticeably.</summary>
    /// <param name="samples">Samples where ±32,768 is full scale; larger values are allowed.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="gainDb">Gain in decibels; 0 changes nothing below the ceiling.</param>
    /// <param name="ceilingDbfs">Largest magnitude that comes out, in decibels of full scale (dBTP), at most 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ceiling is above full scale.</exception>
    public static short[] Apply(ReadOnlySpan<float> samples, int sampleRate, double gainDb, double ceilingDbfs)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ceilingDbfs, 0);
        var gain = (float)Math.Pow(10, gainDb / 20);
        var ceiling = (float)(Math.Pow(10, ceilingDbfs / 20) * short.MaxValue);
        var limited = GC.AllocateUninitializedArray<short>(samples.Length);
        using var gains = new GainCurve(samples.Length, Math.Max(1, (int)(sampleRate * ReachSeconds)));
        Look(samples, Interpolator.For(sampleRate), ceiling / gain, gains);
        var done = 0;
        while (gains.Next() is { Length: > 0 } lowered)
        {
            Amplify(samples[done..gains.Start], gain, ceiling, limited.AsSpan(done));
            done = gains.Start + lowered.Length;
            Lower(samples[gains.Start..done], gain, lowered, ceiling, limited.AsSpan(gains.Start));
        }

        Amplify(samples[done..], gain, ceiling, limited.AsSpan(done));
        return limited;
    }

    /// <summary>Finds the gain that each sample needs, with silence around the sound, so that each pair of samples has a whole window.</summary>
    private static void Look(ReadOnlySpan<float> samples, Interpolator interpolator, float largest, GainCurve gains)
    {
        const int Behind = Interpolator.TapCount - 1 - Before;
        Span<float> edge = stackalloc float[2 * Interpolator.TapCount];
        edge.Clear();
        if (samples.Length <= Interpolator.TapCount)
        {
            samples.CopyTo(edge[Before..]);
            Look(edge[..(samples.Length + Interpolator.TapCount - 1)], 0, samples.Length, interpolator, largest, gains);
            return;
        }

        samples[..(Before + Behind)].CopyTo(edge[Before..]);
        Look(edge[..(Before + Before + Behind)], 0, samples.Length, interpolator, largest, gains);
        Look(samples, Before, samples.Length, interpolator, largest, gains);
        edge.Clear();
        samples[^(Before + Behind)..].CopyTo(edge);
        Look(edge[..(Before + Behind + Behind)], samples.Length - Behind, samples.Length, interpolator, largest, gains);
    }

    /// <summary>Looks at all windows in a stretch; a peak between two samples counts for both.</summary>
    /// <param name="around">The stretch: the samples, and what each window needs around them.</param>
    /// <param name="first">The sample of the first window.</param>
    /// <param name="sampleCount">Length of the sound.</param>
    /// <param name="interpolator">Tells the values between.</param>
    /// <param name="largest">What may not be passed.</param>
    /// <param name="gains">Is told.</param>
    private static void Look(ReadOnlySpan<float> around, int first, int sampleCount, Interpolator interpolator, float largest, GainCurve gains)
    {
        const int Kept = Interpolator.TapCount - 1;
        while (around.Length > Kept)
        {
            var count = Math.Min(GroupSampleCount, around.Length - Kept);
            if (interpolator.IsBelow(around[..(count + Kept)], largest))
            {
                around = around[count..];
                first += count;
                continue;
            }

            for (; count > 0; count--, first++)
            {
                if (Interpolator.MayPass(around, largest) && Math.Max(Math.Abs(around[Before]), interpolator.LargestBetween(around)) is var peak && peak > largest)
                {
                    gains.Need(first, largest / peak);
                    if (first + 1 < sampleCount)
                    {
                        gains.Need(first + 1, largest / peak);
                    }
                }

                around = around[1..];
            }
        }
    }

    /// <summary>Where no gain is lowered.</summary>
    private static void Amplify(ReadOnlySpan<float> samples, float gain, float ceiling, Span<short> limited)
    {
        ref var start = ref MemoryMarshal.GetReference(samples);
        ref var target = ref MemoryMarshal.GetReference(limited[..samples.Length]);
        var (highest, lowest) = (Vector128.Create(ceiling), Vector128.Create(-ceiling));
        var i = 0;
        for (; i <= samples.Length - 8; i += 8)
        {
            var low = Vector128.Round(Vector128.LoadUnsafe(ref start, (nuint)i) * gain);
            var high = Vector128.Round(Vector128.LoadUnsafe(ref start, (nuint)i + 4) * gain);
            low = Vector128.Max(Vector128.Min(low, highest), lowest);
            high = Vector128.Max(Vector128.Min(high, highest), lowest);
            Vector128.Narrow(Vector128.ConvertToInt32(low), Vector128.ConvertToInt32(high)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < samples.Length; i++)
        {
            limited[i] = Limited(samples[i] * gain, ceiling);
        }
    }

    private static void Lower(ReadOnlySpan<float> samples, float gain, ReadOnlySpan<float> gains, float ceiling, Span<short> limited)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            limited[i] = Limited(samples[i] * gain * gains[i], ceiling);
        }
    }

    /// <summary>The clamp only takes up rounding: the smoothed gain is at most the needed one.</summary>
    private static short Limited(float sample, float ceiling) => (short)Math.Clamp(MathF.Round(sample), -ceiling, ceiling);
}
