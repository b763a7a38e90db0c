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

    /// <summary>Tells the hubs of a newspaper that its feeds have changed.</summary>
    [AutomaticRetry(Attempts = 5, DelaysInSeconds = [5, 30, 120, 600, 3600])]
    public Task TellHubs(string newspaperFolder, CancellationToken stopping) => newsroom.Notices?.PingHubsAsync(newspaperFolder, stopping) ?? Task.CompletedTask;

    /// <summary>Makes an issue again with the voices asked for.</summary>
    [AutomaticRetry(Attempts = 1)]
    public Task Upgrade(string issueId, string runId, CancellationToken stopping) => newsroom.UpgradeAsync(issueId, runId, stopping);

    /// <summary>Finds what was left undone.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Recover(bool isStart, CancellationToken stopping) => newsroom.RecoverAsync(isStart, stopping);

    /// <summary>Tells people of issues that are late.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task LookAtDeadlines(CancellationToken stopping) => newsroom.LookAtDeadlinesAsync(stopping);

    /// <summary>Looks into a watched folder.</summary>
    /// <param name="index">Its place in the settings.</param>
    /// <param name="stopping">Ends it.</param>
    [AutomaticRetry(Attempts = 0)]
    public Task Watch(int index, CancellationToken stopping) => newsroom.WatchAsync(index, stopping);

    /// <summary>Fetches an address.</summary>
    /// <param name="index">Its place in the settings.</param>
    /// <param name="stopping">Ends it.</param>
    [AutomaticRetry(Attempts = 0)]
    public Task Fetch(int index, CancellationToken stopping) => newsroom.FetchAsync(index, stopping);

    /// <summary>Removes what the settings let go.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Prune(CancellationToken stopping) => newsroom.PruneAsync(stopping);

    /// <summary>Forgets old deliveries.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task PruneInbox(CancellationToken stopping) => newsroom.Inbox.PruneAsync(TimeSpan.FromDays(30), stopping);

    /// <summary>Listens to all episodes.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Verify(CancellationToken stopping) => newsroom.VerifyAsync(stopping);

    /// <summary>Makes issues again in which another voice spoke than the one asked for.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task UpgradeAll(CancellationToken stopping) => newsroom.UpgradeAllAsync(stopping);
}
