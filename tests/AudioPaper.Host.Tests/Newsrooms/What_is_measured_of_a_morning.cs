using System.Collections.Concurrent;
using System.Diagnostics;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Operations.Telemetry;
using AudioPaper.Host.Web;
using AudioPaper.Tests;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioPaper.Host.Tests.Newsrooms;

public sealed class What_is_measured_of_a_morning : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Are_its_publications_and_a_span_of_each_job()
    {
        var spans = new ConcurrentQueue<(string Step, object? Issue, object? Article)>();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == NewsroomMeters.Name, Sample = (ref _) => ActivitySamplingResult.AllData };
        listener.ActivityStopped = span => spans.Enqueue((span.OperationName, span.GetTagItem("audiopaper.issue"), span.GetTagItem("audiopaper.article")));
        ActivitySource.AddActivityListener(listener);
        using var text = new MetricsText();
        using var meters = new NewsroomMeters();
        var morning = new Morning(folder["library"], 1);
        await morning.DeliverAsync(MorningPapers.Page(0, 2));
        await using var newsroom = new Host.Jobs.Newsroom(morning.Folder, new ServerSettings { Library = morning.Library, Workers = 2 }, TimeProvider.System, NullLoggerFactory.Instance, meters);
        newsroom.Start();
        for (var asked = 0; !morning.IsDone() && asked < 1200; asked++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await newsroom.StopAsync();
        var lines = text.Write().Split('\n');
        Assert.Contains($"audiopaper_publications_total{{newspaper=\"{MorningPapers.Name(0)}\"}} 1", lines);
        Assert.Contains(lines, line => line.StartsWith($"audiopaper_text_characters_total{{newspaper=\"{MorningPapers.Name(0)}\",state=\"spoken\"}} ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));
        var mine = spans.Where(span => span.Issue is string issue && issue == MorningPapers.Folder(0)).ToList();
        Assert.Equal(["article", "assemble", "import", "publish"], mine.Select(span => span.Step).Distinct().Order(StringComparer.Ordinal));
        Assert.All(new[] { "a1", "a2" }, article => Assert.Contains(mine, span => span.Step == "article" && article.Equals(span.Article)));
    }

    [Fact]
    public void Are_articles_that_are_tried_again()
    {
        using var text = new MetricsText();
        using var meters = new NewsroomMeters();
        using var storage = new InMemoryStorage();
        using var connection = storage.GetConnection();
        using var transaction = connection.CreateWriteTransaction();
        var job = Job.FromExpression<NarrationJobs>(jobs => jobs.NarrateArticles("晚报/2026-03-19", "run", new[] { "a1" }, null!, CancellationToken.None));
        foreach (var (state, before) in new (IState, string)[] { (new ScheduledState(TimeSpan.FromSeconds(1)), ProcessingState.StateName), (new ScheduledState(TimeSpan.FromSeconds(1)), EnqueuedState.StateName), (new EnqueuedState(), ProcessingState.StateName) })
        {
            new JobTelemetry(meters).OnStateApplied(new ApplyStateContext(storage, connection, transaction, new BackgroundJob("1", job, new DateTime(2026, 3, 19, 0, 0, 0, DateTimeKind.Utc)), state, before), transaction);
        }

        Assert.Contains("audiopaper_jobs_retries_total{job=\"article\"} 1", text.Write().Split('\n'));
    }
}
