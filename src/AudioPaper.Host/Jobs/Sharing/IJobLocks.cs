namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>Keeps to one job at a time what two must not do at once, in this process or in all that share the jobs.</summary>
public interface IJobLocks
{
    /// <summary>Waits for a lock.</summary>
    /// <param name="name">What is locked, e.g. an issue's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Disposing of it gives it back. It is also given back when the process ends, however it ends.</returns>
    Task<JobLock> TakeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes a lock unless somebody has it.</summary>
    /// <returns>Null when somebody has it.</returns>
    /// <inheritdoc cref="TakeAsync"/>
    Task<JobLock?> TryTakeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes one of several locks; who waits for one gets it before those who come later.</summary>
    /// <param name="names">At least one name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="TakeAsync"/>
    Task<JobLock> TakeOneAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);
}

/// <summary>A lock that is held.</summary>
/// <param name="giveBack">Gives it back.</param>
/// <param name="isHeld">Asks whether it is still held: a lock in a database is lost with the connection.</param>
public sealed class JobLock(Func<ValueTask> giveBack, Func<CancellationToken, Task<bool>> isHeld) : IAsyncDisposable
{
    /// <summary>Whether it is still held. Asked before something is done that nobody can undo.</summary>
    public Task<bool> IsHeldAsync(CancellationToken cancellationToken) => isHeld(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => giveBack();
}
