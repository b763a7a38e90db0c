using System.Runtime.CompilerServices;

namespace AudioPaper.Audio;

/// <summary>
/// Raises the level of a sound and holds its true peaks under a ceiling without audible distortion: a lookahead limiter. Peaks
/// are looked for between the samples, too (<see cref="Interpolator"/>). The gain each sample needs is spread over the
/// neighbourhood by a moving minimum and then smoothed by a moving mean of the same width, so it is never above what any
/// sample in reach needs. Pure and thread-safe.
/// </summary>
public static class PeakLimiter
{
    /// <summary>How far the gain looks ahead and behind, in seconds.</summary>
    private const double ReachSeconds = 0.005;

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
        var reach = Math.Max(1, (int)(sampleRate * ReachSeconds));
        var smooth = Needed(samples, Interpolator.For(sampleRate), ceiling / gain);
        foreach (var (start, end) in Lowered(smooth, 3 * reach))
        {
            var piece = smooth.AsSpan(start, end - start);
            MovingMean(MovingMinimum(piece.ToArray(), reach), reach).CopyTo(piece);
        }

        var limited = new short[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            // The clamp only takes up rounding: smooth[i] is at most needed[i].
            limited[i] = (short)Math.Clamp(MathF.Round(samples[i] * gain * smooth[i]), -ceiling, ceiling);
        }

        return limited;
    }

    /// <summary>The gain that each sample needs, 1 at most; a peak between two samples counts for both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] Needed(ReadOnlySpan<float> samples, Interpolator interpolator, float largest)
    {
        const int Before = (Interpolator.TapCount / 2) - 1;
        var needed = new float[samples.Length];
        Array.Fill(needed, 1f);
        // Silence around the sound, so that each pair of samples has a whole window.
        var padded = new float[samples.Length + Interpolator.TapCount];
        samples.CopyTo(padded.AsSpan(Before));
        for (var first = 0; first < samples.Length; first++)
        {
            var window = padded.AsSpan(first, Interpolator.TapCount);
            if (!Interpolator.MayPass(window, largest))
            {
                continue;
            }

            var peak = Math.Max(Math.Abs(samples[first]), interpolator.LargestBetween(window));
            if (peak > largest)
            {
                needed[first] = Math.Min(needed[first], largest / peak);
                if (first + 1 < needed.Length)
                {
                    needed[first + 1] = Math.Min(needed[first + 1], largest / peak);
                }
            }
        }

        return needed;
    }

    /// <summary>The stretches where the gain is lowered, with so much around them that the smoothed gain is 1 at their ends.</summary>
    private static List<(int Start, int End)> Lowered(float[] needed, int around)
    {
        var stretches = new List<(int Start, int End)>();
        for (var i = 0; i < needed.Length; i++)
        {
            if (needed[i] < 1)
            {
                var (start, end) = (Math.Max(0, i - around), Math.Min(needed.Length, i + around + 1));
                if (stretches is [.., var last] && last.End >= start)
                {
                    stretches[^1] = (last.Start, end);
                }
                else
                {
                    stretches.Add((start, end));
                }
            }
        }

        return stretches;
    }

    /// <summary>The smallest value within <paramref name="reach"/> on both sides, by a queue of candidates (Lemire 2006).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] MovingMinimum(float[] values, int reach)
    {
        var minima = new float[values.Length];
        var candidates = new int[values.Length];
        var (first, last) = (0, -1);
        for (var i = 0; i < values.Length + reach; i++)
        {
            if (i < values.Length)
            {
                while (last >= first && values[candidates[last]] >= values[i])
                {
                    last--;
                }

                candidates[++last] = i;
            }

            var centre = i - reach;
            if (centre >= 0)
            {
                while (candidates[first] < centre - reach)
                {
                    first++;
                }

                minima[centre] = values[candidates[first]];
            }
        }

        return minima;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] MovingMean(float[] values, int reach)
    {
        var means = new float[values.Length];
        var sum = 0.0;
        var count = 0;
        for (var i = -reach; i < values.Length; i++)
        {
            if (i + reach < values.Length)
            {
                sum += values[i + reach];
                count++;
            }

            if (i - reach - 1 >= 0)
            {
                sum -= values[i - reach - 1];
                count--;
            }

            if (i >= 0)
            {
                means[i] = (float)(sum / count);
            }
        }

        return means;
    }
}
