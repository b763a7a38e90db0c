using System.Text.Json;
using AudioPaper.Intake;
using AudioPaper.Publishing;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Segmentation;

namespace AudioPaper.Tests.Intake.Formats;

public class RoundTripTests
{
    [Theory]
    [InlineData("harbour")]
    [InlineData("short")]
    public async Task Articles_that_were_written_are_read_back_as_they_were(string sample)
    {
        var issue = Segmenter.Segment(await PageReader.ReadAsync([Repository.At("tests", "samples", sample)], TestContext.Current.CancellationToken));
        using var written = new MemoryStream();
        ArticlesJson.Write(issue, written);
        var again = Segmenter.Segment(SourceReader.Read(written.ToArray(), "articles.json", TestContext.Current.CancellationToken));

        Assert.Equal(issue.Articles.Select(article => $"{article.Id} {article.Page} {article.Language} {article.Title}\n{PageTests.Describe(article)}"),
            again.Articles.Select(article => $"{article.Id} {article.Page} {article.Language} {article.Title}\n{PageTests.Describe(article)}"));
    }

    [Fact]
    public void The_schema_describes_all_that_is_written_of_an_article()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("src", "AudioPaper", "Intake", "articles.schema.json")));
        var described = schema.RootElement.GetProperty("$defs").GetProperty("article").GetProperty("properties").EnumerateObject().Select(member => member.Name).ToHashSet();
        using var written = new MemoryStream();
        ArticlesJson.Write(Segmenter.Segment([new Source("a.txt", "Kite Comes Home\n\nA lost kite was found in a tree.\n")]), written);
        using var document = JsonDocument.Parse(written.ToArray());

        Assert.Superset(document.RootElement.GetProperty("articles")[0].EnumerateObject().Select(member => member.Name).ToHashSet(), described);
    }
}
