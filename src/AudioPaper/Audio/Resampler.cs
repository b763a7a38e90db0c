using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AudioPaper.Audio;

/// <summary>
/// Brings a clip to another sample rate by a polyphase filter: windowed sinc (Kaiser, β 10, about −100 dB), 32 zero crossings to each side, its edge
/// at 95 % of the lower half rate. Own code, because clips must be the same bytes on every machine; compared with ffmpeg's soxr in the tests.
/// Immutable; one for each pair of rates.
/// </summary>
public sealed class Resampler
{
    private const int ZeroCrossings = 32;
    private const double Beta = 10, Edge = 0.95;
    private const int MostPhases = 1_000;
    private const int Lanes = 8;
    private static readonly ConcurrentDictionary<(int From, int To), Resampler> Known = new();
    private readonly int up, down, half;
    private readonly float[][] phases;

    private Resampler(int from, int to)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(from, to);
        (up, down) = (to / divisor, from / divisor);
        // Rates that have little in common would need a filter for each of many thousand phases.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(up, MostPhases);
        var cutoff = Edge * Math.Min(1, (double)up / down);
        half = (int)Math.Ceiling(ZeroCrossings / cutoff);
        phases = [.. Enumerable.Range(0, up).Select(phase => Phase((double)phase / up, cutoff))];
    }

    /// <summary>Whether a clip can be brought from one rate to the other.</summary>
    /// <param name="from">Samples per second, 8,000 to 48,000.</param>
    /// <param name="to">Samples per second, 8,000 to 48,000.</param>
    public static bool Knows(int from, int to) =>
        from is >= 8_000 and <= 48_000 && to is >= 8_000 and <= 48_000 && to / (int)BigInteger.GreatestCommonDivisor(from, to) <= MostPhases;

    /// <summary>Brings samples to another rate.</summary>
    /// <param name="samples">Samples of one channel, ±32,768 being full scale; silence is taken to be around them.</param>
    /// <param name="from">Their rate, see <see cref="Knows"/>.</param>
    /// <param name="to">The rate wished for.</param>
    /// <returns>The nearest number of samples to the same length; values may pass full scale.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rates are none of <see cref="Knows"/>.</exception>
    public static float[] Apply(ReadOnlySpan<short> samples, int from, int to)
    {
        if (from != to && !Knows(from, to))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, $"There is no way from {from} to {to} samples a second.");
        }

        var floats = new float[samples.Length];
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = samples[i];
        }

        return from == to ? floats : Known.GetOrAdd((from, to), rates => new Resampler(rates.From, rates.To)).Apply(floats);
    }

    private float[] Apply(float[] samples)
    {
        var taps = phases[0].Length;
        var padded = new float[samples.Length + (2 * taps)];
        samples.CopyTo(padded.AsSpan(taps));
        var made = new float[(int)Math.Round((double)samples.Length * up / down)];
        for (var i = 0; i < made.Length; i++)
        {
            var position = (long)i * down;
            var (whole, phase) = ((int)(position / up), (int)(position % up));
            made[i] = Sum(padded.AsSpan(taps + whole - half + 1, taps), phases[phase]);
        }

        return made;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(ReadOnlySpan<float> window, ReadOnlySpan<float> taps)
    {
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < taps.Length; i += Lanes)
        {
            sums += Vector256.Create(window[i..]) * Vector256.Create(taps[i..]);
        }

        return Vector256.Sum(sums);
    }

    /// <summary>The taps for a value that lies <paramref name="fraction"/> of a sample behind a sample; they add up to 1.</summary>
    private float[] Phase(double fraction, double cutoff)
    {
        // Filled up with zeros to whole vectors.
        var values = new double[(2 * half) + (-2 * half & (Lanes - 1))];
        for (var i = 0; i < 2 * half; i++)
        {
            var at = i - half + 1 - fraction;
            var edge = at / half;
            values[i] = Math.Abs(edge) >= 1 ? 0 : Sinc(at * cutoff) * Bessel(Beta * Math.Sqrt(1 - (edge * edge)));
        }

        var sum = values.Sum();
        return [.. values.Select(value => (float)(value / sum))];
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>The modified Bessel function of order 0, by its series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
