using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Care;

/// <summary>
/// Keeps the folder of a process small and true: copies of issues that somebody has deleted go, and, where the settings prune, clips and parts that are old or too many, and on workers issues that nobody has touched for a week; all of it is in the bucket.
/// </summary>
/// <param name="library">The process's folder.</param>
/// <param name="shared">The library in the bucket.</param>
/// <param name="prune">What the settings let go; null for nothing.</param>
/// <param name="isServer">Whether issues are served from here; then they stay.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Gets what happens.</param>
internal sealed class CopyCare(LibraryFolder library, BucketLibrary shared, PruneSettings? prune, bool isServer, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PruneInterval = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Untouched = TimeSpan.FromDays(7);

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private DateTimeOffset prunedAt = DateTimeOffset.MinValue;

    /// <summary>Goes on until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or BucketAwayException)
            {
                log.UpkeepWaits(e.Message);
            }

            await Task.Delay(Interval, clock, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Does all of it once.</summary>
    internal async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (!isServer)
        {
            await DropDeletedAsync(cancellationToken);
        }

        if (prune is not null && clock.GetUtcNow() - prunedAt > PruneInterval)
        {
            await PruneAsync(prune, cancellationToken);
            prunedAt = clock.GetUtcNow();
        }
    }

    private async Task DropDeletedAsync(CancellationToken cancellationToken)
    {
        await foreach (var marker in shared.Bucket.ListAsync(BucketKeys.Published, cancellationToken: cancellationToken))
        {
            if (seen.Contains(marker.Key) || BucketKeys.Publication(marker.Key) is not { } publication)
            {
                continue;
            }

            if (!Directory.Exists(library.Issue(publication.Id).Path) || await shared.DropAsync(publication.Id, isOnlyIfDeleted: true, cancellationToken))
            {
                seen.Add(marker.Key);
            }
        }
    }

    private async Task PruneAsync(PruneSettings limits, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(LongestWait);
        try
        {
            // Whoever makes an issue shares this lock.
            using var kept = await FolderLock.TakeAsync(library.StorePath, () => { }, late.Token);
            var (madeBefore, mostBytes) = (limits.OlderThanDays is { } days ? clock.GetUtcNow().UtcDateTime.AddDays(-days) : DateTime.MinValue, limits.MostGiB is { } most ? (long)(most * (1L << 30)) : long.MaxValue);
            var files = new StoreFiles(library).All().OrderBy(file => file.MadeAt).ThenBy(file => file.Name, StringComparer.Ordinal).ToList();
            var (left, removed, removedBytes) = (files.Sum(file => file.SizeBytes), 0, 0L);
            foreach (var file in files.Where(file => file.MadeAt < madeBefore || left > mostBytes))
            {
                File.Delete(file.Path);
                (left, removed, removedBytes) = (left - file.SizeBytes, removed + 1, removedBytes + file.SizeBytes);
            }

            log.Pruned(removed, removedBytes, left);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // An issue is being made; the next round prunes.
            return;
        }

        foreach (var id in isServer ? [] : library.Issues().Where(IsUntouched).ToList())
        {
            await shared.DropAsync(id, isOnlyIfDeleted: false, cancellationToken);
        }
    }

    private bool IsUntouched(IssueId id) => new DirectoryInfo(library.Issue(id).At("work")) is { Exists: true } work
        && work.EnumerateFiles().All(file => file.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - Untouched) && work.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - Untouched;
}
