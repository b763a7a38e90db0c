using Hangfire;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// Queues of the scheduler, the most urgent first. What is begun is finished before something new is begun, so that episodes come out one after the other and not
/// all at the end.
/// </summary>
internal static class JobQueues
{
    /// <summary>Everything of issues whose time is short.</summary>
    public const string Urgent = "a-urgent";

    /// <summary>Assembly and publication.</summary>
    public const string Finishing = "b-finishing";

    /// <summary>Articles.</summary>
    public const string Articles = "c-articles";

    /// <summary>Deliveries to look at, and issues whose articles are to be found.</summary>
    public const string Arriving = "d-arriving";

    /// <summary>What can wait for the night: better voices, care of the library.</summary>
    public const string Background = "e-background";

    /// <summary>All of them, in order. Storages that know no order take them by name, which is the same.</summary>
    public static string[] InOrder { get; } = [Urgent, Finishing, Articles, Arriving, Background];

    /// <summary>Jobs that wait to make issues. What the clock puts among the urgent ones every minute is not counted.</summary>
    public static long Waiting(JobStorage storage)
    {
        var counts = storage.GetMonitoringApi();
        return counts.EnqueuedCount(Finishing) + counts.EnqueuedCount(Articles) + counts.EnqueuedCount(Arriving) + counts.ScheduledCount();
    }
}
