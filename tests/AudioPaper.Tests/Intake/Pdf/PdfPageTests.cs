using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Intake.Pdf;

public class PdfPageTests
{
    public static TheoryData<string> Pages => Corpus.Names;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_paragraph_is_read_whole_and_in_order(string name)
    {
        using var expected = Corpus.Expected(name);
        var text = Corpus.Bare(Corpus.Read(name).Source.Text);
        var articles = expected.RootElement.GetProperty("articles").EnumerateArray().ToList();
        foreach (var article in articles)
        {
            var end = 0;
            foreach (var part in Corpus.Parts(article).Select(Corpus.Bare))
            {
                var at = text.IndexOf(part, StringComparison.Ordinal);
                Assert.True(at >= 0, $"Not in one piece: {part}\n{text}");
                Assert.True(at >= end, $"Out of order: {part}\n{text}");
                end = at + part.Length;
            }
        }

        var starts = articles.Select(article => text.IndexOf(Corpus.Bare(article.GetProperty("headline").GetString()!), StringComparison.Ordinal)).ToList();
        Assert.Equal(starts.Order(), starts);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_letter_is_lost_or_doubled(string name)
    {
        using var expected = Corpus.Expected(name);
        var printed = expected.RootElement.GetProperty("articles").EnumerateArray().SelectMany(Corpus.Parts)
            .Concat(expected.RootElement.GetProperty("skipped").EnumerateArray().Select(skip => skip.GetProperty("text").GetString()!));

        Assert.Equal(string.Concat(Corpus.Bare(string.Concat(printed)).Order()), string.Concat(Corpus.Bare(Corpus.Read(name).Source.Text).Order()));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_line_has_its_region(string name)
    {
        var (source, diagnostics) = Corpus.Read(name);

        Assert.Empty(diagnostics);
        Assert.Equal(
            source.Text.Split('\n', '\f').Where(line => line.Length > 0),
            source.Regions.Select(region => source.Text.Substring(region.Start, region.Length)));
        Assert.All(source.Regions, region => Assert.True(region is { Role: RegionRole.Line or RegionRole.Caption or RegionRole.Folio, SizePt: > 5 and < 80, Page: "1" }, $"{region}"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Headlines_are_set_larger_than_the_text_below_them(string name)
    {
        using var expected = Corpus.Expected(name);
        var source = Corpus.Read(name).Source;
        var lines = source.Regions.Select(region => (Text: Corpus.Bare(source.Text.Substring(region.Start, region.Length)), region.SizePt)).ToList();
        var usual = lines.Select(line => line.SizePt).Order().ElementAt(lines.Count / 2);
        foreach (var headline in expected.RootElement.GetProperty("articles").EnumerateArray().Select(article => Corpus.Bare(article.GetProperty("headline").GetString()!)))
        {
            Assert.Contains(lines, line => line.Text.Length > 1 && headline.StartsWith(line.Text, StringComparison.Ordinal) && line.SizePt > usual * 1.3);
        }
    }

    [Theory]
    [InlineData("sisters")]
    [InlineData("vertical")]
    public void Segmentation_finds_the_articles(string name)
    {
        using var expected = Corpus.Expected(name);
        var issue = Segmenter.Segment([Corpus.Read(name).Source]);

        Assert.Equal(
            [.. expected.RootElement.GetProperty("articles").EnumerateArray().Select(AudioPaper.Tests.Segmentation.PageTests.Describe)],
            issue.Articles.Select(AudioPaper.Tests.Segmentation.PageTests.Describe).ToArray());
    }
}
