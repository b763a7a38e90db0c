using System.Globalization;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Care;

/// <summary>
/// Bounds a bucket, as <see cref="StorePruning"/> bounds a folder: clips and parts that no issue needs go by age and size, the oldest first, none of the last day, for records of a run under way may not name them yet. What goes
/// all the same is made again. Deliveries that were done a month ago and markers that later ones replace go, too.
/// </summary>
/// <param name="library">The working copy's library; it takes the records of all issues.</param>
/// <param name="shared">The library in the bucket.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Gets what was removed.</param>
internal sealed class BucketPruning(LibraryFolder library, BucketLibrary shared, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Young = TimeSpan.FromDays(1);
    private static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(30);

    private readonly Bucket bucket = shared.Bucket;

    /// <summary>Removes it. May be repeated, and run beside other processes.</summary>
    /// <exception cref="LibraryException">Of an issue nobody knows what it needs; nothing was removed.</exception>
    public async Task RunAsync(PruneSettings settings, CancellationToken cancellationToken)
    {
        var needed = await NeededAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (madeBefore, mostBytes) = (settings.OlderThanDays is { } days ? now.AddDays(-days) : DateTimeOffset.MinValue, settings.MostGiB is { } most ? (long)(most * (1L << 30)) : long.MaxValue);
        var sounds = new List<BucketObject>();
        foreach (var prefix in new[] { ".store/clips/", ".store/tracks/" })
        {
            sounds.AddRange(await bucket.ListAsync(prefix, cancellationToken: cancellationToken).ToListAsync(cancellationToken));
        }

        var (left, removed, removedBytes) = (sounds.Sum(one => one.SizeBytes), 0, 0L);
        foreach (var one in sounds.Where(one => one.WrittenAt < now - Young && !needed.Contains(Path.GetFileNameWithoutExtension(one.Key))).OrderBy(one => one.WrittenAt).ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            if (one.WrittenAt < madeBefore || left > mostBytes)
            {
                await bucket.DeleteAsync(one.Key, cancellationToken);
                (left, removed, removedBytes) = (left - one.SizeBytes, removed + 1, removedBytes + one.SizeBytes);
            }
        }

        await PruneMarkersAsync(now, cancellationToken);
        await PruneDeliveriesAsync(now, cancellationToken);
        log.Pruned(removed, removedBytes, left);
    }

    private async Task<HashSet<string>> NeededAsync(CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var newspaper in await bucket.FoldersAsync("", cancellationToken).ToListAsync(cancellationToken))
        {
            foreach (var folder in (await bucket.FoldersAsync(newspaper, cancellationToken).ToListAsync(cancellationToken)).Select(folder => folder.TrimEnd('/')).Where(BucketKeys.IsIssue))
            {
                var id = new IssueId(folder);
                await shared.PullRecordsAsync(id, cancellationToken);
                if (!File.Exists(library.Issue(id).At("work", "issue.json")))
                {
                    await PruneLeftoversAsync(id, cancellationToken);
                    continue;
                }

                needed.UnionWith(await IssueCheck.NeededAsync(library.Issue(id), cancellationToken) ?? throw new LibraryException(
                    $"The records of {id} in the bucket do not tell what it needs; make it again, then the bucket can be pruned.", $"存储桶中 {id} 的记录没有说明它需要哪些文件；请重新制作这一期，再清理。"));
            }
        }

        return needed;
    }

    /// <summary>What a worker put after the issue had been deleted.</summary>
    private async Task PruneLeftoversAsync(IssueId id, CancellationToken cancellationToken)
    {
        var left = await bucket.ListAsync(BucketKeys.Of(id), cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        foreach (var one in left.TrueForAll(one => one.WrittenAt < clock.GetUtcNow() - Young) ? left : [])
        {
            await bucket.DeleteAsync(one.Key, cancellationToken);
        }
    }

    /// <summary>Of an issue's publications only the last one matters, once everybody has had a day to see it.</summary>
    private async Task PruneMarkersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, BucketObject>(StringComparer.Ordinal);
        foreach (var marker in await bucket.ListAsync(BucketKeys.Published, cancellationToken: cancellationToken).ToListAsync(cancellationToken))
        {
            if (BucketKeys.Publication(marker.Key) is not { } publication)
            {
                continue;
            }

            if (last.TryGetValue(publication.Id.Folder, out var earlier) && earlier.WrittenAt < now - Young)
            {
                await bucket.DeleteAsync(earlier.Key, cancellationToken);
            }

            last[publication.Id.Folder] = marker;
        }
    }

    private async Task PruneDeliveriesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inbox = new Inbox(library, clock);
        foreach (var folder in await bucket.FoldersAsync(BucketKeys.Inbox, cancellationToken).ToListAsync(cancellationToken))
        {
            var id = folder[BucketKeys.Inbox.Length..].TrimEnd('/');
            if (!DateTime.TryParseExact(id.Split('-')[0], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) || at > now.UtcDateTime - DeliveriesKept)
            {
                continue;
            }

            await shared.PullDeliveryAsync(id, cancellationToken);
            if (await inbox.ReadAsync(id, cancellationToken) is { Stage: not DeliveryStage.Waiting })
            {
                foreach (var one in await bucket.ListAsync(folder, cancellationToken: cancellationToken).ToListAsync(cancellationToken))
                {
                    await bucket.DeleteAsync(one.Key, cancellationToken);
                }
            }
        }

        await inbox.PruneAsync(DeliveriesKept, cancellationToken);
    }
}
