using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AudioPaper.Audio;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Tests.Audio;

public sealed partial class LoudnessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // EBU Tech 3341, cases 1, 2, 3, 4 and 5, in one channel instead of two: every target is 3.01 LU lower.
    [Theory]
    [InlineData(48_000, "-23x20", -26.01)]
    [InlineData(22_050, "-23x20", -26.01)]
    [InlineData(44_100, "-33x20", -36.01)]
    [InlineData(24_000, "-36x10 -23x60 -36x10", -26.01)]
    [InlineData(22_050, "-72x10 -36x10 -23x60 -36x10 -72x10", -26.01)]
    [InlineData(16_000, "-26x20 -20x20.1 -26x20", -26.01)]
    public void Sines_of_EBU_3341_read_as_they_must(int sampleRate, string parts, double expected)
    {
        var meter = new LoudnessMeter(new PcmFormat(sampleRate));
        foreach (var part in parts.Split(' ').Select(part => part.Split('x')))
        {
            meter.Add(Made.Sine(sampleRate, 1000, Number(part[0]), Number(part[1])));
        }

        Assert.Equal(expected, meter.Finish().IntegratedLufs!.Value, 0.1);
    }

    // EBU Tech 3341, cases 15 to 18: sines at a quarter and a sixth of the sample rate whose samples miss the peaks.
    [Theory]
    [InlineData(4, 0, 0.5)]
    [InlineData(4, 45, 0.5)]
    [InlineData(6, 60, 0.5)]
    [InlineData(8, 67.5, 0.5)]
    public void Peaks_between_samples_are_found(double samplesPerCycle, double phaseDegrees, double amplitude)
    {
        foreach (var sampleRate in new[] { 22_050, 24_000, 48_000 })
        {
            var meter = new LoudnessMeter(new PcmFormat(sampleRate));
            meter.Add([.. Enumerable.Range(0, sampleRate).Select(i => (short)Math.Round(32_768 * amplitude
                * Math.Min(1, Math.Min(i, sampleRate - i) / 1000.0) * Math.Sin((2 * Math.PI * i / samplesPerCycle) + (phaseDegrees * Math.PI / 180))))]);
            Assert.InRange(meter.Finish().TruePeakDbtp!.Value, -6.02 - 0.4, -6.02 + 0.2);
        }
    }

    [Theory]
    [InlineData("noise", 22_050)]
    [InlineData("noise", 48_000)]
    [InlineData("bursts", 22_050)]
    [InlineData("bursts", 16_000)]
    [InlineData("sweep", 24_000)]
    [InlineData("clicks", 22_050)]
    [InlineData("clicks", 44_100)]
    public async Task Made_sounds_read_as_ffmpeg_reads_them(string kind, int sampleRate)
    {
        var samples = Made.Named(kind, sampleRate);
        var meter = new LoudnessMeter(new PcmFormat(sampleRate));
        for (var at = 0; at < samples.Length; at += 7_777)
        {
            meter.Add(samples.AsSpan(at, Math.Min(7_777, samples.Length - at)));
        }

        var ours = meter.Finish();
        var (lufs, peak) = await AskFfmpegAsync(samples, sampleRate);
        Assert.Equal(lufs, Math.Round(ours.IntegratedLufs!.Value, 1), 0.101);
        Assert.Equal(peak, ours.TruePeakDbtp!.Value, 0.2);
    }

    [Fact]
    public void Silence_has_no_loudness_and_no_peak()
    {
        var meter = new LoudnessMeter(new PcmFormat(22_050));
        meter.Add(new short[22_050]);
        var silence = meter.Finish();
        Assert.Null(silence.IntegratedLufs);
        Assert.Null(silence.TruePeakDbtp);
        Assert.Null(new LoudnessMeter(new PcmFormat(22_050)).Finish().IntegratedLufs);
    }

    [Fact]
    public async Task Sound_passes_through_the_meter_unchanged()
    {
        var samples = Made.Named("bursts", 22_050);
        var meter = new LoudnessMeter(new PcmFormat(22_050));
        var passed = new List<short>();
        await foreach (var piece in meter.Over(Sounds.InPieces(samples), TestContext.Current.CancellationToken))
        {
            passed.AddRange(piece.ToArray());
        }

        Assert.Equal(samples, passed);
        Assert.NotNull(meter.Finish().IntegratedLufs);
    }

    [Fact]
    public void Counts_survive_as_text_and_parts_add_up_to_the_whole()
    {
        Loudness Of(params short[][] parts)
        {
            var meter = new LoudnessMeter(new PcmFormat(22_050));
            foreach (var part in parts)
            {
                meter.Add(part);
            }

            return meter.Finish();
        }

        var (loud, soft) = (Made.Sine(22_050, 1000, -20, 10), Made.Sine(22_050, 440, -26, 30));
        var whole = Of(loud, soft);
        var joined = Loudness.OfAll([Of(loud), Of(soft)]);
        Assert.Equal(whole.IntegratedLufs!.Value, joined.IntegratedLufs!.Value, 0.1);
        Assert.Equal(whole.PeakAmplitude, joined.PeakAmplitude, 0.01);
        Assert.Equal(whole.IntegratedLufs, LoudnessHistogram.Parse(whole.Blocks.ToString())!.IntegratedLufs);
        Assert.Null(LoudnessHistogram.Parse("12:3 x"));
        Assert.Null(LoudnessHistogram.Parse("99999:3"));
    }

    [Theory]
    [InlineData(22_050)]
    [InlineData(44_100)]
    public void True_peaks_stay_under_the_ceiling_of_the_limiter(int sampleRate)
    {
        foreach (var kind in new[] { "noise", "bursts", "sweep", "clicks" })
        {
            var loud = Made.Named(kind, sampleRate).Select(sample => sample * 2f).ToArray();
            var meter = new LoudnessMeter(new PcmFormat(sampleRate));
            meter.Add(PeakLimiter.Apply(loud, sampleRate, 3, -2.5));
            Assert.InRange(meter.Finish().TruePeakDbtp!.Value, -4, -2.4);
        }
    }

    private async Task<(double Lufs, double Peak)> AskFfmpegAsync(short[] samples, int sampleRate)
    {
        await File.WriteAllBytesAsync(folder["sound.raw"], MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(), TestContext.Current.CancellationToken);
        var said = await Programs.ComplaintsAsync("ffmpeg", "-hide_banner", "-nostdin", "-f", "s16le", "-ar", $"{sampleRate}", "-ac", "1", "-i", folder["sound.raw"], "-af", "ebur128=peak=true", "-f", "null", "-");
        var summary = said[said.LastIndexOf("Summary:", StringComparison.Ordinal)..];
        return (Number(Integrated().Match(summary).Groups[1].Value), Number(Peak().Match(summary).Groups[1].Value));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"I:\s+(-?[\d.]+) LUFS")]
    private static partial Regex Integrated();

    [GeneratedRegex(@"Peak:\s+(-?[\d.]+) dBFS")]
    private static partial Regex Peak();
}
