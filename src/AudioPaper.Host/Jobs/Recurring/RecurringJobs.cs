using System.Globalization;
using AudioPaper.Host.Web;
using Hangfire;
using Hangfire.Storage;

namespace AudioPaper.Host.Jobs.Recurring;

/// <summary>What the newsroom does by the clock, as the settings have it.</summary>
internal static class RecurringJobs
{
    /// <summary>Tells the scheduler; what an earlier start told and the settings no longer have goes.</summary>
    public static void Plan(JobStorage storage, ServerSettings settings)
    {
        var recurring = new RecurringJobManager(storage);
        var planned = new HashSet<string>(StringComparer.Ordinal);
        Add("recover", JobQueues.Urgent, job => job.Recover(false, CancellationToken.None), Cron.Minutely(), TimeZoneInfo.Utc);
        Add("deadlines", JobQueues.Urgent, job => job.LookAtDeadlines(CancellationToken.None), Cron.Minutely(), TimeZoneInfo.Utc);
        Add("inbox", JobQueues.Background, job => job.PruneInbox(CancellationToken.None), Cron.Daily(3), TimeZoneInfo.Utc);
        for (var i = 0; i < settings.Watch.Length; i++)
        {
            var index = i;
            Add(string.Create(CultureInfo.InvariantCulture, $"watch-{i}"), JobQueues.Urgent, job => job.Watch(index, CancellationToken.None), Cron.Minutely(), TimeZoneInfo.Utc);
        }

        for (var i = 0; i < settings.Fetch.Length; i++)
        {
            var index = i;
            Add(string.Create(CultureInfo.InvariantCulture, $"fetch-{i}"), JobQueues.Arriving, job => job.Fetch(index, CancellationToken.None), settings.Fetch[i].Cron, settings.Fetch[i].TimeZone);
        }

        if (settings.Prune is { } prune)
        {
            Add("prune", JobQueues.Background, job => job.Prune(CancellationToken.None), prune.Cron, TimeZoneInfo.Utc);
        }

        if (settings.VerifyCron is { } verify)
        {
            Add("verify", JobQueues.Background, job => job.Verify(CancellationToken.None), verify, TimeZoneInfo.Utc);
        }

        if (settings.UpgradeCron is { } upgrade)
        {
            Add("upgrade", JobQueues.Background, job => job.UpgradeAll(CancellationToken.None), upgrade, TimeZoneInfo.Utc);
        }

        using var connection = storage.GetConnection();
        foreach (var old in connection.GetRecurringJobs().Where(job => !planned.Contains(job.Id)))
        {
            recurring.RemoveIfExists(old.Id);
        }

        void Add(string id, string queue, System.Linq.Expressions.Expression<Func<NewsroomJobs, Task>> job, string cron, TimeZoneInfo zone)
        {
            planned.Add(id);
            recurring.AddOrUpdate(id, queue, job, cron, new RecurringJobOptions { TimeZone = zone, MisfireHandling = MisfireHandlingMode.Relaxed });
        }
    }
}
