using AudioPaper.Host.Commands;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>Plays a queue on a renderer: gives orders, and asks each second how it stands, until it is over. Orders come one after the other. Safe for calls at the same time.</summary>
/// <param name="renderer">The renderer.</param>
/// <param name="newspaper">Folder of the newspaper.</param>
/// <param name="issue">Name of the issue.</param>
/// <param name="queue">What is played.</param>
/// <param name="http">Sends.</param>
/// <param name="clock">The clock.</param>
internal sealed class Playback(Renderer renderer, string newspaper, string issue, PlayQueue queue, DeviceHttp http, TimeProvider clock) : IAsyncDisposable
{
    private const int MostFailures = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly AvTransport transport = new(renderer, http);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource ended = new(Longest, clock);
    private Task watching = Task.CompletedTask;
    private bool takesNext = renderer.TakesNext;
    private bool isNextTold;
    private SpeakerException? failure;

    /// <summary>Folder of the newspaper.</summary>
    public string Newspaper => newspaper;

    /// <summary>Begins.</summary>
    /// <exception cref="SpeakerException">The renderer did not do it; so all orders.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await InTurnAsync(() => BeginAsync(queue.At, cancellationToken), cancellationToken);
        watching = WatchAsync(ended.Token);
    }

    /// <summary>Pauses.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => InTurnAsync(() => OrderAsync(transport.PauseAsync, SpeakerState.Paused, cancellationToken), cancellationToken);

    /// <summary>Goes on after a pause.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => InTurnAsync(() => OrderAsync(transport.PlayAsync, SpeakerState.Playing, cancellationToken), cancellationToken);

    /// <summary>Stops; it is over then, whatever the renderer says.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => InTurnAsync(() =>
    {
        queue.Become(SpeakerState.Stopped);
        return transport.StopAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Goes to a place in the track.</summary>
    /// <returns>False when the track is not that long.</returns>
    public async Task<bool> SeekAsync(int seconds, CancellationToken cancellationToken)
    {
        var isThere = false;
        await InTurnAsync(async () =>
        {
            isThere = queue.Current.DurationSeconds == 0 || seconds < queue.Current.DurationSeconds;
            if (isThere)
            {
                await transport.SeekAsync(seconds, cancellationToken);
                queue.GoTo(seconds);
            }
        }, cancellationToken);
        return isThere;
    }

    /// <summary>Goes some tracks on, or back.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> MoveAsync(int by, CancellationToken cancellationToken)
    {
        var isThere = false;
        await InTurnAsync(async () =>
        {
            isThere = queue.At + by >= 0 && queue.At + by < queue.Tracks.Length;
            if (isThere)
            {
                await BeginAsync(queue.At + by, cancellationToken);
            }
        }, cancellationToken);
        return isThere;
    }

    /// <summary>How it stands.</summary>
    /// <param name="ui">Language of the reason.</param>
    public SpeakerAnswer Look(UiLanguage ui) => new(
        renderer.Id, renderer.Name, renderer.Model, queue.State, newspaper, issue, queue.Current.Article, queue.Current.Title, queue.At + 1, queue.Tracks.Length, queue.PositionSeconds,
        queue.Current.DurationSeconds > 0 ? queue.Current.DurationSeconds : null, failure is null ? null : ui.Say(failure.Chinese!, failure.Message));

    /// <summary>Whether nothing more is to come.</summary>
    public bool IsOver => queue.IsOver || watching.IsCompleted;

    /// <summary>Leaves the renderer as it is.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await watching;
        ended.Dispose();
    }

    private async Task InTurnAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await act();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task OrderAsync(Func<CancellationToken, Task> order, SpeakerState state, CancellationToken cancellationToken)
    {
        await order(cancellationToken);
        queue.Become(state);
    }

    private async Task BeginAsync(int at, CancellationToken cancellationToken)
    {
        // Some take nothing new while they play, and some refuse to stop while they do not.
        await TryAsync(transport.StopAsync, cancellationToken);
        await transport.SetAsync(queue.Tracks[at], cancellationToken);
        await transport.PlayAsync(cancellationToken);
        queue.Begin(at, clock.GetUtcNow());
        await TellNextAsync(cancellationToken);
    }

    private async Task TellNextAsync(CancellationToken cancellationToken)
    {
        if (takesNext && (queue.Following is not null || isNextTold))
        {
            var following = queue.Following;
            takesNext = await TryAsync(cancellation => transport.SetNextAsync(following, cancellation), cancellationToken);
        }

        isNextTold = takesNext && queue.Following is not null;
    }

    private static async Task<bool> TryAsync(Func<CancellationToken, Task> order, CancellationToken cancellationToken)
    {
        try
        {
            await order(cancellationToken);
            return true;
        }
        catch (SpeakerException)
        {
            return false;
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!queue.IsOver)
        {
            try
            {
                await Task.Delay(Interval, clock, cancellationToken);
                await InTurnAsync(() => LookAsync(cancellationToken), cancellationToken);
                failures = 0;
            }
            catch (SpeakerException e)
            {
                if (++failures >= MostFailures)
                {
                    failure = e;
                    queue.Become(SpeakerState.Failed);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (queue.IsOver)
        {
            return;
        }

        var state = await transport.StateAsync(cancellationToken);
        var (address, seconds) = await transport.PositionAsync(cancellationToken);
        switch (queue.Hear(state, address, seconds, isNextTold, clock.GetUtcNow()))
        {
            case QueueStep.TellNext:
                await TellNextAsync(cancellationToken);
                break;
            case QueueStep.PlayNext:
                await BeginAsync(queue.At + 1, cancellationToken);
                break;
            case QueueStep.GiveUp:
                failure = new SpeakerException($"{renderer.Name} was told to play and does not begin; switch it off and on, or choose another one.", $"{renderer.Name} 收到播放指令却没有开始；请重启它，或换一个。");
                queue.Become(SpeakerState.Failed);
                break;
        }
    }
}
