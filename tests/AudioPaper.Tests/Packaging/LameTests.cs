using AudioPaper.Audio;
using AudioPaper.Files;
using AudioPaper.Packaging;

namespace AudioPaper.Tests.Packaging;

/// <summary>LAME in this process against LAME in ffmpeg.</summary>
public sealed class LameTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(8_000, 576 * 40)]
    [InlineData(11_025, 576)]
    [InlineData(12_000, 576 * 3)]
    [InlineData(16_000, 576 * 70)]
    [InlineData(22_050, 576)]
    [InlineData(22_050, 576 * 2)]
    [InlineData(22_050, 9_216)]
    [InlineData(22_050, 9_216 * 140)]
    [InlineData(24_000, 9_216 * 11)]
    [InlineData(32_000, 1_152)]
    [InlineData(44_100, 9_216 * 5)]
    [InlineData(48_000, 9_216 * 20)]
    public async Task It_gives_the_bytes_that_ffmpeg_gives(int sampleRate, int sampleCount)
    {
        Assert.SkipUnless(LameLibrary.IsThere, "There is no libmp3lame here.");
        var (format, sound) = (new PcmFormat(sampleRate), Sound(sampleRate, sampleCount));
        var ffmpeg = await FfmpegProgram.FindAsync(cancellationToken: Cancellation);
        Mp3Encoder inProcess = new(ffmpeg), byProgram = new(ffmpeg) { IsInProcess = false };
        Assert.True(inProcess.IsInProcess);
        Assert.Equal(byProgram.Fingerprint, inProcess.Fingerprint);

        Assert.Equal(sampleCount, await inProcess.EncodeAsync(format, Sounds.InPieces(sound, 60_001), folder["lame.mp3"], Cancellation));
        Assert.Equal(sampleCount, await byProgram.EncodeAsync(format, Sounds.InPieces(sound), folder["ffmpeg.mp3"], Cancellation));

        Assert.Equal(await File.ReadAllBytesAsync(folder["ffmpeg.mp3"], Cancellation), await File.ReadAllBytesAsync(folder["lame.mp3"], Cancellation));
        Assert.True(await byProgram.IsWholeAsync(format, sampleCount, folder["lame.mp3"], Cancellation));
    }

    [Fact]
    public async Task Many_at_once_do_not_disturb_each_other()
    {
        var encoder = await Sounds.Encoder;
        var sound = Sound(22_050, 9_216 * 10);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => encoder.EncodeAsync(Sounds.Format, Sounds.InPieces(sound, 1_000 + i), folder[$"{i}"], Cancellation))));

        var first = await File.ReadAllBytesAsync(folder["0"], Cancellation);
        Assert.All(folder.Names, name => Assert.Equal(first, File.ReadAllBytes(folder[name])));
    }

    [Fact]
    public async Task Without_the_library_and_with_an_ffmpeg_that_was_named_ffmpeg_encodes()
    {
        Assert.Equal(0, LameLibrary.Load(["libmp3lame-of-nowhere.so.0"]));
        // A library, but another one.
        Assert.Equal(0, LameLibrary.Load([OperatingSystem.IsWindows() ? "kernel32" : OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6"]));
        Assert.False(new Mp3Encoder(new FfmpegProgram("/my/ffmpeg", "ffmpeg version 0")).IsInProcess);

        var fallback = new Mp3Encoder(await FfmpegProgram.FindAsync(cancellationToken: Cancellation)) { IsInProcess = false };
        Assert.Equal(4, ((IEncoder)fallback).PartsTogether);
        Assert.Equal(5_760, await fallback.EncodeAsync(Sounds.Format, Sounds.InPieces(new short[5_760]), folder["a.mp3"], Cancellation));
        Assert.Equal(["a.mp3"], folder.Names);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        var path = Path.Combine(folder["missing"], "a.mp3");

        var failure = await Assert.ThrowsAsync<EncodingException>(async () => await (await Sounds.Encoder).EncodeAsync(Sounds.Format, Sounds.InPieces(new short[576]), path, Cancellation));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsDiskFull);
    }

    [Fact]
    public async Task A_full_disk_is_told_from_other_failures()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        var full = await Assert.ThrowsAsync<IOException>(() => File.WriteAllTextAsync("/dev/full", "more", Cancellation));

        Assert.True(FullDisk.Is(full));
        Assert.False(FullDisk.Is(new FileNotFoundException()));
        Assert.False(FullDisk.Is(new InvalidOperationException("No space left on device")));
    }

    [Fact]
    public async Task A_sound_that_is_not_as_long_as_said_leaves_no_file_of_it()
    {
        Assert.SkipUnless(LameLibrary.IsThere, "There is no libmp3lame here.");
        PartSound[] parts = [new(Sounds.InPieces(new short[9_216]), 18_432, folder["a.mp3"])];

        await Assert.ThrowsAsync<ArgumentException>(async () => await (await Sounds.Encoder).EncodeAsync(Sounds.Format, parts, Cancellation));

        Assert.Empty(folder.Names);
    }

    [Fact]
    public void An_encoder_takes_no_more_than_it_has_room_for()
    {
        Assert.SkipUnless(LameLibrary.IsThere, "There is no libmp3lame here.");
        using var encoder = new LameEncoder(Sounds.Format);

        Assert.Throws<ArgumentOutOfRangeException>(() => encoder.Encode(new short[LameEncoder.PieceSampleCount + 1]));
        Assert.True(encoder.Encode(default).IsEmpty);
        Assert.False(encoder.Encode(new short[LameEncoder.PieceSampleCount]).IsEmpty);
    }

    /// <summary>Tones that come and go, and noise, up to full scale.</summary>
    private static short[] Sound(int sampleRate, int sampleCount)
    {
        var random = new Random(sampleRate + sampleCount);
        return [.. Enumerable.Range(0, sampleCount).Select(i => (short)Math.Clamp(
            (30_000 * Math.Sin(i * 0.05) * Math.Sin(i * 0.000_7)) + random.Next(-4_000, 4_000), short.MinValue, short.MaxValue))];
    }
}
