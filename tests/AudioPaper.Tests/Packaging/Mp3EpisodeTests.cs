using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Audio;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging;

public sealed class Mp3EpisodeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static EpisodeTags Tags => new("丰台报 2026年11月18日", "丰台报", new DateOnly(2026, 11, 18), "zh-CN", "要闻", default);

    [Theory]
    [InlineData(22050)]
    [InlineData(16000)]
    [InlineData(24000)]
    [InlineData(44100)]
    [InlineData(48000)]
    public async Task Every_sample_stands_in_the_episode_where_it_stands_in_the_tracks_put_end_to_end(int sampleRate)
    {
        var format = new PcmFormat(sampleRate);
        var samplesPerFrame = Mp3Timing.SamplesPerFrame(format);
        int[] frameCounts = [12, 31, 20];
        List<string> paths = [];
        List<long> clicks = [];
        var begin = 0;
        foreach (var frameCount in frameCounts)
        {
            var at = (frameCount * samplesPerFrame / 2) + (17 * paths.Count);
            clicks.Add(begin + at);
            paths.Add(await Sounds.TrackAsync(folder[$"{paths.Count}.mp3"], Sounds.Click(frameCount, at, samplesPerFrame), sampleRate));
            begin += frameCount * samplesPerFrame;
        }

        await WriteAsync(format, begin, paths);

        var decoded = await Programs.DecodeAsync(folder["episode.mp3"]);
        Assert.Equal(begin, decoded.Length);
        Assert.Equal(clicks, clicks.Select(click => Sounds.PeakNear(decoded, click)));
    }

    [Fact]
    public async Task Three_hundred_joins_are_exact_to_the_sample()
    {
        var kinds = await KindsAsync();
        var chosen = Enumerable.Range(0, 301).Select(number => kinds[number % kinds.Length]).ToArray();
        var starts = Mp3Timing.TrackStarts(Sounds.Format, [.. chosen.Select(kind => kind.FrameCount)]);
        var length = chosen.Sum(kind => kind.SampleCount);

        await WriteAsync(Sounds.Format, length, [.. chosen.Select(kind => kind.Path)]);

        var decoded = await Programs.DecodeAsync(folder["episode.mp3"]);
        Assert.Equal(length, decoded.Length);
        var expected = chosen.Zip(starts, (kind, start) => start + kind.Click);
        Assert.All(expected, click => Assert.Equal(click, Sounds.PeakNear(decoded, click)));
    }

    [Fact]
    public async Task Other_programs_find_nothing_to_complain_about()
    {
        var kinds = await KindsAsync();
        var chosen = Enumerable.Range(0, 300).Select(number => kinds[number % kinds.Length]).ToArray();
        var length = chosen.Sum(kind => kind.SampleCount);
        await WriteAsync(Sounds.Format, length, [.. chosen.Select(kind => kind.Path)]);
        var path = folder["episode.mp3"];

        var seconds = await Programs.AskAsync("ffprobe", "-v", "warning", "-show_entries", "stream=duration", "-of", "csv=p=0", path);
        // ffprobe counts the frame that is left of LAME's delay, which players leave out: it tells them apart as the start time.
        Assert.Equal((length + 576) / 22050.0, double.Parse(seconds.Trim(), CultureInfo.InvariantCulture), 0.000001);
        Assert.Equal("", await Programs.ComplaintsAsync("ffmpeg", "-v", "warning", "-nostdin", "-i", path, "-f", "null", "-"));
        Assert.DoesNotContain("WARNING", await Programs.AskAsync("mp3val", path), StringComparison.Ordinal);
        Assert.Equal("CBR 64000", (await Programs.AskAsync("mediainfo", "--Inform=Audio;%BitRate_Mode% %BitRate%", path)).Trim());
    }

    [Fact]
    public async Task The_info_frame_tells_the_truth()
    {
        var kinds = await KindsAsync();
        var length = kinds.Sum(kind => kind.SampleCount);
        await WriteAsync(Sounds.Format, length, [.. kinds.Select(kind => kind.Path)]);
        var file = await File.ReadAllBytesAsync(folder["episode.mp3"], Cancellation);
        var begin = file.AsSpan().IndexOf("Info"u8);
        var sound = file.AsMemory(begin - 13);
        List<byte[]> frames = [];
        await foreach (var frame in Mp3Frames.ReadAsync(new MemoryStream(sound.ToArray()), Cancellation))
        {
            frames.Add(frame.Bytes.ToArray());
        }

        var info = frames[0].AsSpan(13);
        Assert.Equal((length / 576) + 1, frames.Count - 1);
        Assert.Equal(frames.Count - 1, ReadInt(info[8..]));
        Assert.Equal(sound.Length, ReadInt(info[12..]));
        Assert.Equal(sound.Length, ReadInt(info[148..]));
        Assert.Equal(Crc16.Append(0, sound.Span[frames[0].Length..]), (info[152] << 8) | info[153]);
        Assert.Equal(Crc16.Append(0, frames[0].AsSpan(0, 13 + 154)), (info[154] << 8) | info[155]);
        Assert.Equal(0, (info[141] << 4) | (info[142] >> 4));
        Assert.Equal(576, ((info[142] & 15) << 8) | info[143]);
        for (var percent = 0; percent < 100; percent++)
        {
            var position = sound.Length * (info[16 + percent] / 256.0);
            Assert.Equal((frames.Count - 1) * percent / 100.0, position / 209, 1 + (sound.Length / 256.0 / 209));
        }
    }

    [Fact]
    public async Task The_same_tracks_give_the_same_bytes()
    {
        var kinds = await KindsAsync();
        var length = kinds.Sum(kind => kind.SampleCount);
        await WriteAsync(Sounds.Format, length, [.. kinds.Select(kind => kind.Path)]);
        var once = await File.ReadAllBytesAsync(folder["episode.mp3"], Cancellation);
        await WriteAsync(Sounds.Format, length, [.. kinds.Select(kind => kind.Path)]);

        Assert.Equal(once, await File.ReadAllBytesAsync(folder["episode.mp3"], Cancellation));
    }

    [Fact]
    public async Task A_plan_that_does_not_add_up_writes_nothing()
    {
        var track = await Sounds.TrackAsync(folder["a.mp3"], new short[576 * 20]);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(Sounds.Format, 576 * 21, [track]));

        Assert.Contains("11520", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["a.mp3"], folder.Names);
    }

    [Fact]
    public async Task Tracks_of_another_sample_rate_are_refused()
    {
        var track = await Sounds.TrackAsync(folder["a.mp3"], new short[576 * 20]);
        var other = await Sounds.TrackAsync(folder["b.mp3"], new short[576 * 20], 24000);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(Sounds.Format, 576 * 40, [track, other]));

        Assert.StartsWith(other, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static int ReadInt(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes);

    private Task<long> WriteAsync(PcmFormat format, long length, IReadOnlyList<string> tracks) => Mp3Episode.WriteAsync(
        folder["episode.mp3"],
        new Recording(format, length, [new Chapter("要闻", 0, length)], ImmutableArray<Cue>.Empty),
        Tags,
        tracks,
        Cancellation);

    private async Task<(string Path, long FrameCount, long SampleCount, int Click)[]> KindsAsync()
    {
        var kinds = new (string, long, long, int)[7];
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var (frameCount, click) = (10 + (3 * kind), 2_800 + (kind * 211));
            var path = await Sounds.TrackAsync(folder[$"kind{kind}.mp3"], Sounds.Click(frameCount, click));
            var track = await Mp3Frames.CountAsync(path, Cancellation);
            Assert.Equal(frameCount + 2, track.FrameCount);
            kinds[kind] = (path, track.FrameCount, frameCount * 576, click);
        }

        return kinds;
    }
}
