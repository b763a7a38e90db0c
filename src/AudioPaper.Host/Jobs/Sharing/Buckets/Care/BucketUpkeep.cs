using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Care;

/// <summary>
/// What a server does beside its jobs while the library is in a bucket: puts deliveries that came while the bucket was away and what people wrote, and takes every published issue
/// whole into its folder, from which it serves; the newest first, as long as the disk has room. Publications are known by their names in the bucket (<see cref="BucketKeys.Published"/>), so that
/// looking costs one listing; clocks of the machines may differ by a quarter of an hour.
/// </summary>
/// <param name="library">The server's folder.</param>
/// <param name="shared">The library in the bucket.</param>
/// <param name="inbox">Its deliveries.</param>
/// <param name="locks">An issue that a job of any process is putting together or publishing is taken later.</param>
/// <param name="onTaken">Told of each issue that came.</param>
/// <param name="log">Gets what happens.</param>
internal sealed class BucketUpkeep(LibraryFolder library, BucketLibrary shared, Inbox inbox, IJobLocks locks, Action<IssueId> onTaken, ILogger log)
{
    private const long LeastFreeBytes = 2L << 30;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private string? after;
    private bool isFull;

    /// <summary>Goes on until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        for (var isAway = false; !stopping.IsCancellationRequested;)
        {
            try
            {
                await RoundAsync(stopping);
                isAway = false;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException || DatabaseTrouble.Is(e))
            {
                if (!isAway)
                {
                    log.UpkeepWaits(e.Message);
                }

                isAway = true;
            }

            await Task.Delay(Interval, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Does all of it once.</summary>
    internal async Task RoundAsync(CancellationToken cancellationToken)
    {
        await shared.Newspapers.PushAsync(cancellationToken);
        await shared.Deliveries.ReconcileAsync(inbox, cancellationToken);
        var publications = new Dictionary<string, (string Key, long Ticks)>(StringComparer.Ordinal);
        await foreach (var one in shared.Bucket.ListAsync(BucketKeys.Published, after, cancellationToken: cancellationToken))
        {
            if (BucketKeys.Publication(one.Key) is { } publication)
            {
                publications[publication.Id.Folder] = (one.Key, publication.Ticks);
            }
        }

        var areAllHere = true;
        foreach (var (folder, (key, ticks)) in publications.Where(publication => !taken.Contains(publication.Value.Key)).OrderByDescending(publication => publication.Value.Ticks))
        {
            if (await TakeAsync(new IssueId(folder), ticks, cancellationToken))
            {
                taken.Add(key);
            }
            else
            {
                areAllHere = false;
            }
        }

        taken.IntersectWith(publications.Values.Select(publication => publication.Key));
        if (areAllHere && publications.Count > 0)
        {
            after = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{BucketKeys.Published}{publications.Values.Max(publication => publication.Ticks) - Overlap.Ticks:D19}");
        }
    }

    /// <returns>False when it is to be looked at again.</returns>
    private async Task<bool> TakeAsync(IssueId id, long ticks, CancellationToken cancellationToken)
    {
        var issue = library.Issue(id);
        var before = await issue.StateAsync(cancellationToken);
        if (before is not null && !IsUntold(before) && before.PublishedAt?.UtcTicks >= ticks && File.Exists(issue.At("report.json")) && await issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken) is { } there
            && File.Exists(issue.At(there.Enclosure.Name)))
        {
            return true;
        }

        await using var mine = await locks.TryTakeAsync($"issue {id}", cancellationToken);
        if (mine is null)
        {
            return false;
        }

        var size = await shared.SizeBytesAsync(id, cancellationToken);
        if (size == 0)
        {
            // It was deleted since, perhaps at another server.
            var isGone = !Directory.Exists(issue.Path) || await shared.DropAsync(id, isOnlyIfDeleted: true, cancellationToken);
            await shared.Newspapers.PullFeedAsync(id.NewspaperFolder, cancellationToken);
            onTaken(id);
            return isGone;
        }

        if (new DriveInfo(library.Root).AvailableFreeSpace < LeastFreeBytes + size)
        {
            if (!isFull)
            {
                log.NoRoomForIssues(library.Root, id);
            }

            isFull = true;
            return false;
        }

        isFull = false;
        await shared.PullPublishedAsync(id, cancellationToken);
        await shared.Newspapers.PullFeedAsync(id.NewspaperFolder, cancellationToken);
        if (before?.PublishedAt is null || before.PublishedAt?.UtcTicks < ticks)
        {
            onTaken(id);
        }

        // Whether everybody was told of it comes a little later.
        return await issue.StateAsync(cancellationToken) is not { } state || !IsUntold(state);
    }

    private static bool IsUntold(IssueState state) => state is { Stage: IssueStage.Published or IssueStage.Failed, IsAnnounced: false };
}
