using AudioPaper.Audio;
using AudioPaper.Packaging;
using CsCheck;

namespace AudioPaper.Tests.Audio;

/// <summary>The fast ways over samples give what the plain ones give, to the bit.</summary>
public sealed class FastSoundTests
{
    /// <summary>Sounds of any length and level: noise, tones that swell, steps at full scale, and silence, one after the other.</summary>
    private static readonly Gen<short[]> Sounds =
        from stretches in Gen.Select(Gen.Int[0, 700], Gen.Double[0, 1.2], Gen.Double[0.001, 3.1], Gen.Int[0, 3]).Array[0, 5]
        from noise in Gen.Int[1, 100_000]
        select stretches.SelectMany((stretch, at) => Stretch(stretch.Item1, stretch.Item2, stretch.Item3, stretch.Item4, noise + at)).ToArray();

    private static readonly Gen<int> Rates = Gen.OneOf(Gen.Const(8_000), Gen.Const(16_000), Gen.Const(22_050), Gen.Const(24_000), Gen.Const(48_000));

    [Fact]
    public void The_limiter_gives_the_samples_of_the_plain_one() => Gen.Select(Sounds, Rates, Gen.Double[-6, 20], Gen.Double[-12, 0]).Sample((sound, rate, gainDb, ceilingDb) =>
    {
        var samples = sound.Select(sample => sample * 1.3f).ToArray();
        Assert.Equal(PlainSound.Limit(samples, rate, gainDb, ceilingDb), PeakLimiter.Apply(samples, rate, gainDb, ceilingDb));
    }, iter: 300);

    [Fact]
    public void The_limiter_gives_them_for_values_far_beyond_full_scale() => Gen.Select(Gen.Float[-200_000, 200_000].Array[0, 300], Rates).Sample((samples, rate) =>
        Assert.Equal(PlainSound.Limit(samples, rate, 6, -2), PeakLimiter.Apply(samples, rate, 6, -2)), iter: 200);

    [Fact]
    public void The_true_peak_is_that_of_looking_everywhere() => Gen.Select(Sounds.Array[0, 4], Rates).Sample((pieces, rate) =>
    {
        var meter = new TruePeakMeter(rate);
        foreach (var piece in pieces)
        {
            meter.Add(piece);
        }

        meter.Finish();
        Assert.Equal(PlainSound.TruePeak(pieces, rate), meter.Peak);
    }, iter: 300);

    [Fact]
    public void Samples_are_counted_eight_at_a_time_as_one_by_one() => Gen.Select(Sounds, Gen.Float[0, 2]).Sample((sound, factor) =>
    {
        var floats = new float[sound.Length];
        Pcm.ToFloats(sound, floats, factor);
        Assert.Equal(sound.Select(sample => sample * factor), floats);
        Assert.Equal(sound.Select(sample => Math.Abs((int)sample)).DefaultIfEmpty().Max(), Pcm.Loudest(sound));
        Assert.Equal(sound.Sum(sample => (double)sample * sample), Pcm.Energy(sound));
        Assert.Equal(floats.Select(Math.Abs).DefaultIfEmpty().Max(), Extremes.Loudest(floats));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1_000)]
    public void The_lowest_sample_of_all_is_as_good_as_any(int length)
    {
        var samples = Enumerable.Repeat(short.MinValue, length).ToArray();
        var meter = new TruePeakMeter(22_050);
        meter.Add(samples);
        meter.Finish();
        Assert.Equal(PlainSound.TruePeak([samples], 22_050), meter.Peak);
        Assert.Equal(32_768 * (length == 0 ? 0 : 1), Pcm.Loudest(samples));
        Assert.Equal(length * 32_768L * 32_768, Pcm.Energy(samples));
        var floats = samples.Select(sample => (float)sample).ToArray();
        Assert.Equal(PlainSound.Limit(floats, 22_050, 0, -2), PeakLimiter.Apply(floats, 22_050, 0, -2));
    }

    [Fact]
    public void A_checksum_is_the_same_bit_by_bit_and_in_pieces() => Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 60], Gen.UShort).Sample((bytes, cut, begin) =>
    {
        var crc = (int)begin;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        cut = Math.Min(cut, bytes.Length);
        Assert.Equal(crc, Crc16.Append(begin, bytes));
        Assert.Equal(crc, Crc16.Append(Crc16.Append(begin, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    });

    private static IEnumerable<short> Stretch(int length, double level, double radians, int kind, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, length).Select(i => Math.Clamp(level * 32_768 * kind switch
        {
            0 => 0,
            1 => (2 * random.NextDouble()) - 1,
            2 => Math.Sin(i * radians) * (i + 1) / length,
            _ => Math.Sign(Math.Sin(i * radians)),
        }, short.MinValue, short.MaxValue)).Select(value => (short)value);
    }
}
