using System.Text.Json;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Segmentation;

namespace AudioPaper.Tests.Intake.Pdf;

public class PdfArticleTests
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Repository.At("tests", "corpus", "pdf"), "*.pdf").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_printed_page_gives_the_articles_that_a_person_finds(string page)
    {
        var folder = Repository.At("tests", "corpus", "pdf");
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, page + ".expected.json"), TestContext.Current.CancellationToken));
        var issue = Segmenter.Segment(await PageReader.ReadAsync([Path.Combine(folder, page + ".pdf")], TestContext.Current.CancellationToken));

        // In whatever order: which of two boxes side by side is read first is a matter of taste.
        Assert.Equal(
            expected.RootElement.GetProperty("articles").EnumerateArray().Select(PageTests.Describe).Order(StringComparer.Ordinal),
            issue.Articles.Select(PageTests.Describe).Order(StringComparer.Ordinal));
    }
}
