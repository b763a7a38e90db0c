using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// The runs that jobs of this process work on. Where one was not told to it, it opens it from the library, for a job needs nothing but ids; such a
/// run is closed when it has ended, and when nothing works on it while many are open. Thread-safe.
/// </summary>
public sealed class IssueRuns : IAsyncDisposable
{
    private const int MostIdle = 4;

    private readonly Dictionary<(string IssueId, string RunId), Kept> kept = [];
    private readonly Func<IssueId, IssueRequest, CancellationToken, Task<OpenRun>>? open;
    private readonly LibraryFolder? library;

    /// <summary>Only runs that are told.</summary>
    public IssueRuns()
    {
    }

    /// <summary>Runs of a library, too.</summary>
    /// <param name="library">The library.</param>
    /// <param name="open">Opens a run.</param>
    internal IssueRuns(LibraryFolder library, Func<IssueId, IssueRequest, CancellationToken, Task<OpenRun>> open) => (this.library, this.open) = (library, open);

    /// <summary>The library; null where only told runs are made.</summary>
    public LibraryFolder? Library => library;

    /// <summary>Tells a run; whoever tells it closes it.</summary>
    /// <exception cref="InvalidOperationException">It is told already.</exception>
    public void Add(IssueRun run)
    {
        lock (kept)
        {
            if (!kept.TryAdd((run.Issue.Id.ToString(), run.Request.RunId), new Kept(Task.FromResult(new OpenRun(run, null))) { IsTold = true }))
            {
                throw new InvalidOperationException($"{run.Issue.Id} is being made already.");
            }
        }
    }

    /// <summary>Forgets a run that was told.</summary>
    public void Remove(IssueRun run)
    {
        lock (kept)
        {
            kept.Remove((run.Issue.Id.ToString(), run.Request.RunId));
        }
    }

    /// <summary>Stops what this process does for an issue, because something else is wished; nothing of it counts as failed.</summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="exceptRunId">A run that goes on; null for none.</param>
    public void Stop(string issueId, string? exceptRunId = null)
    {
        List<Kept> stopped;
        lock (kept)
        {
            stopped = [.. kept.Where(pair => pair.Key.IssueId == issueId && pair.Key.RunId != exceptRunId && !pair.Value.IsTold).Select(pair => pair.Value)];
        }

        foreach (var run in stopped.Where(run => run.Opening.IsCompletedSuccessfully))
        {
            run.Opening.Result.Run.Stop();
        }
    }

    /// <summary>The run of an issue, for one job.</summary>
    /// <param name="issueId">The issue.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>Null when another run has taken its place, or the issue is gone: then nothing is to do.</returns>
    /// <exception cref="Diagnostics.SentenceException">It cannot be opened: settings or a lexicon are broken, a program is missing.</exception>
    internal async Task<RunUse?> TakeAsync(string issueId, string runId, CancellationToken cancellationToken)
    {
        var key = (issueId, runId);
        var request = library is null ? null : await library.Issue(new IssueId(issueId)).RequestAsync(cancellationToken);
        Kept run;
        lock (kept)
        {
            if (!kept.TryGetValue(key, out run!))
            {
                if (open is null)
                {
                    throw new InvalidOperationException($"No run of {issueId} is under way.");
                }

                if (request?.RunId != runId)
                {
                    return null;
                }

                kept[key] = run = new Kept(open(new IssueId(issueId), request, cancellationToken));
            }

            run.Uses++;
        }

        try
        {
            var opened = await run.Opening;
            return new RunUse(opened.Run, async () => await LeaveAsync(key, run, isOver: false));
        }
        catch (Exception e) when (e is not InvalidOperationException)
        {
            await LeaveAsync(key, run, isOver: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<Kept> all;
        lock (kept)
        {
            all = [.. kept.Values.Where(run => !run.IsTold)];
            kept.Clear();
        }

        foreach (var run in all)
        {
            await CloseAsync(run);
        }
    }

    private async Task LeaveAsync((string, string) key, Kept run, bool isOver)
    {
        var closed = new List<Kept>();
        lock (kept)
        {
            run.Uses--;
            run.LeftAt = Environment.TickCount64;
            if (run is { Uses: 0, IsTold: false } && (isOver || run.Opening.IsCompletedSuccessfully && run.Opening.Result.Run.HasEnded))
            {
                if (kept.GetValueOrDefault(key) == run)
                {
                    kept.Remove(key);
                }

                closed.Add(run);
            }

            foreach (var (idleKey, idle) in kept.Where(pair => pair.Value is { Uses: 0, IsTold: false }).OrderByDescending(pair => pair.Value.LeftAt).Skip(MostIdle).ToList())
            {
                kept.Remove(idleKey);
                closed.Add(idle);
            }
        }

        foreach (var one in closed)
        {
            await CloseAsync(one);
        }
    }

    private static async Task CloseAsync(Kept run)
    {
        await run.Opening.ContinueWith(_ => _.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (run.Opening.IsCompletedSuccessfully)
        {
            await run.Opening.Result.DisposeAsync();
        }
    }

    private sealed class Kept(Task<OpenRun> opening)
    {
        public Task<OpenRun> Opening => opening;

        public bool IsTold { get; init; }

        public int Uses { get; set; }

        public long LeftAt { get; set; }
    }
}

/// <summary>A run and the studio that is closed with it; null where somebody else closes it.</summary>
internal sealed record OpenRun(IssueRun Run, OpenStudio? Studio) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Run.SettleAsync();
        Run.Dispose();
        if (Studio is not null)
        {
            await Studio.DisposeAsync();
        }
    }
}

/// <summary>A job's use of a run.</summary>
/// <param name="run">The run.</param>
/// <param name="leave">Called when the job is done with it.</param>
internal sealed class RunUse(IssueRun run, Func<Task> leave) : IAsyncDisposable
{
    /// <summary>The run.</summary>
    public IssueRun Run => run;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await leave();
}
