using AudioPaper.Diagnostics;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Tests.Jobs;

/// <summary>A whole run fails, and names the sentence. The test takes it away between two jobs, where the run says that it has come so far.</summary>
public sealed class A_sentence_lost_on_the_way : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Before_it_became_an_article_fails_the_run()
    {
        using var run = await workshop.RunOfAsync(MadeIssue.ShortPage, new NoiseVoice(), cancellation: TestContext.Current.CancellationToken);
        // The page says more than segmentation has seen.
        workshop.Told.OnFound = () => File.AppendAllText(run.Issue.At("source", run.Request.Sources[0]), "\n明天停水一天。\n");

        await FailsAsync(run, "明天停水一天。");
    }

    [Fact]
    public async Task After_it_was_spoken_fails_the_run()
    {
        using var run = await workshop.RunOfAsync(MadeIssue.ShortPage, new NoiseVoice(), cancellation: TestContext.Current.CancellationToken);
        workshop.Told.OnAssembling = () => Change(run, record => record with { Cues = record.Cues.RemoveAll(cue => cue.Text.StartsWith("停了", StringComparison.Ordinal)) });

        await FailsAsync(run, "停了12年的大钟重新走动，每到整点敲一次，误差不到1秒。");
    }

    [Fact]
    public async Task Because_its_place_in_the_script_is_wrong_fails_the_run()
    {
        using var run = await workshop.RunOfAsync(MadeIssue.ShortPage, new NoiseVoice(), cancellation: TestContext.Current.CancellationToken);
        workshop.Told.OnAssembling = () => Change(run, record => record with { Cues = [.. record.Cues.Select(cue => cue.Text.StartsWith("停了", StringComparison.Ordinal) ? cue with { PassageStart = cue.PassageStart + 1 } : cue)] });

        await FailsAsync(run, "停了12年的大钟重新走动，每到整点敲一次，误差不到1秒。");
    }

    private static async Task FailsAsync(IssueRun run, string sentence)
    {
        using var scheduler = new Scheduler(2);
        var published = await scheduler.MakeAsync(run).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);

        var missing = published.Report.Diagnostics.Where(diagnostic => diagnostic.Code == "unaccounted").ToList();
        Assert.All(missing, diagnostic => Assert.Equal(Severity.Error, diagnostic.Severity));
        Assert.Equal(sentence, string.Concat(string.Concat(missing.Select(diagnostic => diagnostic.Message.Split('«', '»')[1])).Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal(1, await NarrationSummary.PrintAsync(published, json: false, new UiLanguage(false), TestContext.Current.CancellationToken));
    }

    private static void Change(IssueRun run, Func<ArticleRecord, ArticleRecord> change)
    {
        var record = run.Issue.ReadAsync("a2", RecordJson.Readable.ArticleRecord, CancellationToken.None).GetAwaiter().GetResult()!;
        run.Issue.WriteAsync("a2", change(record), RecordJson.Readable.ArticleRecord, CancellationToken.None).GetAwaiter().GetResult();
    }
}
