using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging;

/// <summary>Issues for tests of what is written from a recording.</summary>
internal static class Issues
{
    public static readonly string[] HostileTitles =
    [
        "市长：明年新建公园", "𠮷野家 😀 “引号” <b>&amp;", "a\0b\u0007c\r\nd", new string('长', 5_000), "نص \u202E rtl \u2067", "\uD83D half", "\uFEFFmark",
        "/;=\\#", "00:00:01,000 --> 00:00:02,000", "#EXTINF:1,x", "]]><x/>", "{\\an8}<i>x</i>", "火",
    ];

    /// <summary>Chapters of odd lengths, sections of twenty, the first chapter without one; two cues each.</summary>
    /// <param name="chapterCount">How many.</param>
    /// <param name="titles">Their titles, over and over; numbered.</param>
    /// <param name="chapterSampleCount">Length of each, about.</param>
    public static Recording Recording(int chapterCount, IReadOnlyList<string> titles, int chapterSampleCount = 4_033)
    {
        var length = ((chapterCount * (long)chapterSampleCount / 576) + 1) * 576;
        var chapters = Enumerable.Range(0, chapterCount).Select(i => new Chapter(
            string.Create(CultureInfo.InvariantCulture, $"{i} {titles[i % titles.Count]}"), i * (long)chapterSampleCount, i == chapterCount - 1 ? length : (i + 1) * (long)chapterSampleCount)
        {
            ArticleId = i == 0 ? "opening" : $"a{i}",
            Section = i == 0 ? null : $"第{((i - 1) / 20) + 1}版",
        }).ToImmutableArray();
        var cues = chapters.SelectMany(chapter => new[]
        {
            new Cue($"{chapter.ArticleId}-1", chapter.Title.Trim(), chapter.Start, chapter.Start + 1_500),
            new Cue($"{chapter.ArticleId}-2", $"导语 {chapter.Title} 完。", chapter.Start + 1_777, chapter.Start + 3_900),
        });
        return new Recording(Sounds.Format, length, chapters, [.. cues]);
    }

    public static EpisodeTags Tags => new("海湾晚报 2026-03-18", "海湾晚报", new(2026, 3, 18), "zh-CN", "1. 一\n2. 二", new byte[] { 0xFF, 0xD8, 0xFF, 0xD9 });

    /// <summary>Joins tracks to an MP3 file.</summary>
    public static Task WriteMp3Async(string path, Recording recording, EpisodeTags tags, params string[] tracks) =>
        Mp3Episode.WriteAsync(path, recording, tags, tracks, TestContext.Current.CancellationToken);

    public static string Text(Action<Stream> write) => System.Text.Encoding.UTF8.GetString(Bytes(write));

    public static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
