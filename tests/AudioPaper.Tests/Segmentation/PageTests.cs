using System.Text.Json;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class PageTests
{
    [Fact]
    public void The_real_page_gives_its_five_articles()
    {
        var page = Repository.Shared("pages", "fengtai.txt");
        using var expected = JsonDocument.Parse(File.ReadAllText(Repository.Shared("pages", "fengtai.expected.json")));
        var issue = Segmenter.Segment([new Source("fengtai.txt", File.ReadAllText(page))]);

        Assert.Equal(
            [.. expected.RootElement.GetProperty("articles").EnumerateArray().Select(Describe)],
            issue.Articles.Select(Describe).ToArray());
        Assert.Equal(
            [
                "西班牙人民党考察团走进丰台 感受党建引领高质量发展成果",
                "丰台区武装部联合区国动办组织开展“丰动—2024”国防动员指挥演练",
                "丰台区工作务虚会暨区委理论学习中心组学习（扩大）会召开 坚持“倍增追赶、合作发展”聚焦“营造环境、塑强功能” 打造“安全城市、品质生活”奋力谱写新时代首都发展的丰台篇章",
                "区第十七届人大常委会召开第二十二次会议",
                "丰台区召开“提升城市品质”专题座谈会",
            ],
            issue.Articles.Select(article => article.Title));
        Assert.Empty(issue.Skipped);
        Assert.Empty(issue.Flagged);
    }

    [Theory]
    [InlineData("harbour", "海湾晚报", "2026-03-18")]
    [InlineData("short", "小城早报", null)]
    public async Task A_sample_newspaper_gives_the_articles_a_person_finds(string name, string newspaper, string? date)
    {
        var folder = Repository.At("tests", "samples", name);
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json"), TestContext.Current.CancellationToken));
        var issue = Segmenter.Segment(await PageReader.ReadAsync([folder], TestContext.Current.CancellationToken));

        Assert.Equal(
            [.. expected.RootElement.GetProperty("articles").EnumerateArray().Select(Describe)],
            issue.Articles.Select(Describe).ToArray());
        Assert.Equal(
            expected.RootElement.GetProperty("skipped").EnumerateArray().Select(skip => $"{skip.GetProperty("reason").GetString()}: {skip.GetProperty("text").GetString()}").Order(StringComparer.Ordinal),
            issue.Skipped.Where(skip => skip.Reason != SkipReason.Hyphenation).Select(skip => $"{skip.Reason.ToString().ToLowerInvariant()}: {skip.Text}").Order(StringComparer.Ordinal));
        Assert.Equal(newspaper, issue.Newspaper);
        Assert.Equal(expected.RootElement.GetProperty("date").GetString(), issue.Date?.ToString("yyyy-MM-dd"));
        if (date is not null)
        {
            Assert.Equal(date, issue.Date?.ToString("yyyy-MM-dd"));
        }
    }

    internal static string Describe(JsonElement article) => string.Join('\n',
        [
            "headline: " + string.Join(' ', new[] { "kicker", "headline", "deck" }.Select(name => Text(article, name)).Where(text => text.Length > 0)),
            "made: " + (Text(article, "headline").Length == 0),
            "byline text: " + Text(article, "bylineLine"),
            "dateline: " + Text(article, "dateline"),
            "byline: " + string.Join(',', article.GetProperty("byline").EnumerateArray().Select(name => name.GetString())),
            .. article.GetProperty("paragraphs").EnumerateArray().Select(paragraph => paragraph.GetString()!),
        ]);

    internal static string Describe(Article article) => string.Join('\n',
        [
            "headline: " + string.Join(' ', new[] { article.Kicker, article.HeadlineMade ? null : article.Headline, article.Deck }.OfType<SpannedText>().Select(text => text.Text)),
            "made: " + article.HeadlineMade,
            "byline text: " + article.BylineText?.Text,
            "dateline: " + article.Dateline?.Text,
            "byline: " + string.Join(',', article.Byline),
            .. article.Paragraphs.Select(paragraph => paragraph.Text),
        ]);

    private static string Text(JsonElement article, string name) =>
        article.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
