using System.Globalization;
using System.Text.Json;

namespace AudioPaper.Tests.Packaging;

/// <summary>The chapters of an episode as other people's programs list them: start in milliseconds, and title.</summary>
internal static class ListedChapters
{
    private const string AskMutagen =
        """
        import json, sys
        from mutagen.id3 import ID3
        tag = ID3(sys.argv[1], translate=False)
        tocs = {t.element_id: t for t in tag.getall("CTOC")}
        chapters = {c.element_id: c for c in tag.getall("CHAP")}
        def title(e): return e.sub_frames["TIT2"].text[0] if "TIT2" in e.sub_frames else ""
        def tree(e):
            if e in tocs: return {"title": title(tocs[e]), "children": [tree(c) for c in tocs[e].child_element_ids]}
            c = chapters[e]
            return {"title": title(c), "start": c.start_time,
                "url": [[f.desc, f.url] for f in c.sub_frames.values() if f.FrameID == "WXXX"],
                "picture": [[f.mime, len(f.data)] for f in c.sub_frames.values() if f.FrameID == "APIC"]}
        print(json.dumps(tree("toc")))
        """;

    private const string AskMpv =
        """
        mp.register_event("file-loaded", function()
          print((require("mp.utils").format_json(mp.get_property_native("chapter-list"))))
          mp.command("quit")
        end)
        """;

    /// <summary>The table of contents as mutagen reads it: titles and children, and what the chapters hold.</summary>
    public static async Task<JsonElement> TreeAsync(string path)
    {
        using var told = JsonDocument.Parse(await Programs.AskAsync("/usr/bin/python3", "-c", AskMutagen, path));
        return told.RootElement.Clone();
    }

    /// <summary>The leaves of <see cref="TreeAsync"/> in order.</summary>
    public static IEnumerable<(long Start, string Title)> Leaves(JsonElement entry) =>
        entry.TryGetProperty("children", out var children) ? children.EnumerateArray().SelectMany(Leaves)
            : [(entry.GetProperty("start").GetInt64(), entry.GetProperty("title").GetString()!)];

    public static async Task<List<(long Start, string Title)>> FfprobeAsync(string path)
    {
        using var told = JsonDocument.Parse(await Programs.AskAsync("ffprobe", "-v", "error", "-show_chapters", "-of", "json", path));
        return [.. told.RootElement.GetProperty("chapters").EnumerateArray().Select(chapter => (
            chapter.GetProperty("start").GetInt64(), chapter.GetProperty("tags").GetProperty("title").GetString()!))];
    }

    /// <summary>As mpv plays them: it counts from the first sample, which ffmpeg tells as the start time of an MP3 file.</summary>
    public static async Task<List<(long Start, string Title)>> MpvAsync(string path, TemporaryFolder folder)
    {
        await File.WriteAllTextAsync(folder["chapters.lua"], AskMpv, TestContext.Current.CancellationToken);
        var begin = double.Parse((await Programs.AskAsync("ffprobe", "-v", "error", "-show_entries", "format=start_time", "-of", "csv=p=0", path)).Trim(), CultureInfo.InvariantCulture);
        var printed = await Programs.AskAsync("mpv", "--no-config", "--vo=null", "--ao=null", "--msg-level=all=no,chapters=info", "--script=" + folder["chapters.lua"], path);
        var line = printed.Split('\n').First(line => line.Contains("[{", StringComparison.Ordinal));
        using var told = JsonDocument.Parse(line[line.IndexOf("[{", StringComparison.Ordinal)..]);
        return [.. told.RootElement.EnumerateArray().Select(chapter => (
            (long)Math.Round((chapter.GetProperty("time").GetDouble() + begin) * 1000), chapter.GetProperty("title").GetString()!))];
    }

    /// <summary>As mediainfo lists them; a menu for each list in the file, two in an audiobook of up to 255 chapters.</summary>
    public static async Task<List<List<(long Start, string Title)>>> MediaInfoAsync(string path)
    {
        using var told = JsonDocument.Parse(await Programs.AskAsync("mediainfo", "--Output=JSON", path));
        return [.. told.RootElement.GetProperty("media").GetProperty("track").EnumerateArray().Where(track => track.GetProperty("@type").GetString() == "Menu")
            .Select(menu => menu.GetProperty("extra").EnumerateObject().Where(entry => entry.Name[0] == '_')
                .Select(entry => ((long)TimeSpan.ParseExact(entry.Name, "\\_hh\\_mm\\_ss\\_fff", CultureInfo.InvariantCulture).TotalMilliseconds, entry.Value.GetString()!)).ToList())];
    }

    /// <summary>As <c>chapters.json</c> tells them.</summary>
    public static List<(long Start, string Title)> Json(ReadOnlyMemory<byte> json)
    {
        using var told = JsonDocument.Parse(json);
        return [.. told.RootElement.GetProperty("chapters").EnumerateArray().Select(chapter => ((long)(chapter.GetProperty("startTime").GetDecimal() * 1000), chapter.GetProperty("title").GetString()!))];
    }

    /// <summary>The ids of chapters that kid3 lists; it shows no times.</summary>
    public static async Task<List<string>> Kid3Async(string path) =>
        [.. (await Programs.AskAsync("kid3-cli", "-c", "get all", path)).Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("Chapter", StringComparison.Ordinal)).Select(line => line[7..].Trim())];
}
