using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AudioPaper.Audio;

/// <summary>
/// The values of a sound between its samples, as a decoder or converter will make them: a polyphase interpolator as in ITU-R BS.1770-4,
/// Annex 2, at four times the sample rate and at least 176,400 Hz, because voices speak at half the rate the recommendation has in
/// mind. Windowed sinc (Kaiser, β 8), 32 taps for each phase. Immutable; one for each sample rate.
/// </summary>
internal sealed class Interpolator
{
    /// <summary>Samples that each value is made of.</summary>
    public const int TapCount = 2 * Half;

    private const int Half = 16;
    private const int LeastRate = 176_400;
    private const double Beta = 8;
    private static readonly ConcurrentDictionary<int, Interpolator> Known = new();
    private readonly float[][] phases;

    private Interpolator(int sampleRate)
    {
        var factor = Math.Max(4, (LeastRate + sampleRate - 1) / sampleRate);
        phases = [.. Enumerable.Range(1, factor - 1).Select(phase => Phase((double)phase / factor))];
    }

    /// <summary>The interpolator of a sample rate.</summary>
    /// <param name="sampleRate">Samples per second, from 8,000.</param>
    public static Interpolator For(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8_000);
        return Known.GetOrAdd(sampleRate, rate => new Interpolator(rate));
    }

    /// <summary>
    /// Whether a value between two samples may pass <paramref name="level"/>: it is taken to be at most twice the largest of the four samples
    /// around it. Only sounds that end just below half the sample rate can do more, and no voice makes such; looking everywhere
    /// would cost as much as speaking.
    /// </summary>
    /// <param name="window"><see cref="TapCount"/> samples.</param>
    /// <param name="level">A magnitude.</param>
    public static bool MayPass(ReadOnlySpan<float> window, float level)
    {
        var half = level / 2;
        return Math.Abs(window[Half - 2]) > half || Math.Abs(window[Half - 1]) > half || Math.Abs(window[Half]) > half || Math.Abs(window[Half + 1]) > half;
    }

    /// <summary>The largest magnitude between the two samples in the middle of a window.</summary>
    /// <param name="window"><see cref="TapCount"/> samples.</param>
    // Here and in its kin: compiled well at once, for a run is over before the runtime would come to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float LargestBetween(ReadOnlySpan<float> window)
    {
        var largest = 0f;
        foreach (var phase in phases)
        {
            var sums = Vector<float>.Zero;
            for (var tap = 0; tap < TapCount; tap += Vector<float>.Count)
            {
                sums += new Vector<float>(window[tap..]) * new Vector<float>(phase, tap);
            }

            largest = Math.Max(largest, Math.Abs(Vector.Sum(sums)));
        }

        return largest;
    }

    private static float[] Phase(double fraction)
    {
        var taps = new double[TapCount];
        for (var tap = 0; tap < TapCount; tap++)
        {
            var x = tap - (Half - 1) - fraction;
            taps[tap] = Math.Sin(Math.PI * x) / (Math.PI * x) * Bessel(Beta * Math.Sqrt(Math.Max(0, 1 - (x * x / (Half * Half))))) / Bessel(Beta);
        }

        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }

    /// <summary>Modified Bessel function of the first kind, order 0, by its series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }
}
