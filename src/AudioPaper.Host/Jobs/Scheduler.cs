using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using Hangfire;
using Hangfire.InMemory;

namespace AudioPaper.Host.Jobs;

/// <summary>The scheduler inside this process: Hangfire with its jobs in memory. Nothing is lost with them: the library is the truth.</summary>
public sealed class Scheduler : IDisposable
{
    private readonly InMemoryStorage storage = new();
    private readonly JobDesk desk;
    private readonly BackgroundJobServer server;
    private bool isDisposed;

    /// <summary>Starts it.</summary>
    /// <param name="workerCount">Jobs that run at once; as many as there are cores.</param>
    public Scheduler(int workerCount)
    {
        desk = new JobDesk(new BackgroundJobClient(storage), new IssueRuns(), new LocalLocks(), TimeProvider.System);
        server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                WorkerCount = workerCount,
                Queues = JobQueues.InOrder,
                Activator = new JobsOfDesk(desk),
                SchedulePollingInterval = TimeSpan.FromMilliseconds(500),
                StopTimeout = TimeSpan.Zero,
                ShutdownTimeout = TimeSpan.FromSeconds(10),
            },
            storage);
    }

    /// <summary>Makes an issue; ends when it is published.</summary>
    public async Task<PublishedIssue> MakeAsync(IssueRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (id, runId) = (run.Issue.Id.ToString(), run.Request.RunId);
        desk.Runs.Add(run);
        try
        {
            await desk.MarkAsync(run, IssueStage.Importing);
            desk.Enqueue(run, JobQueues.Arriving, job => job.Import(id, runId, CancellationToken.None));
            return await run.Published;
        }
        finally
        {
            desk.Runs.Remove(run);
        }
    }

    /// <summary>Stops it; jobs under way end at their cancellation.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return;
        }

        server.SendStop();
        server.WaitForShutdown(TimeSpan.FromSeconds(10));
        server.Dispose();
        storage.Dispose();
    }
}

/// <summary>Makes the jobs of a desk.</summary>
internal sealed class JobsOfDesk(JobDesk desk) : JobActivator
{
    /// <inheritdoc/>
    public override object ActivateJob(Type jobType) =>
        jobType == typeof(NarrationJobs) ? new NarrationJobs(desk) : throw new InvalidOperationException($"There is no job {jobType.Name}.");
}
