using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using CsCheck;

namespace AudioPaper.Tests.Segmentation;

/// <summary>Every character of a page is in one article, left out for a reason, or flagged.</summary>
public class AccountTests
{
    private static readonly Gen<ImmutableArray<Source>> Issues = Gen.OneOf(Pages.Mixtures, Pages.Damaged, Pages.Noise).Array[1, 3]
        .Select(texts => texts.Select((text, i) => new Source($"page{i + 1}.txt", text)).ToImmutableArray());

    [Fact]
    public void No_character_of_any_page_is_lost_or_stands_in_two_places_and_what_is_made_of_it_says_where_it_stands() => Issues.Sample(
        sources =>
        {
            var issue = Segmenter.Segment(sources);
            AssertAccounted(sources, issue);
            foreach (var text in issue.Articles.SelectMany(article => article.Texts))
            {
                var printed = string.Concat(text.Spans.Select(span => sources[span.Source].Text.Substring(span.Start, span.Length)));
                Assert.True(printed.Length <= text.Text.Length || text.Text.Length == 0);
                Assert.Equal(Fold(printed), text.Spans.Any() ? Fold(text.Text) : "");
            }
        },
        iter: 1_500,
        print: Print);

    [Fact]
    public void The_same_page_gives_the_same_articles() => Issues.Sample(
        sources => Assert.Equal(Describe(Segmenter.Segment(sources)), Describe(Segmenter.Segment(sources))), iter: 200, print: Print);

    [Theory]
    [InlineData("3")]
    [InlineData("2026年3月18日")]
    [InlineData("图为演出现场")]
    [InlineData("高文澜 摄")]
    [InlineData("本报讯（记者 张三）")]
    [InlineData("本报记者 张三")]
    [InlineData("标题")]
    [InlineData("\u200B")]
    [InlineData("word-\nWord")]
    [InlineData("word-\nword")]
    [InlineData("A\u200B-\nword")]
    [InlineData("第1版\n标题\n第2版")]
    [InlineData("——\n标题")]
    public void A_page_of_little_is_accounted(string page) => AssertAccounted([new Source("page.txt", page)]);

    [Theory]
    [InlineData("海湾市滨海步道东段建成开放\n", 5_000)]
    [InlineData("海湾市滨海步道\n\n", 5_000)]
    [InlineData("海湾市滨海步道，\n\n", 5_000)]
    [InlineData("The bell of the old ferry is bro-\n", 5_000)]
    [InlineData("3\n\n", 300)]
    [InlineData("\u200Ba", 100_000)]
    [InlineData("今天", 100_000)]
    [InlineData("本报驻", 20_000)]
    [InlineData("（记者 张三 ", 20_000)]
    [InlineData("本报讯（记者 张三）今天下雨。\n", 5_000)]
    public void A_hostile_page_costs_no_more_than_its_length(string unit, int count) =>
        AssertAccounted([new Source("page.txt", string.Concat(Enumerable.Repeat(unit, count)))]);

    [Fact]
    public void An_issue_without_text_has_no_articles()
    {
        Assert.Empty(Segmenter.Segment([]).Articles);
        Assert.Empty(Segmenter.Segment([new Source("page.txt", "")]).Articles);
        Assert.Empty(Segmenter.Segment([new Source("page.txt", " \n\f\n ")]).Articles);
    }

    private static void AssertAccounted(ImmutableArray<Source> sources) => AssertAccounted(sources, Segmenter.Segment(sources));

    private static void AssertAccounted(ImmutableArray<Source> sources, IssueText issue)
    {
        var places = sources.Select(source => new int[source.Text.Length]).ToArray();
        Count(issue.Articles.SelectMany(article => article.Texts).SelectMany(text => text.Spans));
        Count(issue.Skipped.Select(skip => skip.Span));
        Count(issue.Flagged);
        for (var source = 0; source < sources.Length; source++)
        {
            var text = sources[source].Text;
            for (var i = 0; i < text.Length; i++)
            {
                var isRight = places[source][i] == 1 || (places[source][i] == 0 && char.IsWhiteSpace(text[i]));
                Assert.True(isRight, $"U+{(int)text[i]:X4} at {i} of source {source} stands in {places[source][i]} places: …{text[Math.Max(0, i - 20)..Math.Min(text.Length, i + 20)]}…");
            }
        }

        void Count(IEnumerable<SourceSpan> spans)
        {
            foreach (var span in spans)
            {
                for (var i = span.Start; i < span.End; i++)
                {
                    places[span.Source][i]++;
                }
            }
        }
    }

    /// <summary>Without what cleaning may change: white space, full-width forms and radicals.</summary>
    private static string Fold(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => Radicals.ToHanzi(Writing.Fold(c))));

    private static string Describe(IssueText issue) =>
        string.Join("\n\n", issue.Articles.Select(PageTests.Describe)) + string.Join('\n', issue.Skipped) + string.Join('\n', issue.Flagged) + string.Join('\n', issue.Diagnostics);

    private static string Print(ImmutableArray<Source> sources) => string.Join("\n=====\n", sources.Select(source => System.Text.Json.JsonSerializer.Serialize(source.Text)));
}
