using Hangfire;

namespace AudioPaper.Host.Jobs;

/// <summary>The jobs around issues: deliveries, what follows a publication, care of the library. Each can be executed several times.</summary>
/// <param name="newsroom">Whose they are.</param>
public sealed class NewsroomJobs(Newsroom newsroom)
{
    /// <summary>Looks at a delivery and makes it an issue.</summary>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [5, 30, 120])]
    public Task Receive(string deliveryId, CancellationToken stopping) => newsroom.ReceiveAsync(deliveryId, stopping);

    /// <summary>Tells those who want to know that an issue is published.</summary>
    [AutomaticRetry(Attempts = 5, DelaysInSeconds = [5, 30, 120, 600, 3600])]
    public Task Announce(string issueId, string runId, CancellationToken stopping) => newsroom.AnnounceAsync(issueId, runId, stopping);

    /// <summary>Makes an issue again with the voices asked for.</summary>
    [AutomaticRetry(Attempts = 1)]
    public Task Upgrade(string issueId, string runId, CancellationToken stopping) => newsroom.UpgradeAsync(issueId, runId, stopping);

    /// <summary>Finds what was left undone.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Recover(bool isStart, CancellationToken stopping) => newsroom.RecoverAsync(isStart, stopping);
}
