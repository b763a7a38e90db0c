using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging;

public sealed class PlayerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(12)]
    [InlineData(300)]
    public async Task Players_list_the_same_chapters(int count)
    {
        var recording = Issues.Recording(count, Issues.HostileTitles);
        var path = folder["episode.mp3"];
        await Issues.WriteMp3Async(path, recording, Issues.Tags with { Lyrics = EpisodeText.Of(recording), Copyright = "海湾晚报社", CoverJpeg = Cover.Draw("海湾晚报", new(2026, 3, 18), "zh-CN", count).Jpeg },
            await Sounds.TrackAsync(folder["track.mp3"], new short[recording.SampleCount]));
        var expected = recording.Chapters.Select(chapter => (Milliseconds.At(recording.Format, chapter.Start), PlainText.OneLine(chapter.Title))).ToList();

        Assert.Equal(expected, await ListedChapters.FfprobeAsync(path));
        Assert.Equal(expected, ListedChapters.Leaves(await ListedChapters.TreeAsync(path)));
        Assert.Equal(expected, await ListedChapters.MpvAsync(path, folder));
        Assert.Equal(Enumerable.Range(1, count).Select(number => $"ch{number}"), await ListedChapters.Kid3Async(path));
        Assert.Equal(count, (await Programs.AskAsync("mid3v2", "-l", path)).Split('\n').Count(line => line.StartsWith("CHAP", StringComparison.Ordinal)));
        Assert.DoesNotContain("WARNING", await Programs.AskAsync("mp3val", path), StringComparison.Ordinal);
        Assert.Equal("", await Programs.ComplaintsAsync("ffmpeg", "-v", "warning", "-nostdin", "-i", path, "-map", "0:a", "-f", "null", "-"));
        // mediainfo (23.04) shows no chapters of any MP3 file, but all else.
        Assert.Equal("海湾晚报 2026-03-18|海湾晚报|海湾晚报|2026 海湾晚报社", (await Programs.AskAsync("mediainfo", "--Inform=General;%Title%|%Album%|%Performer%|%Copyright%", path)).Trim());
    }

    [Theory]
    [InlineData("m4b", 12)]
    [InlineData("m4b", 300)]
    [InlineData("opus", 12)]
    [InlineData("opus", 300)]
    public async Task Players_list_the_chapters_of_other_formats_as_the_chapters_file_does(string name, int count)
    {
        var format = EpisodeFormat.Of(name, await FfmpegProgram.FindAsync(cancellationToken: TestContext.Current.CancellationToken));
        // Nero's list holds no title of more than 255 bytes, and mediainfo (23.04) stops at one of 15,000 in an Opus file, which ffprobe reads.
        var recording = OnGrid(Issues.Recording(count, [.. Issues.HostileTitles.Where(title => title.Length <= 80)]));
        var (path, part) = (folder["episode." + name], folder["part." + format.Encoder.Extension]);
        await format.Encoder.EncodeAsync(recording.Format, Sounds.InPieces(new short[recording.SampleCount]), part, TestContext.Current.CancellationToken);
        await format.Join(path, recording, Issues.Tags with { CoverJpeg = Cover.Draw("海湾晚报", new(2026, 3, 18), "zh-CN", count).Jpeg }, [new(part, recording.SampleCount)], TestContext.Current.CancellationToken);
        var expected = ListedChapters.Json(Issues.Bytes(stream => ChaptersJson.Write(recording, Issues.Tags, stream)));

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected, await ListedChapters.FfprobeAsync(path));
        Assert.Equal(expected, await ListedChapters.MpvAsync(path, folder));
        var menus = await ListedChapters.MediaInfoAsync(path);
        Assert.All(menus, menu => Assert.Equal(expected, menu));
        Assert.Equal(name == "m4b" && count <= 255 ? 2 : 1, menus.Count);
        // ffmpeg (5.1) says that of every MP4 file with a cover, its own included.
        Assert.DoesNotContain((await Programs.ComplaintsAsync("ffmpeg", "-v", "warning", "-nostdin", "-i", path, "-map", "0:a", "-f", "null", "-")).Split('\n'),
            line => line.Length > 0 && !line.EndsWith("stream 0, timescale not set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Articles_stand_below_their_section()
    {
        var recording = Issues.Recording(300, ["题"]);
        var tree = await TreeAsync(recording, Issues.Tags);

        var top = tree.GetProperty("children").EnumerateArray().ToList();
        Assert.Equal(["0 题", .. Enumerable.Range(1, 15).Select(number => $"第{number}版")], top.Select(entry => entry.GetProperty("title").GetString()));
        Assert.False(top[0].TryGetProperty("children", out _));
        Assert.Equal([.. Enumerable.Repeat(20, 14), 19], top.Skip(1).Select(entry => entry.GetProperty("children").GetArrayLength()));
    }

    [Fact]
    public async Task Chapters_hold_links_and_small_pictures()
    {
        var recording = Issues.Recording(4, ["题"]);
        var details = ImmutableDictionary<string, ChapterDetails>.Empty
            .Add("a1", new(new("https://例子.test/新闻?a=b c"), Picture(1_000), new("art/a1.jpg", UriKind.Relative)))
            .Add("a2", new(new("javascript:alert(1)"), default, new("../../etc/passwd", UriKind.Relative)))
            .Add("a3", new(new("page.html", UriKind.Relative), Picture(2_000), new("https://example.test/a3.jpg")));

        var chapters = (await TreeAsync(recording, Issues.Tags with { Chapters = details })).GetProperty("children")[1].GetProperty("children").EnumerateArray().ToList();

        Assert.Equal(["[[\"chapter url\", \"https://xn--fsqu00a.test/%E6%96%B0%E9%97%BB?a=b%20c\"]]", "[]", "[]"], chapters.Select(chapter => chapter.GetProperty("url").GetRawText()));
        Assert.Equal(["[[\"image/jpeg\", 1000]]", "[]", "[[\"image/jpeg\", 2000]]"], chapters.Select(chapter => chapter.GetProperty("picture").GetRawText()));
        using var json = JsonDocument.Parse(Issues.Bytes(stream => ChaptersJson.Write(recording, Issues.Tags with { Chapters = details }, stream)));
        var written = json.RootElement.GetProperty("chapters").EnumerateArray().ToList();
        Assert.Equal([null, "art/a1.jpg", null, "https://example.test/a3.jpg"], written.Select(chapter => Member(chapter, "img")));
        Assert.Equal([null, "https://xn--fsqu00a.test/%E6%96%B0%E9%97%BB?a=b%20c", null, "page.html"], written.Select(chapter => Member(chapter, "url")));
        Assert.Equal([null, "第1版", "第1版", "第1版"], written.Select(chapter => Member(chapter, "audiopaper:section")));
    }

    [Fact]
    public async Task Many_pictures_do_not_stand_in_the_tag()
    {
        var recording = Issues.Recording(40, ["题"]);
        var details = recording.Chapters.ToImmutableDictionary(chapter => chapter.ArticleId, _ => new ChapterDetails(ImageJpeg: Picture(20_000)));

        var tree = await TreeAsync(recording, Issues.Tags with { Chapters = details });

        Assert.DoesNotContain("image/jpeg", tree.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("海湾晚报社", "2026 海湾晚报社")]
    [InlineData("© 2025 海湾晚报社", "2025 海湾晚报社")]
    [InlineData("Copyright (c) Harbour Press", "2026 Harbour Press")]
    [InlineData("2024", "2026 2024")]
    public async Task The_tag_tells_all_that_players_show(string copyright, string expected)
    {
        var recording = Issues.Recording(3, ["题"]);
        await TreeAsync(recording, Issues.Tags with
        {
            Author = "编辑部", Copyright = copyright, Lyrics = "一\n二", Track = (2, 9), ItemGuid = "urn:x", PageUrl = new("https://example.test/报/"), FeedUrl = new("https://example.test/podcast.xml"),
        });

        var listed = (await Programs.AskAsync("mid3v2", "-l", folder["episode.mp3"])).Split('\n');

        Assert.Contains($"TCOP={expected}", listed);
        Assert.Contains("TPE1=编辑部", listed);
        Assert.Contains("TALB=海湾晚报", listed);
        Assert.Contains("TRCK=2/9", listed);
        Assert.Contains("TGID=urn:x", listed);
        Assert.Contains("WOAF=https://example.test/%E6%8A%A5/", listed);
        Assert.Contains(listed, line => line.StartsWith("USLT=", StringComparison.Ordinal) && line.Contains('一'));
        Assert.Contains(listed, line => line.StartsWith("TDES=1. 一", StringComparison.Ordinal));
        Assert.Contains(listed, line => line.StartsWith("PCST=", StringComparison.Ordinal));
        Assert.Equal("", await Programs.ComplaintsAsync("ffprobe", "-v", "warning", folder["episode.mp3"]));
        Assert.Contains("https://example.test/podcast.xml", await Programs.AskAsync("kid3-cli", "-c", "get all", folder["episode.mp3"]), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<JsonElement> TreeAsync(Recording recording, EpisodeTags tags)
    {
        var track = await Sounds.TrackAsync(folder["track.mp3"], new short[recording.SampleCount]);
        await Issues.WriteMp3Async(folder["episode.mp3"], recording, tags with { CoverJpeg = default }, track);
        return await ListedChapters.TreeAsync(folder["episode.mp3"]);
    }

    /// <summary>The same with silence at its end, so long that every format may be cut there.</summary>
    private static Recording OnGrid(Recording recording)
    {
        var length = (recording.SampleCount + PartCutter.GridSampleCount - 1) / PartCutter.GridSampleCount * PartCutter.GridSampleCount;
        return recording with { SampleCount = length, Chapters = recording.Chapters.SetItem(recording.Chapters.Length - 1, recording.Chapters[^1] with { End = length }) };
    }

    private static byte[] Picture(int sizeBytes) => [.. Enumerable.Repeat((byte)0xAB, sizeBytes)];

    private static string? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
