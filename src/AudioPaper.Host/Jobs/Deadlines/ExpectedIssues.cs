using System.Globalization;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Deadlines;

/// <summary>
/// Knows which issues should have arrived: those of newspapers with <c>readyBy</c>, on the days that their settings name. Where they name none, a newspaper is expected on the days of the
/// week on which it appeared one or two weeks before. A newspaper without an earlier issue is never expected. Reads only.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="inbox">Its deliveries.</param>
/// <param name="clock">The clock.</param>
internal sealed class ExpectedIssues(LibraryFolder library, Inbox inbox, TimeProvider clock)
{
    /// <summary>Deliveries of earlier days are of other issues.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    /// <summary>The issues whose time has come, twelve hours ago at most, and of which nothing is there. What waits in the inbox may be one of them, and counts as arrived.</summary>
    public async Task<IReadOnlyList<MissingIssue>> MissingAsync(CancellationToken cancellationToken)
    {
        var missing = new List<MissingIssue>();
        string[] newspapers = Directory.Exists(library.Root) ? Directory.GetDirectories(library.Root) : [];
        foreach (var path in newspapers.Where(path => Path.GetFileName(path)[0] != '.').Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            missing.AddRange(MissingOf(path));
        }

        return missing.Count == 0 ? missing : await WithoutDeliveredAsync(missing, cancellationToken);
    }

    private IEnumerable<MissingIssue> MissingOf(string path)
    {
        if (SettingsOf(path) is not { ReadyBy: not null } settings)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, settings.TimeZone).DateTime);
        // An issue of yesterday evening is looked at after midnight, too.
        var due = new[] { today.AddDays(-1), today }.Select(date => (Date: date, Deadline: Deadline.Of(settings, date, now))).Where(one => one.Deadline?.DueAt <= now).ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var there = DatesIn(path);
        return due.Where(one => !there.Contains(one.Date) && IsExpected(settings, there, one.Date)).Select(one => new MissingIssue(Path.GetFileName(path), one.Date, one.Deadline!.Value));
    }

    private static bool IsExpected(NewspaperSettings settings, HashSet<DateOnly> there, DateOnly date) =>
        settings.Days is { } days ? days.Contains(date.DayOfWeek) && there.Any(other => other < date) : there.Contains(date.AddDays(-7)) || there.Contains(date.AddDays(-14));

    private async Task<IReadOnlyList<MissingIssue>> WithoutDeliveredAsync(List<MissingIssue> missing, CancellationToken cancellationToken)
    {
        var since = (clock.GetUtcNow() - Recent).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        foreach (var id in inbox.Ids().Where(id => string.CompareOrdinal(id, since) > 0).ToList())
        {
            if (await inbox.ReadAsync(id, cancellationToken) is { } delivery)
            {
                missing.RemoveAll(one => MayBe(delivery, one));
            }
        }

        return missing;
    }

    /// <summary>Whether a delivery is, or was, of an issue: it may have been deleted since, or not been looked at yet.</summary>
    private static bool MayBe(Delivery delivery, MissingIssue issue) => delivery.Stage switch
    {
        DeliveryStage.Accepted => delivery.IssueId is { } id && (id == issue.Id.Folder || id.StartsWith(issue.Id.Folder + "-", StringComparison.Ordinal)),
        DeliveryStage.Waiting => delivery.Wishes.Newspaper is not { } name || IssueId.Of(name.Trim(), issue.Date, "").NewspaperFolder == issue.NewspaperFolder,
        _ => false,
    };

    private static HashSet<DateOnly> DatesIn(string path) => [.. Directory.EnumerateDirectories(path).Where(issue => File.Exists(Path.Combine(issue, "work", "issue.json")))
        .Select(issue => Path.GetFileName(issue)).Where(name => name.Length >= 10)
        .Select(name => DateOnly.TryParseExact(name.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : DateOnly.MinValue)];

    /// <summary>Null where they are broken; whoever makes an issue is told that.</summary>
    private static NewspaperSettings? SettingsOf(string path)
    {
        try
        {
            return SettingsFile.Read(Path.Combine(path, NewspaperSettings.FileName));
        }
        catch (LibraryException)
        {
            return null;
        }
    }
}
