using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Audio;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using CliWrap;

namespace AudioPaper.Tests.Packaging;

/// <summary>What holds for every format alike: positions by decoding, bytes by comparing.</summary>
public sealed class EpisodeFormatTests : IDisposable
{
    private const int Grid = PartCutter.GridSampleCount;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static EpisodeTags Tags => new("丰台报; a=b #1\\2", "丰台报", new DateOnly(2026, 11, 18), "zh-CN", "要闻\n一 = 二", default);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("mp3", 0)]
    [InlineData("m4b", 0)]
    [InlineData("opus", 0.00135)]
    public async Task Three_hundred_joins_stand_in_their_places(string name, double mostSeconds)
    {
        var kinds = await KindsAsync(name, Sounds.Format, 8);
        var (parts, clicks, length) = Repeat(kinds, 301);

        await JoinAsync(name, Sounds.Format, length, parts);

        var decoded = await Programs.DecodeAsync(folder["episode." + name], Sounds.Format.SampleRate);
        Assert.InRange(decoded.Length - length, -1, 1);
        Assert.All(clicks, click => Assert.InRange((Sounds.PeakNear(decoded, click) - click) / 22_050.0, -mostSeconds, mostSeconds));
    }

    [Theory]
    [InlineData("m4b", 8_000)]
    [InlineData("m4b", 16_000)]
    [InlineData("m4a", 24_000)]
    [InlineData("m4b", 44_100)]
    [InlineData("m4b", 48_000)]
    [InlineData("opus", 8_000)]
    [InlineData("opus", 16_000)]
    [InlineData("opus", 24_000)]
    [InlineData("opus", 44_100)]
    [InlineData("opus", 48_000)]
    public async Task Every_sample_rate_is_as_exact(string name, int sampleRate)
    {
        var format = new PcmFormat(sampleRate);
        var (parts, clicks, length) = Repeat(await KindsAsync(name, format, 5), 12);

        await JoinAsync(name, format, length, parts);

        var decoded = await Programs.DecodeAsync(folder["episode." + name], sampleRate);
        Assert.All(clicks, click => Assert.InRange((Sounds.PeakNear(decoded, click) - click) / (double)sampleRate, -0.0015, 0.0015));
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("m4b")]
    [InlineData("opus")]
    public async Task At_hour_six_everything_still_stands_in_its_place(string name)
    {
        var kinds = await KindsAsync(name, Sounds.Format, 140);
        var (parts, clicks, length) = Repeat(kinds, 372);
        Assert.True(length > 22_050L * 3_600 * 6);

        await JoinAsync(name, Sounds.Format, length, parts);

        var (tail, total) = await DecodeTailAsync(folder["episode." + name], 22_050 * 300);
        Assert.InRange(total - length, -1, 1);
        var first = total - tail.Length;
        Assert.All(clicks.Where(click => click > first + 5_000), click => Assert.InRange(Sounds.PeakNear(tail, click - first) + first - click, -30, 30));
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("m4b")]
    [InlineData("opus")]
    public async Task The_same_sound_gives_the_same_bytes(string name)
    {
        var (parts, _, length) = Repeat(await KindsAsync(name, Sounds.Format, 6), 3);
        await JoinAsync(name, Sounds.Format, length, parts);
        var once = await File.ReadAllBytesAsync(folder["episode." + name], Cancellation);
        var encoded = await File.ReadAllBytesAsync(parts[0].Path, Cancellation);

        await KindsAsync(name, Sounds.Format, 6);
        await JoinAsync(name, Sounds.Format, length, parts);

        Assert.Equal(encoded, await File.ReadAllBytesAsync(parts[0].Path, Cancellation));
        Assert.Equal(once, await File.ReadAllBytesAsync(folder["episode." + name], Cancellation));
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("m4b")]
    [InlineData("opus")]
    public async Task A_part_torn_at_any_byte_is_noticed(string name)
    {
        var (path, sampleCount, _) = (await KindsAsync(name, Sounds.Format, 5))[0];
        var encoder = (await FormatAsync(name)).Encoder;
        var whole = await File.ReadAllBytesAsync(path, Cancellation);
        Assert.True(await encoder.IsWholeAsync(Sounds.Format, sampleCount, path, Cancellation));
        Assert.False(await encoder.IsWholeAsync(Sounds.Format, sampleCount + Grid, path, Cancellation));
        Assert.False(await encoder.IsWholeAsync(new PcmFormat(24_000), sampleCount, path, Cancellation));
        Assert.False(await encoder.IsWholeAsync(Sounds.Format, sampleCount, folder["missing"], Cancellation));
        // Every place near both ends, and many between.
        foreach (var length in Enumerable.Range(0, whole.Length).Where(length => length < 300 || length > whole.Length - 600 || length % 61 == 0))
        {
            await File.WriteAllBytesAsync(folder["torn"], whole.AsMemory(0, length), Cancellation);
            Assert.False(await encoder.IsWholeAsync(Sounds.Format, sampleCount, folder["torn"], Cancellation), $"cut at {length} of {whole.Length}");
        }

        // A power cut may leave zeros.
        var zeroed = whole.ToArray();
        Array.Clear(zeroed, whole.Length / 2, Math.Min(4_096, whole.Length / 4));
        await File.WriteAllBytesAsync(folder["torn"], zeroed, Cancellation);
        Assert.False(await encoder.IsWholeAsync(Sounds.Format, sampleCount, folder["torn"], Cancellation));
    }

    [Theory]
    [InlineData("mp3", 3)]
    [InlineData("m4b", 3)]
    [InlineData("opus", 3)]
    [InlineData("m4b", 300)]
    [InlineData("opus", 300)]
    public async Task Other_programs_see_the_chapters_and_the_cover(string name, int chapterCount)
    {
        var (parts, _, length) = Repeat(await KindsAsync(name, Sounds.Format, 6), chapterCount);
        var chapters = Enumerable.Range(0, chapterCount).Select(i => new Chapter(i == 1 ? "= ; # \\ 😀 " + new string('长', 5_000) : $"第 {i} 章", length * i / chapterCount, length * (i + 1) / chapterCount)).ToImmutableArray();
        var cover = Cover.Draw("丰台报", Tags.Date, "zh-CN").Jpeg;

        await (await FormatAsync(name)).Join(folder["episode." + name], new Recording(Sounds.Format, length, chapters, []), Tags with { CoverJpeg = cover }, parts, Cancellation);

        using var told = JsonDocument.Parse(await Programs.AskAsync("ffprobe", "-v", "error", "-show_chapters", "-show_streams", "-show_format", "-of", "json", folder["episode." + name]));
        var seen = told.RootElement.GetProperty("chapters").EnumerateArray().ToList();
        Assert.Equal(chapters.Select(chapter => chapter.Title), seen.Select(chapter => chapter.GetProperty("tags").GetProperty("title").GetString()));
        Assert.Equal(chapters.Select(chapter => Milliseconds.At(Sounds.Format, chapter.Start) / 1000.0), seen.Select(chapter => double.Parse(chapter.GetProperty("start_time").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(told.RootElement.GetProperty("streams").EnumerateArray(), stream => stream.GetProperty("codec_name").GetString() == "mjpeg");
        var tags = told.RootElement.GetProperty(name == "opus" ? "streams" : "format");
        Assert.Contains(Tags.Title, (name == "opus" ? tags[0] : tags).GetProperty("tags").GetRawText().Replace("\\\\", "\\", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m4b")]
    [InlineData("opus")]
    public async Task A_plan_that_does_not_add_up_or_a_torn_part_writes_nothing(string name)
    {
        var (parts, _, length) = Repeat(await KindsAsync(name, Sounds.Format, 6), 3);
        await Assert.ThrowsAsync<InvalidDataException>(() => JoinAsync(name, Sounds.Format, length + Grid, parts));
        var bytes = await File.ReadAllBytesAsync(parts[1].Path, Cancellation);
        await File.WriteAllBytesAsync(parts[1].Path, bytes.AsMemory(0, bytes.Length / 2), Cancellation);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => JoinAsync(name, Sounds.Format, length, parts));

        Assert.StartsWith(parts[1].Path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Names, file => file.StartsWith("episode", StringComparison.Ordinal) || file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_length_that_fills_an_ogg_page_to_its_last_segment_is_read_back()
    {
        foreach (var size in (int[])[0, 1, 254, 255, 256, 255 * 255, (255 * 255) - 1, (255 * 255) + 1, 200_000])
        {
            using var stream = new MemoryStream();
            var ogg = new OggWriter(stream);
            await ogg.WriteAsync(new byte[5], 5, endsPage: false, isLast: false, Cancellation);
            await ogg.WriteAsync(new byte[size], 7, endsPage: false, isLast: false, Cancellation);
            await ogg.WriteAsync(new byte[3], 9, endsPage: false, isLast: true, Cancellation);
            List<int> lengths = [0];
            for (ReadOnlyMemory<byte> rest = stream.ToArray(); !rest.IsEmpty;)
            {
                var page = OggPage.Read(rest);
                Assert.NotNull(page);
                Assert.Equal(page.Continues, lengths[^1] > 0);
                foreach (var (piece, isWhole) in page.Pieces())
                {
                    lengths[^1] += piece.Length;
                    if (isWhole)
                    {
                        lengths.Add(0);
                    }
                }

                rest = rest[page.SizeBytes..];
            }

            Assert.Equal([5, size, 3, 0], lengths);
        }
    }

    private static async Task<EpisodeFormat> FormatAsync(string name) => EpisodeFormat.Of(name, await FfmpegProgram.FindAsync(cancellationToken: Cancellation));

    private async Task JoinAsync(string name, PcmFormat format, long length, EncodedPart[] parts) => await (await FormatAsync(name)).Join(
        folder["episode." + name], new Recording(format, length, [new Chapter("要闻", 0, length)], []), Tags, parts, Cancellation);

    private static (EncodedPart[] Parts, long[] Clicks, long Length) Repeat((string Path, long SampleCount, int Click)[] kinds, int count)
    {
        var chosen = Enumerable.Range(0, count).Select(number => kinds[number % kinds.Length]).ToArray();
        var (at, clicks) = (0L, new long[count]);
        for (var i = 0; i < count; i++)
        {
            clicks[i] = at + chosen[i].Click;
            at += chosen[i].SampleCount;
        }

        return ([.. chosen.Select(kind => new EncodedPart(kind.Path, kind.SampleCount))], clicks, at);
    }

    /// <summary>Parts of several lengths, each with a click in a place of its own.</summary>
    private async Task<(string Path, long SampleCount, int Click)[]> KindsAsync(string name, PcmFormat format, int leastGrids)
    {
        var encoder = (await FormatAsync(name)).Encoder;
        var kinds = new (string, long, int)[4];
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var (gridCount, click) = (leastGrids + kind, 9_000 + (kind * 3_511));
            var path = folder[$"kind{kind}.{encoder.Extension}"];
            await encoder.EncodeAsync(format, Sounds.InPieces(Sounds.Click(gridCount, click, Grid)), path, Cancellation);
            kinds[kind] = (path, gridCount * (long)Grid, click);
        }

        return kinds;
    }

    /// <summary>Decodes everything and keeps the last samples.</summary>
    private static async Task<(short[] Tail, long Total)> DecodeTailAsync(string path, int keptCount)
    {
        var (ring, total) = (new byte[keptCount * 2], 0L);
        await Cli.Wrap("ffmpeg").WithArguments(["-v", "error", "-nostdin", "-i", path, "-map", "0:a", "-ar", "22050", "-f", "s16le", "pipe:1"])
            .WithStandardOutputPipe(PipeTarget.Create(async (stream, cancellation) =>
            {
                var buffer = new byte[1 << 16];
                for (int count; (count = await stream.ReadAsync(buffer, cancellation)) > 0; total += count)
                {
                    for (var i = 0; i < count; i++)
                    {
                        ring[(total + i) % ring.Length] = buffer[i];
                    }
                }
            })).ExecuteAsync(Cancellation);
        var tail = new byte[ring.Length];
        for (var i = 0; i < ring.Length; i++)
        {
            tail[i] = ring[(total + i) % ring.Length];
        }

        return (System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(tail).ToArray(), total / 2);
    }
}
