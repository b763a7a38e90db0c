using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>The products of taps whose numbers differ by 8 are added first, then these eight sums in pairs: the order that gave the records of old.</summary>
    private const int Sums = 8;

    /// <summary>Phases that are computed at once.</summary>
    private static readonly int Together = Vector128<float>.Count;

    /// <summary>More than rounding takes or adds in any sum here, in parts of the largest sample.</summary>
    private const float Rounding = 1e-4f;

    /// <summary>Four phases after four: of each tap the four values; phases of zeros fill up the last four.</summary>
    private readonly float[] taps;

    /// <summary>Bounds, see <see cref="IsBelow"/>.</summary>
    private readonly float straight, bent;

    private Interpolator(int sampleRate)
    {
        var factor = Math.Max(4, (LeastRate + sampleRate - 1) / sampleRate);
        float[][] phases = [.. Enumerable.Range(1, factor - 1).Select(phase => Phase((double)phase / factor))];
        taps = Interleaved(phases);
        (straight, bent) = ((float)phases.Max(Straight), (float)phases.Max(Bent));
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

    /// <summary>
    /// Whether in none of some windows a value is above <paramref name="level"/> that <see cref="MayPass"/> would have looked at. Proof: a value
    /// is the straight line between the two samples beside it, and a sum of the second differences in the window, which are small in
    /// speech; so it is at most <see cref="straight"/> times the larger sample and <see cref="bent"/> times the largest second difference.
    /// </summary>
    /// <param name="sound">All samples of the windows: their number and <see cref="TapCount"/> less one.</param>
    /// <param name="level">A magnitude.</param>
    public bool IsBelow(ReadOnlySpan<float> sound, float level)
    {
        const int Margin = Half - 2;
        if (Extremes.Loudest(sound[Margin..^Margin]) <= level / 2)
        {
            return true;
        }

        var beside = Extremes.Loudest(sound[(Half - 1)..^(Half - 1)]);
        return beside <= level && (straight * beside) + (bent * Extremes.SharpestBend(sound)) + (Rounding * Extremes.Loudest(sound)) <= level;
    }

    /// <summary>The largest magnitude between the two samples in the middle of a window.</summary>
    /// <param name="window"><see cref="TapCount"/> samples.</param>
    public float LargestBetween(ReadOnlySpan<float> window)
    {
        ref var samples = ref MemoryMarshal.GetReference(window[..TapCount]);
        var largest = Vector128<float>.Zero;
        for (var four = 0; four < taps.Length; four += TapCount * Together)
        {
            ref var values = ref taps[four];
            var sum = ((Column(ref samples, ref values, 0) + Column(ref samples, ref values, 1)) + (Column(ref samples, ref values, 2) + Column(ref samples, ref values, 3)))
                + ((Column(ref samples, ref values, 4) + Column(ref samples, ref values, 5)) + (Column(ref samples, ref values, 6) + Column(ref samples, ref values, 7)));
            largest = Vector128.Max(largest, Vector128.Abs(sum));
        }

        return Math.Max(Math.Max(largest.GetElement(0), largest.GetElement(1)), Math.Max(largest.GetElement(2), largest.GetElement(3)));
    }

    /// <summary>The products of every eighth tap, added up, in four phases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Column(ref float samples, ref float values, int tap)
    {
        var sum = Product(ref samples, ref values, tap);
        sum += Product(ref samples, ref values, tap + Sums);
        sum += Product(ref samples, ref values, tap + (2 * Sums));
        return sum + Product(ref samples, ref values, tap + (3 * Sums));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Product(ref float samples, ref float values, int tap) =>
        Vector128.Create(Unsafe.Add(ref samples, tap)) * Vector128.LoadUnsafe(ref values, (nuint)(4 * tap));

    private static float[] Interleaved(float[][] phases)
    {
        var fours = (phases.Length + Together - 1) / Together;
        var values = new float[fours * Together * TapCount];
        for (var phase = 0; phase < phases.Length; phase++)
        {
            for (var tap = 0; tap < TapCount; tap++)
            {
                values[(((phase / Together * TapCount) + tap) * Together) + (phase % Together)] = phases[phase][tap];
            }
        }

        return values;
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

    /// <summary>How much of the larger of the two samples in the middle a value has, were the window a straight line through both.</summary>
    private static double Straight(float[] phase)
    {
        var (sum, moment) = (0.0, 0.0);
        for (var tap = 0; tap < TapCount; tap++)
        {
            (sum, moment) = (sum + phase[tap], moment + (phase[tap] * (tap - Half + 1.0)));
        }

        return Math.Abs(sum - moment) + Math.Abs(moment);
    }

    /// <summary>How much of the largest second difference a value has at most besides.</summary>
    private static double Bent(float[] phase)
    {
        // A second difference bends the line on its way outwards from the middle: all samples beyond it, the farther the more.
        var sum = 0.0;
        for (var at = 1; at < TapCount - 1; at++)
        {
            var weight = 0.0;
            for (var tap = at < Half ? 0 : at; tap < (at < Half ? at : TapCount); tap++)
            {
                weight += phase[tap] * Math.Abs(tap - at);
            }

            sum += Math.Abs(weight);
        }

        return sum;
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
