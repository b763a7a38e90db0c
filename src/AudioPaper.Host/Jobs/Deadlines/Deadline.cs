using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Deadlines;

/// <summary>When an issue must be in the feed: <c>readyBy</c> of its newspaper on the day of the issue.</summary>
/// <param name="DueAt">The moment.</param>
internal readonly record struct Deadline(DateTimeOffset DueAt)
{
    /// <summary>An issue that comes longer after its time is one of the archive, and nobody waits for it.</summary>
    private static readonly TimeSpan UntilHistory = TimeSpan.FromHours(12);

    /// <summary>With less time left an issue comes before all others.</summary>
    private static readonly TimeSpan Urgent = TimeSpan.FromMinutes(30);

    /// <summary>The deadline of an issue; null where there is none.</summary>
    /// <param name="settings">Its newspaper's.</param>
    /// <param name="date">Its date.</param>
    /// <param name="now">The present.</param>
    public static Deadline? Of(NewspaperSettings settings, DateOnly date, DateTimeOffset now)
    {
        if (settings.ReadyBy is not { } readyBy)
        {
            return null;
        }

        // A time that the clock skips on the day it goes forward is an hour later.
        var local = date.ToDateTime(readyBy);
        local = settings.TimeZone.IsInvalidTime(local) ? local.AddHours(1) : local;
        var dueAt = new DateTimeOffset(local, settings.TimeZone.GetUtcOffset(local));
        return now < dueAt + UntilHistory ? new Deadline(dueAt) : null;
    }

    /// <summary>Whether an issue comes before all others.</summary>
    public bool IsUrgent(DateTimeOffset now) => now > DueAt - Urgent;

    /// <summary>Whether work of some length would end too late.</summary>
    public bool IsMissedBy(DateTimeOffset now, TimeSpan work) => now + work > DueAt;
}
