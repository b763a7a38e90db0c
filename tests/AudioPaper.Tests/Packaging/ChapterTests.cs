using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging;

public sealed class ChapterTests : IDisposable
{
    private const string AskMutagen =
        """
        import json, sys
        from mutagen.id3 import ID3
        tag = ID3(sys.argv[1], translate=False)
        tocs = {t.element_id: (int(t.flags), t.child_element_ids) for t in tag.getall("CTOC")}
        def leaves(e): return [l for c in tocs[e][1] for l in leaves(c)] if e in tocs else [e]
        chapters = {c.element_id: [c.start_time, c.end_time, c.sub_frames["TIT2"].text[0]] for c in tag.getall("CHAP")}
        print(json.dumps({"version": list(tag.version), "tocs": tocs, "chapters": [chapters[l] for l in leaves("toc")],
            "texts": {k: v.text[0] for k, v in tag.items() if k[0] == "T"},
            "comment": [[c.lang, c.text[0]] for c in tag.getall("COMM")],
            "picture": [[p.type, p.mime, len(p.data)] for p in tag.getall("APIC")]}))
        """;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_chapters_are_the_same_for_three_programs_and_in_the_JSON()
    {
        var hostile = new[] { "𠮷野家 😀 “引号” <b>&amp;", "a\0b\u0007c\r\nd", new string('长', 5_000), "نص \u202E rtl", "\uD83D half", "\uFEFFmark", "/;=\\#", "-->" };
        var titles = Enumerable.Range(0, 300).Select(number => $"{number} {hostile[number % hostile.Length]}").ToArray();
        var recording = await WriteAsync(titles, "丰台报\0 x", "zh-CN", Enumerable.Repeat((byte)0xAB, 70_000).ToArray());
        var json = ReadJson(recording);
        var told = await TellAsync();

        Assert.Equal(300, json.Count);
        Assert.Equal(titles.Select(PlainText.OneLine), json.Select(chapter => chapter.Title));
        Assert.Contains(json, chapter => chapter.Title.Length > 5_000);
        Assert.Equal(json, told.GetProperty("chapters").EnumerateArray().Select(c => (c[0].GetInt64(), c[1].GetInt64(), c[2].GetString()!)));
        Assert.Equal(json, await AskFfprobeAsync());
        var kid3 = await Programs.AskAsync("kid3-cli", "-c", "get all", folder["episode.mp3"]);
        Assert.Equal(
            Enumerable.Range(1, 300).Select(number => $"ch{number}"),
            kid3.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("Chapter", StringComparison.Ordinal)).Select(line => line[7..].Trim()));
    }

    [Fact]
    public async Task More_chapters_than_a_table_holds_stand_in_nested_tables()
    {
        await WriteAsync([.. Enumerable.Range(0, 401).Select(number => $"{number}")], "x", "en", default);

        var tocs = (await TellAsync()).GetProperty("tocs");

        Assert.Equal(["toc", "toc1-1", "toc1-2", "toc1-3"], tocs.EnumerateObject().Select(toc => toc.Name).Order(StringComparer.Ordinal));
        Assert.Equal(3, tocs.GetProperty("toc")[0].GetInt32()); // top level, ordered
        Assert.Equal(1, tocs.GetProperty("toc1-1")[0].GetInt32()); // ordered
        Assert.Equal([200, 200, 1], new[] { "toc1-1", "toc1-2", "toc1-3" }.Select(id => tocs.GetProperty(id)[1].GetArrayLength()));
    }

    [Fact]
    public async Task The_tag_tells_what_the_episode_is()
    {
        var recording = await WriteAsync(["一"], "丰台报 𠮷😀", "zh-CN", Enumerable.Repeat((byte)0xAB, 1234).ToArray());

        var told = await TellAsync();

        Assert.Equal("[2, 3, 0]", told.GetProperty("version").GetRawText());
        var texts = told.GetProperty("texts").EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString());
        Assert.Equal("丰台报 𠮷😀", texts["TIT2"]);
        Assert.Equal("丰台报", texts["TPE1"]);
        Assert.Equal("丰台报", texts["TALB"]);
        Assert.Equal("2026", texts["TYER"]);
        Assert.Equal("1811", texts["TDAT"]);
        Assert.Equal("zho", texts["TLAN"]);
        Assert.Equal("Podcast", texts["TCON"]);
        Assert.Equal($"{Milliseconds.At(recording.Format, recording.SampleCount)}", texts["TLEN"]);
        Assert.Equal("[[\"zho\", \"one\\ntwo\"]]", told.GetProperty("comment").GetRawText());
        Assert.Equal("[[3, \"image/jpeg\", 1234]]", told.GetProperty("picture").GetRawText());
    }

    [Fact]
    public async Task The_JSON_is_readable_and_ends_its_lines_alike()
    {
        var recording = await WriteAsync(["要闻 “一”", "<b>"], "丰台报", "zh-CN", default);
        using var stream = new MemoryStream();

        ChaptersJson.Write(recording, "丰台报", stream);

        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.StartsWith("{\n  \"version\": \"1.2.0\",\n  \"title\": \"丰台报\",\n", text, StringComparison.Ordinal);
        Assert.Contains("\"title\": \"要闻 “一”\"", text, StringComparison.Ordinal);
        Assert.Contains("\"startTime\": 0,\n      \"endTime\": 0.183,\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    // Chapters of odd length, so that rounding to milliseconds matters.
    private async Task<Recording> WriteAsync(string[] titles, string title, string language, ReadOnlyMemory<byte> cover)
    {
        const int chapterSampleCount = 4_033;
        var frameCount = ((titles.Length * chapterSampleCount) / 576) + 1;
        var length = frameCount * 576L;
        var chapters = titles.Select((text, index) => new Chapter(
            text, index * chapterSampleCount, index == titles.Length - 1 ? length : (index + 1) * chapterSampleCount));
        var recording = new Recording(Sounds.Format, length, [.. chapters], ImmutableArray<Cue>.Empty);
        var track = await Sounds.TrackAsync(folder["track.mp3"], new short[length]);
        var tags = new EpisodeTags(title, "丰台报", new(2026, 11, 18), language, "one\r\ntwo", cover);
        await Mp3Episode.WriteAsync(folder["episode.mp3"], recording, tags, [track], Cancellation);
        return recording;
    }

    private static List<(long Start, long End, string Title)> ReadJson(Recording recording)
    {
        using var stream = new MemoryStream();
        ChaptersJson.Write(recording, "x", stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        return [.. json.RootElement.GetProperty("chapters").EnumerateArray().Select(chapter => (
            (long)(chapter.GetProperty("startTime").GetDecimal() * 1000),
            (long)(chapter.GetProperty("endTime").GetDecimal() * 1000),
            chapter.GetProperty("title").GetString()!))];
    }

    private async Task<JsonElement> TellAsync()
    {
        using var told = JsonDocument.Parse(await Programs.AskAsync("/usr/bin/python3", "-c", AskMutagen, folder["episode.mp3"]));
        return told.RootElement.Clone();
    }

    private async Task<List<(long Start, long End, string Title)>> AskFfprobeAsync()
    {
        using var told = JsonDocument.Parse(await Programs.AskAsync("ffprobe", "-v", "error", "-show_chapters", "-of", "json", folder["episode.mp3"]));
        return [.. told.RootElement.GetProperty("chapters").EnumerateArray().Select(chapter => (
            chapter.GetProperty("start").GetInt64(),
            chapter.GetProperty("end").GetInt64(),
            chapter.GetProperty("tags").GetProperty("title").GetString()!))];
    }
}
