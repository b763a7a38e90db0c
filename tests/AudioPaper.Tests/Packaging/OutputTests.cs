using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging;

/// <summary>All that is written from one recording says the same.</summary>
public sealed class OutputTests : IDisposable
{
    private static readonly XNamespace Xspf = "http://xspf.org/ns/0/";
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(12)]
    [InlineData(300)]
    public async Task All_outputs_of_a_recording_name_the_same_moments(int count)
    {
        var recording = Issues.Recording(count, ["题", "Title", "第三 😀"], 5_003);
        await Issues.WriteMp3Async(folder["e.mp3"], recording, Issues.Tags, await Sounds.TrackAsync(folder["t.mp3"], new short[recording.SampleCount]));
        using var json = JsonDocument.Parse(Issues.Bytes(stream => ChaptersJson.Write(recording, Issues.Tags, stream)));

        var tag = await ListedChapters.FfprobeAsync(folder["e.mp3"]);
        var file = json.RootElement.GetProperty("chapters").EnumerateArray().Select(chapter => ((long)(chapter.GetProperty("startTime").GetDecimal() * 1000), chapter.GetProperty("title").GetString()!)).ToList();
        var vtt = WebVtt.Read(Issues.Text(stream => WebVtt.Write(recording, stream)));
        var srt = ReadSrt(Issues.Text(stream => Srt.Write(recording, stream)));

        Assert.Equal(file, tag);
        Assert.Equal(vtt.Select(cue => ((long)cue.Start.TotalMilliseconds, (long)cue.End.TotalMilliseconds, cue.Text)), srt);
        // Each chapter begins with its first cue.
        Assert.Equal(tag.Select(chapter => chapter.Start), vtt.Where(cue => cue.Id.EndsWith("-1", StringComparison.Ordinal)).Select(cue => (long)cue.Start.TotalMilliseconds));
        Assert.All(file.Zip(file.Skip(1)), pair => Assert.True(pair.First.Item1 < pair.Second.Item1));
    }

    [Fact]
    public void A_SubRip_transcript_looks_like_this()
    {
        var recording = new Recording(Sounds.Format, 99_999, [],
        [
            new("a1-1", "丰台报，1 < 2 & 3\r\n\r\n第二行 --> <i>x</i> {\\an8}\0", 0, 22_050),
            new("a1-2", "\u0007", 22_050, 22_060),
            new("a1-3", "夜", 22_050L * 3600 * 123, (22_050L * 3600 * 123) + 11),
        ]);

        Assert.Equal(
            "1\n00:00:00,000 --> 00:00:01,000\n丰台报，1 < 2 & 3\n第二行 --\u2060> <\u2060i>x<\u2060/i> {\u2060\\an8}\n\n2\n123:00:00,000 --> 123:00:00,001\n夜\n\n",
            Issues.Text(stream => Srt.Write(recording, stream)));
    }

    [Fact]
    public async Task Ffmpeg_reads_hostile_transcripts_cue_for_cue()
    {
        var recording = Issues.Recording(26, Issues.HostileTitles, 22_061);
        await File.WriteAllBytesAsync(folder["t.srt"], Issues.Bytes(stream => Srt.Write(recording, stream)), Cancellation);
        await File.WriteAllBytesAsync(folder["t.vtt"], Issues.Bytes(stream => WebVtt.Write(recording, stream)), Cancellation);

        foreach (var name in new[] { "t.srt", "t.vtt" })
        {
            var times = await Programs.AskAsync("ffprobe", "-v", "error", "-show_entries", "packet=pts", "-of", "csv=p=0", folder[name]);
            Assert.Equal(recording.Cues.Select(cue => Milliseconds.At(recording.Format, cue.Start)),
                times.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(time => long.Parse(time.Trim(',', ' ', '\r'), CultureInfo.InvariantCulture)));
            Assert.Equal("", await Programs.ComplaintsAsync("ffmpeg", "-v", "error", "-nostdin", "-y", "-i", folder[name], folder["again.srt"]));
            Assert.DoesNotContain("<i>", (await File.ReadAllTextAsync(folder["again.srt"], Cancellation)).Replace("<i>x</i>", name == "t.vtt" ? "" : "<i>", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Playlists_name_the_files_of_the_articles_and_players_read_them()
    {
        var recording = Issues.Recording(14, Issues.HostileTitles);
        var files = ArticleSoundFile.Of(recording);
        var durations = files.Select(file => recording.Format.ToTime(file.Chapter.End - file.Chapter.Start)).ToList();
        var m3u = Issues.Text(stream => M3u8Playlist.Write(files, durations, Issues.Tags, stream));
        var xspf = XDocument.Parse(Issues.Text(stream => XspfPlaylist.Write(files, durations, Issues.Tags, stream)));

        Assert.Equal("articles/01-opening.mp3", files[0].Path);
        Assert.Equal("articles/14-a13.mp3", files[13].Path);
        var lines = m3u.Split('\n');
        Assert.Equal(["#EXTM3U", "#EXTENC:UTF-8", "#PLAYLIST:海湾晚报 2026-03-18", "#EXTART:海湾晚报", "#EXTINF:1,0 市长：明年新建公园", "articles/01-opening.mp3"], lines.Take(6));
        Assert.Equal(files.Select(file => file.Path), lines.Where(line => line.Length > 0 && line[0] != '#'));
        Assert.Equal(4 + (2 * files.Length) + 1, lines.Length);
        var tracks = xspf.Root!.Element(Xspf + "trackList")!.Elements().ToList();
        Assert.Equal(files.Select(file => file.Path), tracks.Select(track => track.Element(Xspf + "location")!.Value));
        Assert.Equal(files.Select(file => PlainText.OneLine(file.Chapter.Title)), tracks.Select(track => track.Element(Xspf + "title")!.Value));
        Assert.Equal("183", tracks[0].Element(Xspf + "duration")!.Value);
        Assert.Equal("第1版", tracks[1].Element(Xspf + "annotation")!.Value);

        // mpv goes from file to file.
        Directory.CreateDirectory(folder["articles"]);
        await File.WriteAllTextAsync(folder["a.m3u8"], m3u, Cancellation);
        await File.WriteAllTextAsync(folder["list.lua"], "mp.register_event('start-file', function() if mp.get_property_number('playlist-count') > 1 then print((require('mp.utils').format_json(mp.get_property_native('playlist')))) mp.command('quit') end end)", Cancellation);
        var printed = await Programs.AskAsync("mpv", "--no-config", "--vo=null", "--ao=null", "--msg-level=all=no,list=info", "--script=" + folder["list.lua"], folder["a.m3u8"]);
        Assert.Contains("articles/14-a13.mp3", printed, StringComparison.Ordinal);
        Assert.Contains("0 市长：明年新建公园", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_has_a_file_of_its_own()
    {
        var recording = Issues.Recording(3, ["题"]);
        var file = ArticleSoundFile.Of(recording)[1];
        string[] parts = [await Sounds.TrackAsync(folder["1.mp3"], Sounds.Click(20, 5_000)), await Sounds.TrackAsync(folder["2.mp3"], Sounds.Click(30, 7_000))];
        var tags = file.Tags(Issues.Tags, 3);

        await Issues.WriteMp3Async(folder["a.mp3"], ArticleSoundFile.Alone(recording, 50 * 576), tags, parts);

        var decoded = await Programs.DecodeAsync(folder["a.mp3"]);
        Assert.Equal(50 * 576, decoded.Length);
        Assert.Equal([5_000, (20 * 576) + 7_000], new[] { Sounds.PeakNear(decoded, 5_000), Sounds.PeakNear(decoded, (20 * 576) + 7_000) });
        var listed = (await Programs.AskAsync("mid3v2", "-l", folder["a.mp3"])).Split('\n');
        Assert.Contains("TIT2=1 题", listed);
        Assert.Contains("TALB=海湾晚报 2026-03-18", listed);
        Assert.Contains("TRCK=2/3", listed);
        Assert.DoesNotContain("WARNING", await Programs.AskAsync("mp3val", folder["a.mp3"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_text_has_headlines_and_ledes_and_ends_somewhere()
    {
        Assert.Equal("0 题\n导语 0 题 完。\n\n【第1版】\n1 题\n导语 1 题 完。", EpisodeText.Of(Issues.Recording(2, ["题"])));
        foreach (var count in new[] { 13, 300, 1000 })
        {
            Assert.InRange(EpisodeText.Of(Issues.Recording(count, Issues.HostileTitles)).Length, 1, EpisodeText.CharacterLimit);
        }
    }

    [Theory]
    [InlineData("a\u202Eb", "a\u202Eb\u202C")]
    [InlineData("a\u2067b\u202Dc", "a\u2067b\u202Dc\u202C\u2069")]
    [InlineData("a\u2067\u202Db\u2069c\u202C", "a\u2067\u202Db\u2069c\u202C")]
    [InlineData("\u202Aa\u202C\u202C\u2069", "\u202Aa\u202C\u202C\u2069")]
    public void A_direction_left_open_is_closed(string text, string expected)
    {
        Assert.Equal(expected, PlainText.OneLine(text));
        Assert.Equal(expected, PlainText.OneLine(expected));
    }

    public void Dispose() => folder.Dispose();

    private static List<(long Start, long End, string Text)> ReadSrt(string text) =>
        [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split('\n', 3)).Select(lines => (Time(lines[1].Split(" --> ")[0]), Time(lines[1].Split(" --> ")[1]), lines[2]))];

    private static long Time(string text) => (long)TimeSpan.ParseExact(text, "hh\\:mm\\:ss\\,fff", CultureInfo.InvariantCulture).TotalMilliseconds;
}
