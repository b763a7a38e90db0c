namespace AudioPaper.Host.Library;

/// <summary>Keeps an issue to one process at a time. The system gives it back when the process ends, however it ends.</summary>
public sealed class IssueLock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly FileStream file;

    private IssueLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process works on the issue.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="onWaiting">Called once when it is taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IssueLock> TakeAsync(IssueFolder issue, Action onWaiting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(onWaiting);
        Directory.CreateDirectory(issue.Path);
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new IssueLock(new FileStream(issue.At(".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (!DiskFull.Is(e) && File.Exists(issue.At(".lock")))
            {
                if (isFirst)
                {
                    onWaiting();
                }
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
