using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Tests;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Host.Tests.Jobs;

public sealed class Listening_design : IDisposable
{
    private const string Pages = """
        {"newspaper": "小城早报", "date": "2026-03-19", "articles": [
          {"section": "要闻", "headline": "大桥今天通车", "paragraphs": ["小城大桥今天上午通车。市民走上桥面参观。", "桥长三百米。"]},
          {"section": "要闻", "headline": "公园增加座椅", "paragraphs": ["公园里新添了二十张座椅。"]},
          {"section": "体育", "headline": "长跑比赛周日举行", "paragraphs": ["长跑比赛周日早上八点开始。"]},
          {"headline": "读者问答", "paragraphs": ["下周继续回答来信。"]}
        ]}
        """;

    private readonly Workshop workshop = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        workshop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Opening_sections_and_closing_are_spoken_and_account_for_nothing()
    {
        var issue = await MakeAsync(NewspaperSettings.Default);

        string[] expected =
        [
            "小城早报，2026年3月19日，星期四。", "本期共有4篇文章。", "要闻：", "大桥今天通车", "公园增加座椅", "体育：", "长跑比赛周日举行", "其他：", "读者问答",
            "要闻。", "大桥今天通车", "小城大桥今天上午通车。", "市民走上桥面参观。", "桥长三百米。", "公园增加座椅", "公园里新添了二十张座椅。",
            "体育。", "长跑比赛周日举行", "长跑比赛周日早上八点开始。", "读者问答", "下周继续回答来信。", "今天的报纸就读到这里。", "小城早报，2026年3月19日。",
        ];
        Assert.Equal(expected, issue.Cues.Select(cue => cue.Text));
        var report = issue.Json("report.json");
        var coverage = report.GetProperty("coverage");
        Assert.Equal(coverage.GetProperty("characters").GetInt32(), coverage.GetProperty("spoken").GetInt32() + coverage.GetProperty("skipped").GetInt32());
        Assert.Equal(0, coverage.GetProperty("flagged").GetInt32());
        Assert.Equal(4, report.GetProperty("articles").GetArrayLength());
        Assert.Equal(["今日要目", "大桥今天通车", "公园增加座椅", "长跑比赛周日举行", "读者问答", "结束"], Chapters(issue, "chapters.json").Select(chapter => chapter.Title));
    }

    [Fact]
    public async Task The_report_tells_the_loudness_of_articles_and_whole()
    {
        var report = (await MakeAsync(NewspaperSettings.Default)).Json("report.json");
        var whole = report.GetProperty("loudness");
        Assert.Equal(-16, whole.GetProperty("targetLufs").GetInt32());
        var parts = report.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("loudnessLufs").GetDouble()).ToList();
        Assert.InRange(whole.GetProperty("integratedLufs").GetDouble(), parts.Min() - 0.5, parts.Max() + 0.5);

        // Unchanged, nothing is encoded and the figures are the same.
        var again = (await MakeAsync(NewspaperSettings.Default)).Json("report.json");
        Assert.Equal(whole.GetRawText(), again.GetProperty("loudness").GetRawText());
    }

    [Fact]
    public async Task The_digest_has_headlines_and_ledes_and_points_to_the_articles()
    {
        var voice = new NoiseVoice();
        var issue = await MakeAsync(NewspaperSettings.Default, voice);

        Assert.All(voice.Asked.Values, times => Assert.Equal(1, times));
        var (digest, full) = (Chapters(issue, "digest.chapters.json"), Chapters(issue, "chapters.json"));
        Assert.Equal(full.Select(chapter => chapter.Title), digest.Select(chapter => chapter.Title));
        foreach (var (chapter, place) in digest.Zip(full))
        {
            Assert.StartsWith("http://localhost:8080/", chapter.Url, StringComparison.Ordinal);
            Assert.EndsWith(FormattableString.Invariant($"/2026-03-19/episode.mp3#t={place.Start}"), chapter.Url, StringComparison.Ordinal);
        }

        // The first article's second paragraph is not in it, nor are the titles of the contents.
        var format = voice.Format;
        var decoded = await Programs.DecodeAsync(issue.At("digest.mp3"));
        Assert.InRange(digest[^1].End - ((double)decoded.Length / format.SampleRate), -0.06, 0.06);
        Assert.True(digest[^1].End < full[^1].End);
        Assert.True(digest[0].End < full[0].End);
        Assert.Equal(digest.Count, JsonDocument.Parse(await Programs.AskAsync("ffprobe", "-v", "error", "-show_chapters", "-of", "json", issue.At("digest.mp3"))).RootElement.GetProperty("chapters").GetArrayLength());
    }

    [Fact]
    public async Task The_digest_is_made_of_the_first_parts_of_the_articles_and_nothing_is_encoded_for_it()
    {
        var issue = await MakeAsync(NewspaperSettings.Default);

        var records = workshop.Told.Records;
        Assert.All(records, record => Assert.Equal(record.Parts[..record.Digest!.Parts.Length], record.Digest.Parts));
        Assert.All(records, record => Assert.Equal(record.Cues[..record.Digest!.Cues.Length], record.Digest.Cues));
        Assert.Equal(records.SelectMany(record => record.Parts).Select(part => part.Sound).Distinct().Count(), issue.Stored("tracks").Length);
        // Opening: name and number. The first article: all but its second paragraph; the next: all.
        Assert.Equal(2, records.Single(record => record.ArticleId == "opening").Digest!.Cues.Length);
        Assert.Equal(["要闻。", "大桥今天通车", "小城大桥今天上午通车。", "市民走上桥面参观。"], records.Single(record => record.ArticleId == "a1").Digest!.Cues.Select(cue => cue.Text));
        Assert.Equal(2, records.Single(record => record.ArticleId == "a1").Parts.Length);
        Assert.Single(records.Single(record => record.ArticleId == "a2").Parts);
        Assert.Equal(records.Single(record => record.ArticleId == "a2").SampleCount, records.Single(record => record.ArticleId == "a2").Digest!.SampleCount);
    }

    [Fact]
    public async Task Everything_may_be_switched_off()
    {
        await MakeAsync(NewspaperSettings.Default);
        var issue = await MakeAsync(new NewspaperSettings { HasOpening = false, HasClosing = false, HasSections = false, HasEarcons = false, HasDigest = false, LeadIn = TimeSpan.FromSeconds(2) });

        Assert.Equal("大桥今天通车", issue.Cues[0].Text);
        Assert.Equal("下周继续回答来信。", issue.Cues[^1].Text);
        Assert.Equal(4, Chapters(issue, "chapters.json").Count);
        Assert.False(File.Exists(issue.At("digest.mp3")));
        Assert.False(File.Exists(issue.At("digest.chapters.json")));
        var decoded = await Programs.DecodeAsync(issue.At("episode.mp3"));
        Assert.True(decoded.Take((int)(1.9 * 22_050)).All(sample => Math.Abs((int)sample) < 30));
    }

    [Fact]
    public async Task Contents_may_be_left_out_and_announcements_be_in_English()
    {
        var issue = await MakeAsync(new NewspaperSettings { HasContents = false, Language = "en", PauseScale = 2 });
        Assert.Equal("小城早报. Thursday, March 19, 2026.", string.Join(' ', issue.Cues.TakeWhile(cue => cue.Id.StartsWith("opening", StringComparison.Ordinal)).Select(cue => cue.Text)));
        Assert.Contains(issue.Cues, cue => cue.Text == "That is the end of today's paper.");
    }

    private static List<(string? Title, decimal Start, double End, string? Url)> Chapters(MadeIssue issue, string name) =>
    [
        .. issue.Json(name).GetProperty("chapters").EnumerateArray().Select(chapter => (chapter.GetProperty("title").GetString(), chapter.GetProperty("startTime").GetDecimal(),
            chapter.GetProperty("endTime").GetDouble(), chapter.TryGetProperty("url", out var url) ? url.GetString() : null)),
    ];

    private async Task<MadeIssue> MakeAsync(NewspaperSettings settings, NoiseVoice? voice = null)
    {
        await File.WriteAllTextAsync(folder["pages.json"], Pages, TestContext.Current.CancellationToken);
        await workshop.MakeAsync(folder["pages.json"], voice ?? new NoiseVoice(), settings: settings);
        return MadeIssue.Short(workshop.Library.Root);
    }
}
