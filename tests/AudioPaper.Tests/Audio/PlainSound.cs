namespace AudioPaper.Tests.Audio;

/// <summary>What the fast ways of the library must give to the bit, in the plainest form: sample by sample, window by window, without a shortcut.</summary>
internal static class PlainSound
{
    private const int Half = 16, Taps = 2 * Half;

    /// <summary>The limiter: a gain for every sample, the moving minimum by looking, the moving mean by adding and taking away.</summary>
    public static short[] Limit(float[] samples, int sampleRate, double gainDb, double ceilingDbfs)
    {
        var gain = (float)Math.Pow(10, gainDb / 20);
        var ceiling = (float)(Math.Pow(10, ceilingDbfs / 20) * short.MaxValue);
        var reach = Math.Max(1, (int)(sampleRate * 0.005));
        var needed = Needed(samples, Phases(sampleRate), ceiling / gain);
        foreach (var (start, end) in Lowered(needed, 3 * reach))
        {
            Mean(Minimum(needed[start..end], reach), reach).CopyTo(needed, start);
        }

        return [.. samples.Select((sample, i) => (short)Math.Clamp(MathF.Round(sample * gain * needed[i]), -ceiling, ceiling))];
    }

    /// <summary>The true peak of a sound in pieces.</summary>
    public static float TruePeak(IEnumerable<short[]> pieces, int sampleRate)
    {
        var (peak, phases, kept) = (0f, Phases(sampleRate), new float[Taps - 1]);
        foreach (var block in pieces.SelectMany(piece => piece.Chunk(256)).Select(block => block.Select(sample => sample / 32768f).ToArray()).Append(new float[Taps]))
        {
            peak = Math.Max(peak, block.Max(Math.Abs));
            float[] window = [.. kept, .. block];
            for (var i = 0; i < block.Length; i++)
            {
                peak = MayPass(window.AsSpan(i, Taps), peak) ? Math.Max(peak, Largest(window.AsSpan(i, Taps), phases)) : peak;
            }

            kept = window[^(Taps - 1)..];
        }

        return peak;
    }

    private static float[] Needed(float[] samples, float[][] phases, float largest)
    {
        var needed = Enumerable.Repeat(1f, samples.Length + 1).ToArray();
        float[] padded = [.. new float[Half - 1], .. samples, .. new float[Half]];
        for (var i = 0; i < samples.Length; i++)
        {
            var window = padded.AsSpan(i, Taps);
            if (MayPass(window, largest) && Math.Max(Math.Abs(samples[i]), Largest(window, phases)) is var peak && peak > largest)
            {
                (needed[i], needed[i + 1]) = (Math.Min(needed[i], largest / peak), Math.Min(needed[i + 1], largest / peak));
            }
        }

        return needed[..^1];
    }

    private static bool MayPass(ReadOnlySpan<float> window, float level) =>
        Math.Abs(window[14]) > level / 2 || Math.Abs(window[15]) > level / 2 || Math.Abs(window[16]) > level / 2 || Math.Abs(window[17]) > level / 2;

    /// <summary>Eight sums, then in pairs: as a machine with vectors of eight adds them.</summary>
    private static float Largest(ReadOnlySpan<float> window, float[][] phases)
    {
        var (largest, sums) = (0f, new float[8]);
        foreach (var phase in phases)
        {
            Array.Clear(sums);
            for (var tap = 0; tap < Taps; tap++)
            {
                sums[tap % 8] += window[tap] * phase[tap];
            }

            largest = Math.Max(largest, Math.Abs(((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))));
        }

        return largest;
    }

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

    private static float[] Minimum(float[] values, int reach) =>
        [.. values.Select((_, i) => values[Math.Max(0, i - reach)..Math.Min(values.Length, i + reach + 1)].Min())];

    private static float[] Mean(float[] values, int reach)
    {
        var (means, sum, count) = (new float[values.Length], 0.0, 0);
        for (var i = -reach; i < values.Length; i++)
        {
            if (i + reach < values.Length)
            {
                (sum, count) = (sum + values[i + reach], count + 1);
            }

            if (i - reach - 1 >= 0)
            {
                (sum, count) = (sum - values[i - reach - 1], count - 1);
            }

            if (i >= 0)
            {
                means[i] = (float)(sum / count);
            }
        }

        return means;
    }

    private static float[][] Phases(int sampleRate)
    {
        var factor = Math.Max(4, (176_400 + sampleRate - 1) / sampleRate);
        return [.. Enumerable.Range(1, factor - 1).Select(phase => Phase((double)phase / factor))];
    }

    private static float[] Phase(double fraction)
    {
        var taps = Enumerable.Range(0, Taps).Select(tap => tap - (Half - 1) - fraction)
            .Select(x => Math.Sin(Math.PI * x) / (Math.PI * x) * Bessel(8 * Math.Sqrt(Math.Max(0, 1 - (x * x / (Half * Half))))) / Bessel(8)).ToArray();
        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }

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
