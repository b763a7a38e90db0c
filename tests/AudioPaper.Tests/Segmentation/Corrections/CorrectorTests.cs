using System.Collections.Immutable;
using AudioPaper.Intake;
using AudioPaper.Intake.Json;
using AudioPaper.Publishing;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Corrections;
using AudioPaper.Tests.Intake.Formats;
using CsCheck;

namespace AudioPaper.Tests.Segmentation.Corrections;

public class CorrectorTests
{
    private static readonly ImmutableArray<Source> Sources =
        [.. new[] { "page1.txt", "page2.txt", "page3.txt" }.Select(name => new Source(name, File.ReadAllText(Repository.At("tests", "samples", "harbour", name))))];

    private static readonly IssueText Found = Segmenter.Segment(Sources);
    private static readonly ImmutableArray<StatedArticle> Stated = StatedIn(Found);

    [Fact]
    public void A_file_as_it_was_written_corrects_nothing()
    {
        var corrected = Corrector.Apply(Sources, Found, Stated);

        Assert.Empty(corrected.Corrections);
        Assert.Equal(Found.Skipped.AsEnumerable(), corrected.Issue.Skipped);
        Assert.All(Found.Articles.Zip(corrected.Issue.Articles), pair => Assert.True(ArticleDraft.AreSame(pair.First, pair.Second) && pair.First.Id == pair.Second.Id));
    }

    [Fact]
    public void A_changed_word_keeps_the_places_of_the_others()
    {
        var paragraph = Stated[0].Paragraphs[1];
        var issue = Apply(Stated.SetItem(0, Stated[0] with { Paragraphs = Stated[0].Paragraphs.SetItem(1, paragraph.Replace("1200万元", "一千两百万元", StringComparison.Ordinal)) }), "Changed a1");

        Assert.Equal(["1200"], issue.Skipped.Where(skip => skip.Reason == SkipReason.Edited).Select(skip => skip.Text));
        Assert.Contains("一千两百万元", issue.Articles[0].Paragraphs[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Articles_are_removed_added_and_moved()
    {
        var added = new StatedArticle(null, null, null, null, null, "更正", false, null, [], null, null, ["昨日一版标题有误。"]);
        var issue = Apply([Stated[2], Stated[0], Stated[1], added, .. Stated[4..]], "Moved a3", "Added a10", "Removed a4");

        Assert.Equal(["a3", "a1", "a2", "a10", "a5", "a6", "a7", "a8", "a9"], issue.Articles.Select(article => article.Id));
        Assert.Empty(issue.Articles[3].Texts.SelectMany(text => text.Spans));
        Assert.All(issue.Skipped.Where(skip => skip.Reason == SkipReason.Edited), skip => Assert.Contains(Found.Articles[3].Texts.SelectMany(text => text.Spans), span => span.Start <= skip.Span.Start && skip.Span.End <= span.End));
    }

    [Fact]
    public void A_paragraph_that_moved_to_another_article_keeps_its_place()
    {
        var last = Stated[1].Paragraphs[^1];
        var issue = Apply(
            [Stated[0] with { Paragraphs = Stated[0].Paragraphs.Add(last) }, Stated[1] with { Paragraphs = Stated[1].Paragraphs[..^1] }, .. Stated[2..]], "Changed a1", "Changed a2");

        Assert.DoesNotContain(issue.Skipped, skip => skip.Reason == SkipReason.Edited);
    }

    [Fact]
    public void A_paragraph_that_was_divided_keeps_its_place()
    {
        var first = Stated[0].Paragraphs[0];
        var at = first.IndexOf('。', StringComparison.Ordinal) + 1;
        var issue = Apply(Stated.SetItem(0, Stated[0] with { Paragraphs = [first[..at], first[at..], .. Stated[0].Paragraphs[1..]] }), "Changed a1");

        Assert.DoesNotContain(issue.Skipped, skip => skip.Reason == SkipReason.Edited);
    }

    [Fact]
    public void An_article_may_be_divided_though_both_bear_its_id()
    {
        var issue = Apply(
            [Stated[0] with { Paragraphs = Stated[0].Paragraphs[..2] }, Stated[0] with { Headline = "铁路旧事", Kicker = null, Dateline = null, Names = [], Paragraphs = Stated[0].Paragraphs[2..] }, .. Stated[1..]], "Changed a1", "Added a10");

        Assert.DoesNotContain(issue.Skipped, skip => skip.Reason == SkipReason.Edited);
        Assert.NotEmpty(issue.Articles[1].Paragraphs[0].Spans);
    }

    [Fact]
    public void A_headline_that_names_a_section_is_left_out_as_such()
    {
        var issue = Apply(Stated.SetItem(3, Stated[3] with { Headline = "船厂", Section = Stated[3].Headline }), "Changed a4");

        Assert.Equal([Found.Articles[3].Headline.Text], issue.Skipped.Where(skip => skip.Reason == SkipReason.Section).Select(skip => skip.Text));
    }

    [Fact]
    public void A_made_headline_follows_the_lede_until_somebody_writes_one()
    {
        ImmutableArray<Source> sources = [new Source("a.txt", "今天下雨，港口的船都没有出海，渔民们在家里补网，孩子们照常上学。明天会放晴。\n")];
        var found = Segmenter.Segment(sources);
        var stated = StatedIn(found)[0];
        Assert.True(found.Articles[0].HeadlineMade);

        var lede = Corrector.Apply(sources, found, [stated with { Paragraphs = ["昨天下雪，山上的路都封了，村民们在家里编筐。"] }]).Issue.Articles[0];
        var head = Corrector.Apply(sources, found, [stated with { Headline = "雨" }]).Issue.Articles[0];

        Assert.True(lede.HeadlineMade);
        Assert.NotEqual(found.Articles[0].Headline.Text, lede.Headline.Text);
        Assert.Contains(lede.Headline.Text, lede.Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal(("雨", false), (head.Headline.Text, head.HeadlineMade));
    }

    [Fact]
    public void Whatever_is_edited_the_account_adds_up() => Edits.Sample(edited =>
    {
        var corrected = Corrector.Apply(Sources, Found, edited);
        Corpus.AssertAllIsAccountedFor(Sources, corrected.Issue);
        Assert.Equal(corrected.Issue.Articles.Length, corrected.Issue.Articles.Select(article => article.Id).Distinct().Count());
    }, iter: 300, threads: 1);

    /// <summary>Articles shuffled, repeated and left out; paragraphs cut, doubled, swapped between articles and typed over.</summary>
    private static Gen<ImmutableArray<StatedArticle>> Edits =>
        Gen.Select(Gen.Int[0, Stated.Length - 1], Gen.Int[0, 8], Gen.Int[0, Stated.Length - 1], Gen.Int[0, 200]).Array[1, 12].Select(edits => edits
            .Select(edit => Edit(Stated[edit.Item1], edit.Item2, Stated[edit.Item3], edit.Item4)).ToImmutableArray());

    private static StatedArticle Edit(StatedArticle article, int kind, StatedArticle other, int at) => kind switch
    {
        0 => article with { Headline = other.Headline, Section = article.Headline },
        1 => article with { Paragraphs = article.Paragraphs.Add(other.Paragraphs[0]) },
        2 => article with { Paragraphs = [.. article.Paragraphs.Reverse()] },
        3 => article with { Paragraphs = article.Paragraphs.SetItem(0, article.Paragraphs[0].Insert(Math.Min(at, article.Paragraphs[0].Length), "，😀据说，\u200B")) },
        4 => article with { Paragraphs = [.. article.Paragraphs.Select(paragraph => paragraph[(paragraph.Length / 3)..])] },
        5 => article with { Id = other.Id },
        6 => article with { Headline = "\u200B", Section = "\u200B", Paragraphs = ["\u200B"] },
        7 => article with { Kicker = article.Headline, Headline = article.Kicker ?? "新", Paragraphs = [Found.Skipped[at % Found.Skipped.Length].Text, .. article.Paragraphs] },
        _ => article,
    };

    private static IssueText Apply(ImmutableArray<StatedArticle> edited, params string[] corrections)
    {
        var corrected = Corrector.Apply(Sources, Found, edited);
        Assert.Equal(corrections, corrected.Corrections.Select(correction => $"{correction.Kind} {correction.ArticleId}"));
        Corpus.AssertAllIsAccountedFor(Sources, corrected.Issue);
        return corrected.Issue;
    }

    private static ImmutableArray<StatedArticle> StatedIn(IssueText issue)
    {
        using var written = new MemoryStream();
        ArticlesJson.Write(issue, written);
        return ArticlesReader.Stated(written.ToArray(), "articles.json");
    }
}
