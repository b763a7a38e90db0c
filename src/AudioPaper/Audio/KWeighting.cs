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

    /// <summary>The weighted value of the next sample; in the same unit.</summary>
    public double Next(double sample)
    {
        // Transposed direct form II.
        var shelved = (shelf[0] * sample) + s1;
        s1 = (shelf[1] * sample) - (shelf[3] * shelved) + s2;
        s2 = (shelf[2] * sample) - (shelf[4] * shelved);
        var passed = (highPass[0] * shelved) + h1;
        h1 = (highPass[1] * shelved) - (highPass[3] * passed) + h2;
        h2 = (highPass[2] * shelved) - (highPass[4] * passed);
        return passed;
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
