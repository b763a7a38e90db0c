using AudioPaper.Diagnostics;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Tests.Jobs;

public sealed class Voices_that_fail : IDisposable
{
    private static readonly UiLanguage English = new(false);
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task For_one_article_leave_the_rest_published_and_its_place_announced()
    {
        var voice = new NoiseVoice { Before = (utterance, _) => Fail(utterance.Text.Contains("修钟的师傅", StringComparison.Ordinal), isTransient: false) };

        var published = await workshop.MakeAsync(MadeIssue.ShortPage, voice);

        var failed = Assert.Single(published.Report.Articles, article => article.State == "failed");
        Assert.Equal(("旧钟楼重新敲响", "It has lost its voice.", "voice:noise", null), (failed.Title, failed.Reason, failed.VoiceAsked, failed.VoiceUsed));
        Assert.Single(published.Report.Articles, article => article.State == "spoken");
        var (coverage, flagged) = (published.Report.Coverage, published.Report.Flagged.Sum(span => span.Length));
        Assert.Equal((0, true), (coverage.Unaccounted, coverage.Flagged > 60 && coverage.Flagged <= flagged));
        Assert.Equal(MadeIssue.StoredIn(workshop.Library.Root, "clips").Length, published.Report.NewClips);
        var transcript = WebVtt.Read(await File.ReadAllTextAsync(published.Issue.At("transcript.vtt"), TestContext.Current.CancellationToken));
        Assert.Contains(transcript, cue => cue.Text == "这篇文章暂时无法播出。");
        Assert.DoesNotContain(transcript, cue => cue.Text.Contains("柳溪公园", StringComparison.Ordinal));
        Assert.Contains("旧钟楼重新敲响", (await File.ReadAllTextAsync(published.Issue.At("chapters.json"), TestContext.Current.CancellationToken)).Split("chapters")[1], StringComparison.Ordinal);
        Assert.Equal(1, await NarrationSummary.PrintAsync(published, json: false, English, TestContext.Current.CancellationToken));

        // With the voice back, the next run speaks what was missing.
        var mended = await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice());
        Assert.All(mended.Report.Articles, article => Assert.Equal("spoken", article.State));
        Assert.Equal(0, mended.Report.Coverage.Flagged);
        Assert.Equal(0, await NarrationSummary.PrintAsync(mended, json: false, English, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Twice_are_asked_a_third_time()
    {
        var voice = new NoiseVoice { Before = (utterance, before) => Fail(before < 2 && utterance.Text.Contains("修钟的师傅", StringComparison.Ordinal), isTransient: true) };

        var published = await workshop.MakeAsync(MadeIssue.ShortPage, voice);

        Assert.Equal(2, workshop.Told.Retries.Count);
        Assert.Equal(MadeIssue.StoredIn(workshop.Library.Root, "clips").Length, published.Report.NewClips);
        Assert.All(published.Report.Articles, article => Assert.Equal(("spoken", null), (article.State, article.Reason)));
        Assert.Equal((0, 0), (published.Report.Coverage.Flagged, published.Report.Coverage.Unaccounted));
        Assert.DoesNotContain(published.Report.Diagnostics, diagnostic => diagnostic.Severity != Severity.Note);
    }

    [Fact]
    public async Task For_everything_give_one_sentence_and_no_episode()
    {
        var failure = await Assert.ThrowsAsync<NothingSpokenException>(() =>
            workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice { Before = (_, _) => Fail(true, isTransient: false) }));

        Assert.Equal(("Error: It has lost its voice.", 1), Failure.Of(failure, English));
        Assert.Empty(Directory.EnumerateFiles(workshop.Library.Root, "episode.mp3", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task For_the_opening_are_reported_and_the_articles_stay()
    {
        var published = await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice { Before = (utterance, _) => Fail(utterance.Text.Contains("本期共有", StringComparison.Ordinal), isTransient: false) });

        Assert.All(published.Report.Articles, article => Assert.Equal("spoken", article.State));
        Assert.Equal("1. 面包店一周年请喝热茶\n2. 旧钟楼重新敲响", published.Episode.Description);
        Assert.Contains("It has lost its voice.", Assert.Single(published.Report.Diagnostics, diagnostic => diagnostic.Code == "opening-missing").Message, StringComparison.Ordinal);
        Assert.Equal(1, await NarrationSummary.PrintAsync(published, json: false, English, TestContext.Current.CancellationToken));
    }

    private static void Fail(bool fails, bool isTransient)
    {
        if (fails)
        {
            throw new SynthesisException("It has lost its voice.", isTransient);
        }
    }
}
