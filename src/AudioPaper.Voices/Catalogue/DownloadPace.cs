using System.Diagnostics;

namespace AudioPaper.Voices.Catalogue;

/// <summary>Ends a download that is silent too long, or too slow on average.</summary>
internal sealed class DownloadPace : IDisposable
{
    private readonly DownloadLimits limits;
    private readonly CancellationTokenSource late;
    private readonly Stopwatch window = Stopwatch.StartNew();
    private long bytes;

    public DownloadPace(DownloadLimits limits, CancellationToken cancellationToken)
    {
        this.limits = limits;
        late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Ends what waits for the server.</summary>
    public CancellationToken Token => late.Token;

    /// <summary>Whether it was given up for its slowness on average.</summary>
    public bool IsTooSlow { get; private set; }

    /// <summary>Something came, or is now waited for.</summary>
    public void Heard(int count)
    {
        late.CancelAfter(limits.LongestSilence);
        bytes += count;
        if (window.Elapsed < limits.RateWindow)
        {
            return;
        }

        if (bytes < limits.LeastBytesPerSecond * window.Elapsed.TotalSeconds)
        {
            IsTooSlow = true;
            late.Cancel();
        }

        bytes = 0;
        window.Restart();
    }

    public void Dispose() => late.Dispose();
}
