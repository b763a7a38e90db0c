using System.Threading.Channels;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Guards;

namespace AudioPaper.Host.Web.Api.Events;

/// <summary>
/// Watches the issues of the library for those who listen, whichever process makes them: by the records on disk, once a second, and only while somebody listens. Safe
/// for calls at the same time.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="clock">The clock.</param>
internal sealed class IssueWatch(LibraryFolder library, TimeProvider clock) : IAsyncDisposable
{
    private const int MostListeners = 100;
    private const int MostWaiting = 256;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly HashSet<Channel<IssueAnswer>> listeners = [];
    private readonly Dictionary<string, (IssueAnswer Look, DateTime StateAt)> known = new(StringComparer.Ordinal);
    private CancellationTokenSource? watching;
    private Task watch = Task.CompletedTask;

    /// <summary>Begins to listen; a listener that is slow misses what is older than what it has not taken yet.</summary>
    /// <exception cref="ProblemException">Too many listen.</exception>
    public Channel<IssueAnswer> Join()
    {
        var channel = Channel.CreateBounded<IssueAnswer>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (gate)
        {
            if (listeners.Count >= MostListeners)
            {
                throw Problem.Busy.Thrown();
            }

            listeners.Add(channel);
            if (watching is null)
            {
                watching = new CancellationTokenSource();
                var (before, stop) = (watch, watching.Token);
                watch = Task.Run(() => WatchAsync(before, stop), CancellationToken.None);
            }
        }

        return channel;
    }

    /// <summary>Ends listening.</summary>
    public void Leave(Channel<IssueAnswer> channel)
    {
        lock (gate)
        {
            listeners.Remove(channel);
            if (listeners.Count == 0)
            {
                watching?.Cancel();
                watching?.Dispose();
                watching = null;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            watching?.Cancel();
            watching?.Dispose();
            watching = null;
        }

        await watch;
    }

    private async Task WatchAsync(Task before, CancellationToken stop)
    {
        await before;
        known.Clear();
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                try
                {
                    await LookAsync(isFirst, stop);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // Something is being deleted, or the disk is away; the next look shows it.
                }

                await Task.Delay(Interval, clock, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }

    private async Task LookAsync(bool isFirst, CancellationToken stop)
    {
        foreach (var id in library.Issues())
        {
            stop.ThrowIfCancellationRequested();
            var issue = library.Issue(id);
            var stateAt = File.GetLastWriteTimeUtc(issue.At("work", "state.json"));
            var isKnown = known.TryGetValue(id.Folder, out var seen);
            // What is finished changes only with its state; of what is old, nothing is told at the beginning.
            if (isKnown && IsFinal(seen.Look.Stage) && seen.StateAt == stateAt && !IsNewer(issue, stateAt))
            {
                continue;
            }

            if (await IssueLook.AtAsync(issue, new UiLanguage(false), stop) is { } look)
            {
                known[id.Folder] = (look, stateAt);
                if (!(isKnown && seen.Look == look) && !(isFirst && IsFinal(look.Stage)))
                {
                    Tell(look);
                }
            }
        }
    }

    private static bool IsNewer(IssueFolder issue, DateTime stateAt) => File.GetLastWriteTimeUtc(issue.At("work", "issue.json")) > stateAt;

    private void Tell(IssueAnswer look)
    {
        lock (gate)
        {
            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(look);
            }
        }
    }

    private static bool IsFinal(IssueStage stage) => stage is not (IssueStage.Importing or IssueStage.Narrating or IssueStage.Assembling);
}
