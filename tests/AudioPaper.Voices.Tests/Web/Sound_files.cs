using AudioPaper.Voices.Web;
using CsCheck;

namespace AudioPaper.Voices.Tests.Web;

public sealed class Sound_files
{
    private static readonly SpeechServer Server = new("The server", "服务器", new Uri("https://example.org/"), "KEY", null);

    [Fact]
    public void Of_two_channels_are_mixed_down() =>
        Assert.Equal([200, -300], Read(Wav.Of([100, 300, -200, -400], channels: 2)).Samples.ToArray());

    [Fact]
    public void Of_floats_are_rounded_and_cut_at_full_scale() =>
        Assert.Equal([0, 16384, -32768, 32767], Read(Wav.OfFloats([0f, 0.5f, -1f, 1.5f])).Samples.ToArray());

    [Theory]
    [InlineData(8_000)]
    [InlineData(22_050)]
    [InlineData(48_000)]
    public void Keep_their_rate(int rate) => Assert.Equal(rate, Read(Wav.Of([1, 2], rate)).Format.SampleRate);

    [Fact]
    public void Of_the_extensible_kind_are_read()
    {
        byte[] format = [.. "RIFF"u8, 64, 0, 0, 0, .. "WAVEfmt "u8, 40, 0, 0, 0, 0xFE, 0xFF, 1, 0, 0xC0, 0x5D, 0, 0, 0x80, 0xBB, 0, 0, 2, 0, 16, 0, 22, 0, 16, 0, 4, 0, 0, 0, 1, 0, .. new byte[14]];

        Assert.Equal([258, 772], Read([.. format, .. "data"u8, 4, 0, 0, 0, 2, 1, 4, 3]).Samples.ToArray());
    }

    [Fact]
    public void With_other_chunks_before_and_behind_the_sound_are_read() =>
        Assert.Equal([513], Read([.. Wav.Of([1, 2], tag: 1, bits: 16, before: [.. "LIST"u8, 3, 0, 0, 0, 9, 9, 9, 0], riffSize: 36 + 12 + 2 + 10), .. "LIST"u8, 2, 0, 0, 0, 9, 9]).Samples.ToArray());

    [Theory]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(0u, 0u)]
    [InlineData(uint.MaxValue, 0u)]
    [InlineData(0u, 36u)]
    [InlineData(0x7FFF_F000u, 0x7FFF_F024u)]
    public void Of_unknown_size_end_where_the_connection_said(uint dataSize, uint riffSize)
    {
        var file = Wav.Of([1, 2, 3], dataSize: dataSize, riffSize: riffSize);

        Assert.Equal([1, 2, 3], Read(file).Samples.ToArray());
        Assert.Contains("closed the connection", Assert.Throws<SpeechFailure>(() => Read(file, hasEnd: false)).Message);
    }

    [Theory]
    [InlineData(1, 8, 1, 24_000)]
    [InlineData(1, 24, 1, 24_000)]
    [InlineData(6, 16, 1, 24_000)]
    [InlineData(1, 16, 6, 24_000)]
    [InlineData(1, 16, 0, 24_000)]
    [InlineData(1, 16, 1, 0)]
    [InlineData(1, 16, 1, 1_000_000_000)]
    [InlineData(1, 16, 1, -1)]
    public void Of_another_kind_are_refused(int tag, int bits, int channels, int rate) =>
        Assert.Contains("kind that is not read", Assert.Throws<SpeechFailure>(() => Read(Wav.Of(new byte[24], tag, bits, rate, channels))).Message);

    [Fact]
    public void With_half_a_sample_at_the_end_are_refused() =>
        Assert.Contains("ends before its end", Assert.Throws<SpeechFailure>(() => Read(Wav.Of([1, 2, 3], tag: 1, bits: 16))).Message);

    [Fact]
    public void With_numbers_that_are_none_are_refused() =>
        Assert.Throws<SpeechFailure>(() => Read(Wav.OfFloats([0f, float.NaN])));

    [Fact]
    public void Cut_anywhere_are_refused()
    {
        var file = Wav.Of(Wav.Tone(100));
        Assert.All(Enumerable.Range(0, file.Length), length => Assert.Throws<SpeechFailure>(() => Read(file[..length])));
    }

    [Fact]
    public void Spoiled_in_any_way_give_sound_or_a_sentence() =>
        Gen.Select(Gen.Int[0, 99], Gen.Byte, Gen.Int[0, 99], Gen.Byte).Sample((one, a, other, b) =>
        {
            var file = Wav.Of(Wav.Tone(28));
            (file[one], file[other]) = (a, b);
            try
            {
                return Read(file).Samples.Length is > 0 and <= 56;
            }
            catch (SpeechFailure)
            {
                return true;
            }
        }, iter: 5_000);

    [Fact]
    public void Without_a_header_are_read_when_they_are_no_text()
    {
        Assert.Equal([513, 1027], RiffSound.ReadRaw(new SpeechAnswer([1, 2, 3, 4], HasEnd: true, IsText: false), 24_000, Server).Samples.ToArray());
        Assert.Throws<SpeechFailure>(() => RiffSound.ReadRaw(new SpeechAnswer([1, 2, 3, 4], HasEnd: false, IsText: false), 24_000, Server));
        Assert.Throws<SpeechFailure>(() => RiffSound.ReadRaw(new SpeechAnswer([1, 2, 3], HasEnd: true, IsText: false), 24_000, Server));
        Assert.Throws<SpeechFailure>(() => RiffSound.ReadRaw(new SpeechAnswer("{\"e\":\"x\"}"u8.ToArray(), HasEnd: true, IsText: true), 24_000, Server));
    }

    private static Audio.Clip Read(byte[] file, bool hasEnd = true) => RiffSound.Read(new SpeechAnswer(file, hasEnd, IsText: false), Server);
}
