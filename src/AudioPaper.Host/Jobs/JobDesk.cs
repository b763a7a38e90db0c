using System.Linq.Expressions;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using Hangfire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioPaper.Host.Jobs;

/// <summary>What the jobs of a process share: the runs, the queues, the locks, and what is written down of an issue's way.</summary>
/// <param name="jobs">Where jobs are put.</param>
/// <param name="runs">The runs.</param>
/// <param name="locks">The locks.</param>
/// <param name="clock">The clock.</param>
public sealed class JobDesk(IBackgroundJobClientV2 jobs, IssueRuns runs, IJobLocks locks, TimeProvider clock)
{
    private static readonly TimeSpan UntilThereIsRoom = TimeSpan.FromSeconds(30);

    /// <summary>The runs.</summary>
    internal IssueRuns Runs => runs;

    /// <summary>The locks.</summary>
    public IJobLocks Locks => locks;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>What is shared with other processes beside the jobs; a folder by default.</summary>
    public ISharedLibrary Shared { get; init; } = SharedFolder.Instance;

    /// <summary>Gets what happens; nobody by default.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Whether there is time left for the voices asked for; null where nobody waits.</summary>
    internal Hurry? Hurry { get; init; }

    /// <summary>Told when an article is done; nobody by default.</summary>
    public Action<IssueRun, ArticleRecord>? OnArticle { get; init; }

    /// <summary>Told right before an issue is written down as published, when all its files are there; nobody by default.</summary>
    public Action<IssueId>? OnReleased { get; init; }

    /// <summary>What the newsroom does after a publication; nothing by default.</summary>
    public Action<IssueRun, IssueState>? OnPublished { get; init; }

    /// <summary>What the newsroom does when an issue has failed; nothing by default.</summary>
    public Action<IssueId, IssueState>? OnFailed { get; init; }

    /// <summary>Puts a job into a queue; into that of urgent ones when the run's time is short.</summary>
    public void Enqueue(IssueRun run, string queue, Expression<Func<NarrationJobs, Task>> job) => jobs.Enqueue(run.IsUrgent ? JobQueues.Urgent : queue, job);

    /// <summary>Puts a job into a queue.</summary>
    public void Enqueue(string queue, Expression<Func<NarrationJobs, Task>> job) => jobs.Enqueue(queue, job);

    /// <summary>Puts a job into the queue of urgent ones after a while.</summary>
    public void Schedule(Expression<Func<NarrationJobs, Task>> job, TimeSpan delay) => jobs.Schedule(JobQueues.Urgent, job, delay);

    /// <summary>Writes down how far a run is.</summary>
    public async Task MarkAsync(IssueRun run, IssueStage stage)
    {
        var before = await run.Issue.StateAsync(run.Cancellation);
        // A job that comes late must not take the issue back.
        if (before?.RunId != run.Request.RunId || before.Stage < stage)
        {
            await WriteStateAsync(run.Issue, Next(before, run.Request.RunId).With(stage, clock), run.Cancellation);
        }
    }

    /// <summary>Whether a run is the last one wished for its issue and there is still something to do for it.</summary>
    public static async Task<bool> IsCurrentAsync(IssueRun run) =>
        !run.IsStopped && (await run.Issue.RequestAsync(run.Cancellation))?.RunId == run.Request.RunId
            && !(await run.Issue.StateAsync(run.Cancellation) is { IsFinal: true } state && state.RunId == run.Request.RunId && state.Stage != IssueStage.Held);

    /// <summary>Writes down that a run is published.</summary>
    public async Task PublishedAsync(IssueRun run, IReadOnlyList<ArticleRecord> records)
    {
        var state = Next(await run.Issue.StateAsync(run.Cancellation), run.Request.RunId).With(IssueStage.Published, clock);
        state = state with
        {
            FirstPublishedAt = state.FirstPublishedAt ?? state.At, PublishedAt = state.At, Publications = state.Publications + 1, IsAnnounced = false,
            Hurried = [.. records.Where(record => record.IsHurried).Select(record => record.ArticleId)],
        };
        await Shared.KeepAsync(run.Issue, [], ["work/state.json", $"work/{IssueRemoval.HeldName}"], async () =>
        {
            // In this order: whoever reads that it is published is served it, and a run killed between the two is published once more.
            File.Delete(run.Issue.At("work", IssueRemoval.HeldName));
            OnReleased?.Invoke(run.Issue.Id);
            await run.Issue.WriteStateAsync(state, run.Cancellation);
        }, run.Cancellation);
        await Shared.TellChangedAsync(run.Issue.Id, state.At, run.Cancellation);
        Log.IssueIsPublished(run.Issue.Id);
        OnPublished?.Invoke(run, state);
    }

    /// <summary>Writes a state, for the other processes, too.</summary>
    public Task WriteStateAsync(IssueFolder issue, IssueState state, CancellationToken cancellationToken) =>
        Shared.KeepAsync(issue, [], ["work/state.json"], () => issue.WriteStateAsync(state, cancellationToken), cancellationToken);

    /// <summary>Ends a run that failed; a full disk, a bucket that is away and what was stopped only wait.</summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="runId">The run.</param>
    /// <param name="run">The run; null when it could not be opened.</param>
    /// <param name="reason">What happened.</param>
    /// <param name="again">The job.</param>
    internal async Task FailAsync(string issueId, string runId, IssueRun? run, Exception reason, Expression<Func<NarrationJobs, Task>> again)
    {
        if (run is { IsStopped: true })
        {
            return;
        }

        if (run is not { IsUnattended: false } && (DiskFull.Is(reason) || reason is BucketAwayException))
        {
            Log.DiskFull(new IssueId(issueId), UntilThereIsRoom, reason.Message);
            jobs.Schedule(JobQueues.Urgent, again, UntilThereIsRoom);
            return;
        }

        var library = run?.Library ?? runs.Library;
        if (library is not null && reason is not OperationCanceledException)
        {
            await WriteFailureAsync(library.Issue(new IssueId(issueId)), runId, reason);
        }

        run?.Fail(reason);
    }

    private async Task WriteFailureAsync(IssueFolder issue, string runId, Exception reason)
    {
        var sentence = reason as SentenceException;
        var state = Next(await issue.StateAsync(CancellationToken.None), runId).With(IssueStage.Failed, clock) with
        {
            IsAnnounced = false,
            Reason = sentence?.Message ?? $"Unexpected error ({reason.GetType().Name}): {reason.Message.ReplaceLineEndings(" ")}",
            Chinese = sentence is null ? $"出现了意外错误（{reason.GetType().Name}）：{reason.Message.ReplaceLineEndings(" ")}" : sentence.Chinese,
        };
        Log.IssueFailed(sentence is null ? reason : null, issue.Id, state.Reason!);
        try
        {
            await WriteStateAsync(issue, state, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reason itself is what matters; whoever waits for the run is told it.
            Log.StateNotWritten(e, issue.Id);
        }

        OnFailed?.Invoke(issue.Id, state);
    }

    private IssueState Next(IssueState? before, string runId) => before is null ? new IssueState(runId, IssueStage.Importing, clock.GetUtcNow()) : before with { RunId = runId };
}
