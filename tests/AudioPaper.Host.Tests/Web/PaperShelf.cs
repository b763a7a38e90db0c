using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Publishing;

namespace AudioPaper.Host.Tests.Web;

/// <summary>Writes published issues as they stand in a library, without speaking a word.</summary>
internal sealed class PaperShelf(string library, string name = "海湾晚报")
{
    public string Folder { get; } = FolderName.Of(name);

    /// <summary>Path of the newspaper for addresses.</summary>
    /// <summary>Books of each issue.</summary>
    public static ImmutableArray<BookRecord> Books { get; } =
    [
        new("episode.epub", "application/epub+zip", 900, "1"), new("episode.daisy.zip", "application/zip", 800, "1"), new("episode.lpf", "application/lpf+zip", 700, "1"),
        new("publication.json", "application/ld+json", 60, "1"), new("contents.html", "text/html", 38, "1"),
    ];

    public string Url => "/" + Uri.EscapeDataString(Folder);

    public string Path => System.IO.Path.Combine(library, Folder);

    public string At(string issue, params string[] names) => System.IO.Path.Combine([Path, issue, .. names]);

    /// <summary>Writes an issue, or corrects it.</summary>
    /// <param name="date">Its date, ISO.</param>
    /// <param name="titles">Titles of its articles.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="seed">Makes the sound another one.</param>
    /// <param name="soundBytes">Size of the sound.</param>
    /// <returns>Name of its folder.</returns>
    public string Publish(string date, string[]? titles = null, string edition = "", int seed = 1, int soundBytes = 2_000)
    {
        titles ??= ["头条", "第二条"];
        var id = IssueId.Of(name, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), edition);
        var issue = id.Folder.Split('/')[1];
        foreach (var sub in new[] { "work", "articles", "art", "source" })
        {
            Directory.CreateDirectory(At(issue, sub));
        }

        Replace(At(issue, "episode.mp3"), Sound(seed, soundBytes));
        Replace(At(issue, "episode.opus"), Sound(seed + 1, soundBytes / 2));
        Replace(At(issue, "digest.mp3"), Sound(seed + 2, soundBytes / 4));
        foreach (var (file, text) in new[] { ("cover.jpg", "jpeg"), ("transcript.vtt", "WEBVTT\n"), ("transcript.srt", "1\n"), ("articles.m3u8", "#EXTM3U\n"), ("articles.xspf", "<playlist/>"), ("articles.json", "{}"), ("feed.xml", "<rss/>") })
        {
            Replace(At(issue, file), System.Text.Encoding.UTF8.GetBytes(text));
        }

        foreach (var book in Books)
        {
            Replace(At(issue, book.Name), book.MediaType == "text/html" ? "<!DOCTYPE html><title>x</title><p>x</p>"u8.ToArray() : Sound(seed + 3, (int)book.SizeBytes));
        }

        Replace(At(issue, "work", "books.json"), JsonSerializer.SerializeToUtf8Bytes(new BooksRecord(Books), RecordJson.Readable.BooksRecord));
        File.WriteAllText(At(issue, "source", "001-page.txt"), "secret source");
        var chapters = titles.Select((title, i) => (Id: $"a{i + 1}", Title: title)).Prepend(("opening", "今日要目")).Append(("closing", "结束")).ToList();
        for (var i = 0; i < chapters.Count; i++)
        {
            Replace(At(issue, "articles", FormattableString.Invariant($"{i + 1:00}-{chapters[i].Item1}.mp3")), Sound(seed + 10 + i, 500 + i));
            Replace(At(issue, "art", $"{chapters[i].Item1}.jpg"), [0xFF, 0xD8, (byte)i]);
        }

        Replace(At(issue, "chapters.json"), JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["version"] = "1.2.0",
            ["chapters"] = chapters.Select((chapter, i) => new Dictionary<string, object?>
            {
                ["startTime"] = i * 10, ["endTime"] = (i + 1) * 10, ["title"] = chapter.Item2, ["img"] = $"art/{chapter.Item1}.jpg",
                ["audiopaper:section"] = chapter.Item1[0] != 'a' ? null : i % 2 == 1 ? "要闻" : "城事",
            }),
        }));
        Replace(At(issue, "digest.chapters.json"), JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["version"] = "1.2.0",
            ["chapters"] = new[] { new { startTime = 0, title = "头条", url = LibraryUrl.Of(new("http://old.example:8080/"), id.Folder, "episode.mp3").AbsoluteUri + "#t=10" } },
        }));
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var episode = new EpisodeRecord($"{seed}", $"{name} {date}", string.Join('\n', titles), name, "zh-CN", day, edition, soundBytes, 40)
        {
            Files = [new("episode.mp3", "audio/mpeg", soundBytes), new("episode.opus", "audio/ogg; codecs=opus", soundBytes / 2)],
        };
        var digest = episode with { Title = episode.Title + " 提要", SizeBytes = soundBytes / 4, Files = [new("digest.mp3", "audio/mpeg", soundBytes / 4)] };
        Replace(At(issue, "work", "digest.json"), JsonSerializer.SerializeToUtf8Bytes(digest, RecordJson.Readable.EpisodeRecord));
        Replace(At(issue, "work", "episode.json"), JsonSerializer.SerializeToUtf8Bytes(episode, RecordJson.Readable.EpisodeRecord));
        Replace(At(issue, "report.json"), "{}"u8.ToArray());
        var record = new NewspaperRecord(name, FeedGuid.FromUrl(new Uri("https://bay.example/podcast.xml")), new Uri("https://bay.example/podcast.xml"));
        Replace(System.IO.Path.Combine(Path, "newspaper.json"), JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Readable.NewspaperRecord));
        return issue;
    }

    /// <summary>Writes how far an issue has come.</summary>
    public void Mark(string issue, IssueState state) => Replace(At(issue, "work", "state.json"), JsonSerializer.SerializeToUtf8Bytes(state, RecordJson.Readable.IssueState));

    /// <summary>Writes the newspaper's settings.</summary>
    public PaperShelf Set(string json)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, NewspaperSettings.FileName), json);
        return this;
    }

    public static byte[] Sound(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    // Files appear whole, as the program writes them.
    private static void Replace(string path, byte[] content)
    {
        File.WriteAllBytes(path + ".tmp", content);
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
