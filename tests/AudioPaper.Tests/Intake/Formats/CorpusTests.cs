using System.Text.Json;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Segmentation;

namespace AudioPaper.Tests.Intake.Formats;

public class CorpusTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => Corpus.Names.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_gives_the_articles_that_its_format_tells(string name)
    {
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Corpus.Folder(name), "expected.json"), TestContext.Current.CancellationToken));
        var sources = await PageReader.ReadAsync([Corpus.PathOf(name)], TestContext.Current.CancellationToken);
        var issue = Segmenter.Segment(sources);
        var root = expected.RootElement;

        Assert.Equal(
            [.. root.GetProperty("articles").EnumerateArray().Select(article => $"{Text(article, "page")} {Text(article, "language")}\n{PageTests.Describe(article)}")],
            issue.Articles.Select(article => $"{article.Page} {article.Language}\n{PageTests.Describe(article)}").ToArray());
        Assert.Equal(
            root.GetProperty("skipped").EnumerateArray().Select(skip => $"{Text(skip, "reason")}: {Text(skip, "text")}").Order(StringComparer.Ordinal),
            issue.Skipped.Where(skip => skip.Reason is not (SkipReason.Hyphenation or SkipReason.Invisible))
                .Select(skip => $"{skip.Reason.ToString().ToLowerInvariant()}: {skip.Text}").Order(StringComparer.Ordinal));
        Assert.Equal(Text(root, "newspaper"), issue.Newspaper);
        Assert.Equal(Text(root, "date"), issue.Date?.ToString("yyyy-MM-dd"));
        Assert.Equal(Enumerable.Range(1, issue.Articles.Length).Select(number => $"a{number}"), issue.Articles.Select(article => article.Id));
        Corpus.AssertAllIsAccountedFor(sources, issue);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Regions_stand_in_order_and_hold_all_text(string name)
    {
        foreach (var source in await PageReader.ReadAsync([Corpus.PathOf(name)], TestContext.Current.CancellationToken))
        {
            var end = 0;
            foreach (var region in source.Regions)
            {
                Assert.True(region.Length > 0 && region.Start >= end);
                Assert.True(string.IsNullOrWhiteSpace(source.Text[end..region.Start]));
                end = region.Start + region.Length;
            }

            Assert.True(source.Regions.IsEmpty || string.IsNullOrWhiteSpace(source.Text[end..]));
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
