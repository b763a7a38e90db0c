using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Chunking;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Publishing;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Pronunciation;

namespace AudioPaper.Tests.Publishing;

public class CoverageCountTests
{
    private static readonly ImmutableArray<Source> Sample =
        [.. new[] { "page1.txt", "page2.txt", "page3.txt" }.Select(name => new Source(name, File.ReadAllText(Repository.At("tests", "samples", "harbour", name))))];

    [Fact]
    public void A_whole_transcript_accounts_for_every_character()
    {
        var (issue, made) = Read(Sample);
        var account = CoverageCount.Of(Sample, Transcript(made), made, issue.Skipped, issue.Flagged);
        Assert.Equal(0, account.Coverage.Unaccounted);
        Assert.Empty(account.Unaccounted);
        Assert.Equal(Sample.Sum(source => source.Text.EnumerateRunes().Count(rune => !System.Text.Rune.IsWhiteSpace(rune))), account.Coverage.Characters);
    }

    [Fact]
    public void A_cue_that_is_missing_leaves_its_characters_unaccounted()
    {
        var (issue, made) = Read(Sample);
        foreach (var lost in made.Where((_, i) => i % 7 == 3))
        {
            var account = CoverageCount.Of(Sample, Transcript(made.Where(cue => cue != lost)), made, issue.Skipped, issue.Flagged);
            AssertUnaccounted(lost, account);
        }
    }

    [Fact]
    public void A_cue_with_one_character_less_leaves_its_characters_unaccounted()
    {
        var (issue, made) = Read(Sample);
        foreach (var cut in made.Where((cue, i) => i % 7 == 2 && cue.Text.Spans.Any()))
        {
            var transcript = Transcript(made).Select(cue => cue.Id == cut.Id ? cue with { Text = cue.Text.Trim()[..^1] } : cue);
            AssertUnaccounted(cut, CoverageCount.Of(Sample, transcript, made, issue.Skipped, issue.Flagged));
        }
    }

    [Fact]
    public void Cues_that_were_swapped_account_for_nothing()
    {
        var (issue, made) = Read(Sample);
        var transcript = Transcript(made).ToList();
        (transcript[5], transcript[6]) = (transcript[5] with { Text = transcript[6].Text }, transcript[6] with { Text = transcript[5].Text });
        Assert.True(CoverageCount.Of(Sample, transcript, made, issue.Skipped, issue.Flagged).Coverage.Unaccounted > 0);
    }

    [Fact]
    public void Flagged_wins_over_spoken_and_made_text_counts_nothing()
    {
        ImmutableArray<Source> sources = [new Source("p.txt", "新桥 通车\n")];
        SpokenCue[] made = [new("a", SpannedText.Of(sources[0].Text, new SourceSpan(0, 0, 5))), new("b", SpannedText.Made("今日要目"))];
        var account = CoverageCount.Of(sources, Transcript(made), made, [], [new SourceSpan(0, 0, 1)]);
        Assert.Equal(new Coverage(4, 3, 0, 1), account.Coverage);
    }

    [Fact]
    public void A_character_of_two_code_units_counts_once()
    {
        ImmutableArray<Source> sources = [new Source("p.txt", "😀𠮷a")];
        SpokenCue[] made = [new("a", SpannedText.Of(sources[0].Text, new SourceSpan(0, 2, 3)))];
        var account = CoverageCount.Of(sources, Transcript(made), made, [], [new SourceSpan(0, 0, 2)]);
        Assert.Equal(new Coverage(3, 2, 0, 1), account.Coverage);
        Assert.Equal([new SourceSpan(0, 0, 5)], CoverageCount.Of(sources, [], made, [], []).Unaccounted.AsEnumerable());
    }

    [Fact]
    public void Positions_in_the_report_count_characters()
    {
        ImmutableArray<Source> sources = [new Source("p.txt", "😀𠮷a新")];
        var report = new Report(new Coverage(4, 1, 1, 1), 2, 3, [new ReportedArticle("新桥", "failed", "why", "v1", null, TimeSpan.FromMilliseconds(1500))],
            [new SkippedText(new SourceSpan(0, 2, 2), "𠮷", SkipReason.Folio, "1")], [new SourceSpan(0, 4, 2)],
            [new Diagnostic("headline-made", Severity.Note, "x", new SourceSpan(0, 0, 2)), new Diagnostic("y", Severity.Error, "z")]);
        using var stream = new MemoryStream();
        ReportJson.Write(report, sources, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal((1, 2), Places(root.GetProperty("skipped")[0]));
        Assert.Equal((2, 4), Places(root.GetProperty("flagged")[0]));
        Assert.Equal((0, 1), Places(root.GetProperty("diagnostics")[0]));
        Assert.False(root.GetProperty("diagnostics")[1].TryGetProperty("start", out _));
        Assert.Equal("folio", root.GetProperty("skipped")[0].GetProperty("reason").GetString());
        Assert.Equal(1.5m, root.GetProperty("articles")[0].GetProperty("durationSeconds").GetDecimal());
        Assert.Equal((byte)'\n', stream.ToArray()[^1]);

        static (int Start, int End) Places(JsonElement element) => (element.GetProperty("start").GetInt32(), element.GetProperty("end").GetInt32());
    }

    private static void AssertUnaccounted(SpokenCue lost, CoverageAccount account)
    {
        var expected = lost.Text.Spans.SelectMany(Characters).ToHashSet();
        Assert.Equal(expected, account.Unaccounted.SelectMany(Characters).ToHashSet());
        Assert.Equal(expected.Count, account.Coverage.Unaccounted);

        IEnumerable<(int Source, int At)> Characters(SourceSpan span) =>
            Enumerable.Range(span.Start, span.Length).Where(at => !char.IsWhiteSpace(Sample[span.Source].Text[at])).Select(at => (span.Source, at));
    }

    private static IEnumerable<WebVttCue> Transcript(IEnumerable<SpokenCue> made) =>
        made.Select(cue => new WebVttCue(cue.Id, TimeSpan.Zero, TimeSpan.FromSeconds(1), WebVtt.Carried(cue.Text.Text.Trim())));

    /// <summary>The issue, and a cue for each of its utterances.</summary>
    private static (IssueText Issue, List<SpokenCue> Made) Read(ImmutableArray<Source> sources)
    {
        var issue = Segmenter.Segment(sources);
        var pronouncer = new Pronouncer(Mandarin.Reader);
        var made = new List<SpokenCue>();
        foreach (var script in issue.Articles.Select(ScriptComposition.Of))
        {
            for (var i = 0; i < script.Passages.Length; i++)
            {
                var passage = script.Passages[i];
                made.AddRange(UtteranceSplitter.Split(i, passage, pronouncer.Pronounce(passage))
                    .Select(utterance => new SpokenCue($"{script.ArticleId}-{made.Count}-{utterance.Start}", passage.Text.Slice(utterance.Start, utterance.Text.Length))));
            }
        }

        return (issue, made);
    }
}
