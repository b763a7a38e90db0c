using AudioPaper.Audio;
using CsCheck;

namespace AudioPaper.Tests;

public sealed class PeakLimiterTests
{
    [Fact]
    public void Never_passes_the_ceiling_whatever_comes_in() => Gen.Float[-200_000, 200_000].Array[0, 800].Sample(samples =>
    {
        var ceiling = Math.Pow(10, -2.0 / 20) * short.MaxValue;
        var limited = PeakLimiter.Apply(samples, 22_050, 6, -2);
        return limited.Length == samples.Length && limited.All(sample => Math.Abs((int)sample) <= ceiling + 1);
    });

    [Fact]
    public void Leaves_a_quiet_sound_alone_but_for_the_gain()
    {
        var quiet = Enumerable.Range(0, 2_000).Select(i => 1000f * MathF.Sin(i / 10f)).ToArray();
        Assert.Equal(quiet.Select(sample => (short)MathF.Round(sample)), PeakLimiter.Apply(quiet, 22_050, 0, -2));
        Assert.InRange(PeakLimiter.Apply(quiet, 22_050, 6.0206, -2).Max(), 1_995, 2_001);
    }

    [Fact]
    public void Turns_down_around_a_peak_without_a_step()
    {
        var steady = Enumerable.Repeat(10_000f, 4_000).ToArray();
        steady[2_000] = 40_000f;
        var limited = PeakLimiter.Apply(steady, 22_050, 0, -2);
        limited[2_000] = limited[1_999];
        Assert.Equal(10_000, limited[1_700]);
        Assert.Equal(10_000, limited[2_300]);
        Assert.True(limited.Zip(limited.Skip(1), (a, b) => Math.Abs(a - b)).Max() < 100);
    }

    [Fact]
    public void A_ceiling_above_full_scale_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PeakLimiter.Apply([1f], 22_050, 0, 1));
}
