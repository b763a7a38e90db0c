using System.Collections.Concurrent;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Issues;

/// <summary>One job of this process at a time copies the records of an issue: else what one has just written here would be taken for old by another. Thread-safe.</summary>
internal sealed class IssueGates
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <summary>Waits for an issue's turn; disposing of it gives it back.</summary>
    public async Task<IDisposable> EnterAsync(IssueId id, CancellationToken cancellationToken)
    {
        // A small object for each issue of this process's life.
        var gate = gates.GetOrAdd(id.Folder, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
