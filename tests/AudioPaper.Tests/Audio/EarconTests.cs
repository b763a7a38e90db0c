using AudioPaper.Audio;

namespace AudioPaper.Tests.Audio;

public sealed class EarconTests
{
    [Theory]
    [InlineData(EarconKind.Article)]
    [InlineData(EarconKind.Section)]
    [InlineData(EarconKind.End)]
    public void An_earcon_is_soft_and_without_clicks_at_any_sample_rate(EarconKind kind)
    {
        foreach (var sampleRate in new[] { 8_000, 16_000, 22_050, 24_000, 44_100, 48_000 })
        {
            var format = new PcmFormat(sampleRate);
            var samples = Earcon.Samples(kind, format);
            Assert.Equal(format.ToSampleCount(Earcon.LengthOf(kind)), samples.Length);
            Assert.InRange(20 * Math.Log10(samples.Max(sample => Math.Abs((int)sample)) / 32_768.0), -17.5, -16.9);
            Assert.Equal(0, samples[0]);
            Assert.InRange(samples[^1], -1, 1);
            // No step is steeper than the highest tone itself is (2,000 Hz with its octave).
            var steepest = samples.Zip(samples.Skip(1), (a, b) => Math.Abs(a - b)).Max();
            Assert.True(steepest < 4_700 * Math.Min(1, 2 * Math.PI * 1_800 / sampleRate), $"{steepest} at {sampleRate}");
        }
    }

    [Fact]
    public void Earcons_differ() =>
        Assert.Equal(3, Enum.GetValues<EarconKind>().Select(kind => string.Join(' ', Earcon.Samples(kind, new PcmFormat(8_000)).Take(6_000))).Distinct().Count());
}
