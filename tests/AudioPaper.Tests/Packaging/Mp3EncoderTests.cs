using System.Diagnostics;
using AudioPaper.Audio;
using AudioPaper.Packaging;

namespace AudioPaper.Tests.Packaging;

public sealed class Mp3EncoderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder programs = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_track_is_bare_frames_and_the_same_each_time()
    {
        var sound = Sounds.Click(40, 9_000);
        await Sounds.TrackAsync(folder["a.mp3"], sound);
        await (await Sounds.Encoder).EncodeAsync(Sounds.Format, Sounds.InPieces(sound, 70_001), folder["b.mp3"], Cancellation);

        var track = await Mp3Frames.CountAsync(folder["a.mp3"], Cancellation);

        Assert.Equal(42, track.FrameCount);
        Assert.True(track.Header.IsMono);
        Assert.Equal((22050, 64), (track.Header.SampleRate, track.Header.BitRateKbps));
        Assert.Equal(await File.ReadAllBytesAsync(folder["a.mp3"], Cancellation), await File.ReadAllBytesAsync(folder["b.mp3"], Cancellation));
        Assert.Equal(["a.mp3", "b.mp3"], folder.Names);
    }

    [Fact]
    public async Task Odd_names_are_only_names()
    {
        foreach (var name in new[] { "-y.mp3", "a:b %d 报😀.mp3", "pipe:1" })
        {
            Assert.Equal(5_760, await (await Sounds.Encoder).EncodeAsync(Sounds.Format, Sounds.InPieces(new short[5_760]), folder[name], Cancellation));
            Assert.True(File.Exists(folder[name]));
        }
    }

    [Fact]
    public async Task Sound_that_is_no_whole_number_of_frames_is_refused()
    {
        var encoder = await Sounds.Encoder;

        await Assert.ThrowsAsync<ArgumentException>(() => encoder.EncodeAsync(Sounds.Format, Sounds.InPieces(new short[577]), folder["a.mp3"], Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => encoder.EncodeAsync(new PcmFormat(22_000), Sounds.InPieces(new short[576]), folder["a.mp3"], Cancellation));

        Assert.Empty(folder.Names);
        Assert.Equal(575, Mp3Timing.PadSampleCount(Sounds.Format, 577));
        Assert.Equal(0, Mp3Timing.PadSampleCount(Sounds.Format, 576));
    }

    [Fact]
    public async Task A_missing_ffmpeg_is_named_with_the_way_out()
    {
        var failure = await Assert.ThrowsAsync<EncodingException>(() => FfmpegProgram.FindAsync("/nowhere/ffmpeg", cancellationToken: Cancellation));

        Assert.False(failure.IsTransient);
        Assert.Contains("/nowhere/ffmpeg", failure.Message, StringComparison.Ordinal);
        Assert.Contains("apt install ffmpeg", failure.Message, StringComparison.Ordinal);
        var encoder = new Mp3Encoder(new FfmpegProgram("/nowhere/ffmpeg", "gone since"));
        Assert.False((await EncodeFailsAsync(encoder)).IsTransient);
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("echo I am something else")]
    public async Task A_program_that_is_no_ffmpeg_is_refused(string lines)
    {
        var path = Programs.Fake(programs, "ffmpeg", lines);

        var failure = await Assert.ThrowsAsync<EncodingException>(() => FfmpegProgram.FindAsync(path, cancellationToken: Cancellation));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ffmpeg_that_does_not_answer_is_not_waited_for()
    {
        var path = Programs.Fake(programs, "ffmpeg", "sleep 600");
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<EncodingException>(() => FfmpegProgram.FindAsync(path, TimeSpan.FromSeconds(0.5), Cancellation));

        Assert.Contains("0.5 s", failure.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 300);
    }

    [Fact]
    public async Task The_version_is_part_of_the_fingerprint()
    {
        var program = await FfmpegProgram.FindAsync(Programs.Fake(programs, "ffmpeg", "echo ffmpeg version 77 is here; echo more"), cancellationToken: Cancellation);

        Assert.Equal("ffmpeg version 77 is here", program.Version);
        Assert.Contains("ffmpeg version 77 is here", new Mp3Encoder(program).Fingerprint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_ffmpeg_is_quoted_and_leaves_nothing()
    {
        var failure = await EncodeFailsAsync(Fake("""for last; do :; done; echo junk > "${last#file:}"; echo the reason >&2; exit 4"""));

        Assert.True(failure.IsTransient);
        Assert.Contains("the reason", failure.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 4", failure.Message, StringComparison.Ordinal);
        Assert.Contains(folder["a.mp3"], failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleep 600")] // takes nothing
    [InlineData("cat > /dev/null; sleep 600")] // takes all, and does not end
    public async Task A_standing_ffmpeg_is_ended(string lines)
    {
        var watch = Stopwatch.StartNew();

        var failure = await EncodeFailsAsync(Fake(lines, TimeSpan.FromSeconds(0.5)));

        Assert.False(failure.IsTransient);
        Assert.Contains("stood still", failure.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 300);
    }

    [Theory]
    [InlineData("cat > /dev/null")] // nothing made
    [InlineData("""cat > /dev/null; for last; do :; done; : > "${last#file:}" """)] // an empty file
    [InlineData("""cat > /dev/null; for last; do :; done; echo junk > "${last#file:}" """)]
    public async Task An_ffmpeg_that_ends_well_without_the_sound_is_not_believed(string lines) =>
        Assert.Contains("ended well, but", (await EncodeFailsAsync(Fake(lines))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_full_disk_is_called_so()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        // The real ffmpeg, but its file lies on a device that is always full.
        var failure = await EncodeFailsAsync(Fake(
            """for last; do :; done; ln -s /dev/full "${last#file:}"; exec ffmpeg "$@" """));

        Assert.Contains("disk is full", failure.Message, StringComparison.Ordinal);
        Assert.Contains(folder["a.mp3"], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_source_of_the_sound_throws_comes_out()
    {
        var encoder = await Sounds.Encoder;

        // CliWrap takes an IOException while writing for the end of the program.
        await Assert.ThrowsAsync<FileNotFoundException>(() => encoder.EncodeAsync(Sounds.Format, Failing(new FileNotFoundException()), folder["a.mp3"], Cancellation));
        await Assert.ThrowsAsync<NotSupportedException>(() => encoder.EncodeAsync(Sounds.Format, Failing(new NotSupportedException()), folder["a.mp3"], Cancellation));

        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task Cancelling_ends_it_and_leaves_nothing()
    {
        var encoder = await Sounds.Encoder;
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => encoder.EncodeAsync(Sounds.Format, Waiting(cancelled.Token), folder["a.mp3"], cancelled.Token));

        Assert.Empty(folder.Names);
    }

    public void Dispose()
    {
        folder.Dispose();
        programs.Dispose();
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<short>> Failing(Exception failure)
    {
        yield return new short[576];
        await Task.Yield();
        throw failure;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<short>> Waiting([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled)
    {
        yield return new short[576];
        await Task.Delay(Timeout.Infinite, cancelled);
    }

    private Mp3Encoder Fake(string lines, TimeSpan? stallLimit = null) =>
        new(new FfmpegProgram(Programs.Fake(programs, "ffmpeg", lines), "ffmpeg version 0"), stallLimit);

    private async Task<EncodingException> EncodeFailsAsync(Mp3Encoder encoder)
    {
        var failure = await Assert.ThrowsAsync<EncodingException>(() => encoder.EncodeAsync(
            Sounds.Format, Sounds.InPieces(new short[576 * 1_000]), folder["a.mp3"], Cancellation));
        Assert.Empty(folder.Names);
        return failure;
    }
}
