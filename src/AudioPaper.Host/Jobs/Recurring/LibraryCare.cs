using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Packaging;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Recurring;

/// <summary>Care of the library by the clock.</summary>
/// <param name="library">The library.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Gets what was found.</param>
internal sealed class LibraryCare(LibraryFolder library, TimeProvider clock, ILogger log)
{
    /// <summary>Issues of earlier days stay as they were spoken.</summary>
    private const int DaysToUpgrade = 7;

    /// <summary>Removes what no issue needs and the settings let go. Waits until no issue is being made.</summary>
    public async Task PruneAsync(PruneSettings settings, CancellationToken cancellationToken)
    {
        using var kept = await FolderLock.TakeAsync(library.StorePath, () => { }, cancellationToken);
        var plan = await StorePruning.PlanAsync(library, clock.GetUtcNow().UtcDateTime - (settings.OlderThanDays is { } days ? TimeSpan.FromDays(days) : null),
            settings.MostGiB is { } most ? (long)(most * (1L << 30)) : null, cancellationToken);
        StorePruning.Remove(plan, cancellationToken);
        log.Pruned(plan.Removed.Length, plan.RemovedSizeBytes, plan.KeptSizeBytes);
    }

    /// <summary>Listens to all episodes that nobody is making; what is wrong goes into the log.</summary>
    public async Task VerifyAsync(FfmpegProgram ffmpeg, CancellationToken cancellationToken)
    {
        foreach (var id in library.Issues().Where(id => !FolderLock.IsTaken(library.Issue(id).Path)))
        {
            foreach (var fault in (await new IssueCheck(library, ffmpeg, id).RunAsync(cancellationToken)).Faults)
            {
                log.Faulty(id, fault.English);
            }
        }
    }

    /// <summary>Published issues of the last days in which another voice spoke than the one asked for.</summary>
    public async Task<IReadOnlyList<IssueId>> ToUpgradeAsync(CancellationToken cancellationToken)
    {
        var found = new List<IssueId>();
        foreach (var id in library.Issues())
        {
            var issue = library.Issue(id);
            if (await issue.RequestAsync(cancellationToken) is not { } request || request.Date < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-DaysToUpgrade)
                || await issue.StateAsync(cancellationToken) is not { Stage: IssueStage.Published } state || state.RunId != request.RunId)
            {
                continue;
            }

            foreach (var path in Directory.EnumerateFiles(issue.At("work"), "*.json"))
            {
                if (await issue.ReadAsync(Path.GetFileNameWithoutExtension(path), RecordJson.Readable.ArticleRecord, cancellationToken) is { Fallback: not null } record && record.RunId == request.RunId)
                {
                    found.Add(id);
                    break;
                }
            }
        }

        return found;
    }
}
