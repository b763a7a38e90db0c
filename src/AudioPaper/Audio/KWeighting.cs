namespace AudioPaper.Audio;

/// <summary>
/// The K-weighting of ITU-R BS.1770-4, Annex 1: a high shelf for the head and a high pass. The recommendation gives coefficients for
/// 48,000 Hz only; these are derived from the analogue prototypes behind them (shelf: 1,681.97 Hz, +4.0 dB, Q 0.7072; high pass:
/// 38.14 Hz, Q 0.5003) by the bilinear transform, so that they hold at any sample rate. Keeps state: one for each sound.
/// </summary>
internal sealed class KWeighting
{
    private readonly double[] shelf;
    private readonly double[] highPass;
    private double s1, s2, h1, h2;

    /// <summary>Starts at rest.</summary>
    /// <param name="sampleRate">Samples per second, 8,000 or more.</param>
    public KWeighting(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8_000);
        (shelf, highPass) = (Shelf(sampleRate), HighPass(sampleRate));
    }

    /// <summary>The energy of the next samples, weighted.</summary>
    /// <param name="samples">16-bit samples; full scale is 1.</param>
    /// <returns>The sum of the squares of the weighted values.</returns>
    public double Energy(ReadOnlySpan<short> samples)
    {
        // Transposed direct form II; in local variables, for every sample of an episode passes here. What does not wait for the newest value is added first.
        var (b0, b1, b2, a1, a2) = (shelf[0], shelf[1], shelf[2], shelf[3], shelf[4]);
        var (c0, c1, c2, d1, d2) = (highPass[0], highPass[1], highPass[2], highPass[3], highPass[4]);
        var (p1, p2, q1, q2, energy) = (s1, s2, h1, h2, 0.0);
        foreach (var value in samples)
        {
            var sample = value / 32768.0;
            var shelved = (b0 * sample) + p1;
            p1 = (b1 * sample) + p2 - (a1 * shelved);
            p2 = (b2 * sample) - (a2 * shelved);
            var passed = (c0 * shelved) + q1;
            q1 = (c1 * shelved) + q2 - (d1 * passed);
            q2 = (c2 * shelved) - (d2 * passed);
            energy += passed * passed;
        }

        (s1, s2, h1, h2) = (p1, p2, q1, q2);
        return energy;
    }

    /// <summary>Coefficients b0, b1, b2, a1, a2.</summary>
    internal static double[] Shelf(int sampleRate)
    {
        const double Q = 0.7071752369554196;
        var k = Math.Tan(Math.PI * 1681.974450955533 / sampleRate);
        var high = Math.Pow(10, 3.999843853973347 / 20);
        var band = Math.Pow(high, 0.4996667741545416);
        var a0 = 1 + (k / Q) + (k * k);
        return
        [
            (high + (band * k / Q) + (k * k)) / a0, 2 * ((k * k) - high) / a0, (high - (band * k / Q) + (k * k)) / a0,
            2 * ((k * k) - 1) / a0, (1 - (k / Q) + (k * k)) / a0,
        ];
    }

    /// <summary>Coefficients b0, b1, b2, a1, a2; those of the recommendation do not scale the numerator, either.</summary>
    internal static double[] HighPass(int sampleRate)
    {
        const double Q = 0.5003270373238773;
        var k = Math.Tan(Math.PI * 38.13547087602444 / sampleRate);
        var a0 = 1 + (k / Q) + (k * k);
        return [1, -2, 1, 2 * ((k * k) - 1) / a0, (1 - (k / Q) + (k * k)) / a0];
    }
}
