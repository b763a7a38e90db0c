namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>Locks of this process, for jobs in memory. Thread-safe.</summary>
public sealed class LocalLocks : IJobLocks
{
    private readonly Dictionary<string, (SemaphoreSlim Turn, int Users)> turns = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<JobLock> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var turn = Enter(name);
        try
        {
            await turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(name);
            throw;
        }

        return Taken(name, turn);
    }

    /// <inheritdoc/>
    public async Task<JobLock?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        var turn = Enter(name);
        if (await turn.WaitAsync(0, cancellationToken))
        {
            return Taken(name, turn);
        }

        Leave(name);
        return null;
    }

    /// <inheritdoc/>
    public async Task<JobLock> TakeOneAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (await TryTakeAsync(name, cancellationToken) is { } taken)
            {
                return taken;
            }
        }

        return await TakeAsync(names[Random.Shared.Next(names.Count)], cancellationToken);
    }

    private JobLock Taken(string name, SemaphoreSlim turn) => new(() =>
    {
        turn.Release();
        Leave(name);
        return ValueTask.CompletedTask;
    }, _ => Task.FromResult(true));

    private SemaphoreSlim Enter(string name)
    {
        lock (turns)
        {
            var (turn, users) = turns.TryGetValue(name, out var known) ? known : (new SemaphoreSlim(1), 0);
            turns[name] = (turn, users + 1);
            return turn;
        }
    }

    private void Leave(string name)
    {
        lock (turns)
        {
            var (turn, users) = turns[name];
            if (users == 1)
            {
                turns.Remove(name);
            }
            else
            {
                turns[name] = (turn, users - 1);
            }
        }
    }
}
