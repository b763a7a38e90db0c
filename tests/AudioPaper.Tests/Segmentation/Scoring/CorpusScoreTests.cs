using System.Globalization;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using CsCheck;

namespace AudioPaper.Tests.Segmentation.Scoring;

/// <summary>
/// Measures what is found on the pages under tests/corpus/pages against what a person finds there, form by form. The floors are what was
/// reached, so that a change that loses pages is seen; they are not the goal.
/// </summary>
public class CorpusScoreTests
{
    [Theory]
    [InlineData("page.pdf", 0.96, 0.92, 0.02)]
    [InlineData("raw.txt", 0.86, 0.74, 0.09)]
    [InlineData("layout.txt", 0.61, 0.66, 0.21)]
    [InlineData("text.txt", 0.34, 0.43, 0.39)]
    public async Task The_articles_of_the_corpus_are_found(string form, double leastF1, double leastHeadlines, double mostErrors)
    {
        var total = new PageScore();
        foreach (var folder in Directory.GetDirectories(Repository.At("tests", "corpus", "pages")).Order(StringComparer.Ordinal))
        {
            var sources = await PageReader.ReadAsync([Path.Combine(folder, form)], TestContext.Current.CancellationToken);
            var issue = Segmenter.Segment(sources);
            Intake.Formats.Corpus.AssertAllIsAccountedFor(sources, issue);
            total += PageScore.Of(ExpectedPage.Read(Path.Combine(folder, "expected.json")), issue);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {form} | {total.ArticleF1:F3} | {total.Headlines:F3} | {total.Bylines:F3} | {total.Paragraphs:F3} | {total.Leaked:P1} | {total.CharacterErrors:P1} |"));
        Assert.True(total.ArticleF1 >= leastF1, $"Article F1 is {total.ArticleF1:F3}.");
        Assert.True(total.Headlines >= leastHeadlines, $"{total.Headlines:P1} of the headlines are right.");
        Assert.True(total.CharacterErrors <= mostErrors, $"{total.CharacterErrors:P1} of the characters are wrong.");
    }

    [Fact]
    public void A_page_that_is_found_whole_scores_one()
    {
        var expected = new ExpectedPage([new ComparedArticle("新桥通车", ["李明"], ["新桥昨日通车。"])], ["第1版"], []);
        var score = PageScore.Of(expected, Segmenter.Segment([new Source("p.txt", "第1版\n\n新桥通车\n\n本报讯（记者 李明）新桥昨日通车。\n")]));

        Assert.Equal((1, 1, 1, 1, 0, 0), (score.ArticleF1, score.Headlines, score.Bylines, score.Paragraphs, score.Leaked, score.CharacterErrors));
    }

    [Fact]
    public void What_is_lost_or_spoken_by_mistake_costs()
    {
        var expected = new ExpectedPage([new ComparedArticle("新桥通车", ["李明"], ["新桥昨日通车。"]), new ComparedArticle("老桥关闭", [], ["老桥昨日关闭，行人请走新桥。"])], ["本报讯新桥昨日"], []);
        var score = PageScore.Of(expected, Segmenter.Segment([new Source("p.txt", "新桥通车\n\n本报讯（记者 李明）新桥昨日通车。\n")]));

        Assert.Equal(2.0 / 3, score.ArticleF1, 3);
        Assert.Equal(0.5, score.Headlines);
        Assert.True(score.CharacterErrors > 0.5);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "axc", 1)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void The_edit_distance_is_the_least_number_of_changes(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(a, b));

    [Fact]
    public void The_edit_distance_is_that_of_the_whole_table() => Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 200], Gen.String[Gen.Char['a', 'd'], 0, 200]).Sample(
        (a, b) => Assert.Equal(InTable(a, b), EditDistance.Between(a, b)), iter: 1_000);

    private static int InTable(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return table[a.Length, b.Length];
    }
}
