using System.Collections.Concurrent;
using Hangfire;
using Hangfire.InMemory;

namespace AudioPaper.Host.Jobs;

/// <summary>The scheduler inside this process: Hangfire with its jobs in memory. Nothing is lost with them: the library is the truth.</summary>
public sealed class Scheduler : IDisposable
{
    private readonly ConcurrentDictionary<string, IssueRun> runs = new(StringComparer.Ordinal);
    private readonly InMemoryStorage storage = new();
    private readonly BackgroundJobClient client;
    private readonly BackgroundJobServer server;

    /// <summary>Starts it.</summary>
    /// <param name="workerCount">Jobs that run at once; as many as there are cores.</param>
    public Scheduler(int workerCount)
    {
        client = new BackgroundJobClient(storage);
        server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                WorkerCount = workerCount,
                Activator = new Activator(client, runs),
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
        var id = run.Issue.Id.ToString();
        if (!runs.TryAdd(id, run))
        {
            throw new InvalidOperationException($"{id} is being made already.");
        }

        try
        {
            client.Enqueue<NarrationJobs>(job => job.Import(id));
            return await run.Published;
        }
        finally
        {
            runs.TryRemove(id, out _);
        }
    }

    /// <summary>Stops it; jobs under way end at their cancellation.</summary>
    public void Dispose()
    {
        server.SendStop();
        server.WaitForShutdown(TimeSpan.FromSeconds(10));
        server.Dispose();
        storage.Dispose();
    }

    private sealed class Activator(IBackgroundJobClient client, ConcurrentDictionary<string, IssueRun> runs) : JobActivator
    {
        public override object ActivateJob(Type jobType) =>
            jobType == typeof(NarrationJobs) ? new NarrationJobs(client, runs) : throw new InvalidOperationException($"There is no job {jobType.Name}.");
    }
}
