using System.Runtime.CompilerServices;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs;

/// <summary>Finds in a library what was begun and not finished. The library is the truth, not the jobs.</summary>
/// <param name="library">The library.</param>
/// <param name="inbox">Its deliveries.</param>
/// <param name="untouchedSince">Only issues that nobody has touched since then.</param>
/// <param name="clock">The clock. It may have been set back: what bears a time to come was touched long ago.</param>
internal sealed class Leftovers(LibraryFolder library, Inbox inbox, DateTimeOffset untouchedSince, TimeProvider clock)
{
    /// <summary>Deliveries that nobody has looked at.</summary>
    public async IAsyncEnumerable<string> DeliveriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in inbox.Ids())
        {
            if (await inbox.ReadAsync(id, cancellationToken) is { Stage: DeliveryStage.Waiting })
            {
                yield return id;
            }
        }
    }

    /// <summary>Issues whose last run is unfinished, and those that are published, or have failed, without anybody having been told.</summary>
    public async IAsyncEnumerable<(IssueId Id, string RunId, bool IsOver)> IssuesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in library.Issues())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var issue = library.Issue(id);
            if (await issue.RequestAsync(cancellationToken) is not { } request || WasTouched(TouchedAt(issue)))
            {
                continue;
            }

            var state = await issue.StateAsync(cancellationToken);
            if (state is null ? !File.Exists(issue.At("report.json")) : state.RunId != request.RunId || !state.IsFinal)
            {
                yield return (id, request.RunId, false);
            }
            else if (state is { Stage: IssueStage.Published or IssueStage.Failed, IsAnnounced: false })
            {
                yield return (id, request.RunId, true);
            }
        }
    }

    private bool WasTouched(DateTimeOffset at) => at > untouchedSince && at < clock.GetUtcNow() + TimeSpan.FromMinutes(1);

    private static DateTimeOffset TouchedAt(IssueFolder issue) =>
        new DirectoryInfo(issue.At("work")).EnumerateFiles().Select(file => new DateTimeOffset(file.LastWriteTimeUtc)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
}
