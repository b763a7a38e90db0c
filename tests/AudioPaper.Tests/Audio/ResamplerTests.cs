using System.Diagnostics;
using AudioPaper.Audio;
using CsCheck;

namespace AudioPaper.Tests.Audio;

public sealed class ResamplerTests
{
    private static readonly Gen<int> Rates = Gen.Int[0, 5].Select(i => new[] { 16_000, 22_050, 24_000, 32_000, 44_100, 48_000 }[i]);

    [Theory]
    [InlineData(16_000, 22_050)]
    [InlineData(22_050, 24_000)]
    [InlineData(24_000, 22_050)]
    [InlineData(44_100, 22_050)]
    [InlineData(48_000, 24_000)]
    public void A_tone_keeps_pitch_level_and_place_to_within_minus_80_dB(int from, int to)
    {
        const double Hertz = 997;
        var made = Resampler.Apply(Tone(from, Hertz, from), from, to);
        Assert.Equal(to, made.Length);
        var (error, signal) = (0.0, 0.0);
        for (var i = to / 10; i < to * 9 / 10; i++)
        {
            var wanted = 20_000 * Math.Sin(2 * Math.PI * Hertz * i / to);
            (error, signal) = (error + Math.Pow(made[i] - wanted, 2), signal + (wanted * wanted));
        }

        Assert.InRange(10 * Math.Log10(error / signal), -200, -80);
    }

    [Theory]
    [InlineData(48_000, 22_050, 13_000)]
    [InlineData(44_100, 24_000, 15_000)]
    public void What_the_lower_rate_cannot_hold_is_gone(int from, int to, double hertz) =>
        Assert.InRange(Resampler.Apply(Tone(from, hertz, from), from, to)[2_000..^2_000].Max(Math.Abs), 0, 20);

    [Theory]
    [InlineData(22_050, 24_000)]
    [InlineData(24_000, 22_050)]
    [InlineData(16_000, 22_050)]
    public async Task It_is_no_worse_than_soxr(int from, int to)
    {
        var samples = Noise(from);
        var ours = Resampler.Apply(samples, from, to);
        var theirs = await SoxrAsync(samples, from, to);
        // Both keep what lies below the lower of the two edges; the noise has nothing above.
        var (difference, signal) = (0.0, 0.0);
        for (var i = 1_000; i < Math.Min(ours.Length, theirs.Length) - 1_000; i++)
        {
            (difference, signal) = (difference + Math.Pow(ours[i] - theirs[i], 2), signal + ((double)theirs[i] * theirs[i]));
        }

        Assert.InRange(10 * Math.Log10(difference / signal), -200, -70);
    }

    [Fact]
    public void Any_clip_keeps_its_length_to_half_a_sample() => Gen.Select(Gen.Short.Array[0, 5_000], Rates, Rates)
        .Sample((samples, from, to) =>
        {
            var made = Resampler.Apply(samples, from, to);
            return Math.Abs(made.Length - ((double)samples.Length * to / from)) <= 0.5 && made.All(float.IsFinite);
        }, iter: 60);

    [Fact]
    public void Rates_with_little_in_common_are_refused()
    {
        Assert.False(Resampler.Knows(22_051, 24_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Resampler.Apply(new short[10], 22_051, 24_000));
    }

    private static short[] Tone(int rate, double hertz, int count) => [.. Enumerable.Range(0, count).Select(i => (short)Math.Round(20_000 * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    /// <summary>Two seconds of noise below a third of the rate.</summary>
    private static short[] Noise(int rate)
    {
        var random = new Random(7);
        var tones = Enumerable.Range(0, 60).Select(_ => (Hertz: 50 + (random.NextDouble() * (rate / 3.0)), Phase: random.NextDouble() * 6)).ToList();
        return [.. Enumerable.Range(0, 2 * rate).Select(i => (short)(tones.Sum(tone => Math.Sin((2 * Math.PI * tone.Hertz * i / rate) + tone.Phase)) * 800))];
    }

    private static async Task<short[]> SoxrAsync(short[] samples, int from, int to)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["in.raw"], System.Runtime.InteropServices.MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        foreach (var argument in $"-v error -f s16le -ar {from} -ac 1 -i {folder["in.raw"]} -af aresample=resampler=soxr:precision=28 -f s16le -ar {to} {folder["out.raw"]}".Split(' '))
        {
            start.ArgumentList.Add(argument);
        }

        using var ffmpeg = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await ffmpeg.WaitForExitAsync(late.Token);
        Assert.Equal(0, ffmpeg.ExitCode);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(await File.ReadAllBytesAsync(folder["out.raw"])).ToArray();
    }
}
