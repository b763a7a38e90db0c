using AudioPaper.Host.Jobs.Deliveries;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>What a working copy has of deliveries. <c>delivery.json</c> is put last and taken last, so that a delivery is there whole or not at all.</summary>
/// <param name="copy">The working copy.</param>
internal sealed class DeliveryCopy(WorkingCopy copy)
{
    private const string Record = "/delivery.json";

    /// <summary>Takes a delivery with its pages; does nothing where it is not in the bucket.</summary>
    public async Task PullAsync(string id, CancellationToken cancellationToken)
    {
        var there = await ListAsync(id, cancellationToken);
        if (there.Find(one => one.Key.EndsWith(Record, StringComparison.Ordinal)) is { } record)
        {
            await copy.PullAllAsync(there.Where(one => one != record), cancellationToken);
            await copy.PullAsync(record, cancellationToken);
        }
    }

    /// <summary>Puts a delivery; the pages of one that is closed go.</summary>
    public async Task PushAsync(string id, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(copy.Root, ".server", "inbox", id);
        var pages = Directory.Exists(Path.Combine(folder, "pages")) ? Directory.GetFiles(Path.Combine(folder, "pages")) : [];
        var there = await ListAsync(id, cancellationToken);
        await copy.PushAllAsync(pages, there.ToDictionary(one => one.Key, one => one.Tag, StringComparer.Ordinal), cancellationToken);
        await copy.PushAsync(Path.Combine(folder, "delivery.json"), null, cancellationToken);
        foreach (var old in there.Where(one => !one.Key.EndsWith(Record, StringComparison.Ordinal) && pages.Length == 0))
        {
            await copy.Bucket.DeleteAsync(old.Key, cancellationToken);
        }
    }

    /// <summary>Takes the records of deliveries, so that what others did with them is known and what nobody looked at is found.</summary>
    public async Task PullWaitingAsync(CancellationToken cancellationToken)
    {
        var all = await copy.Bucket.ListAsync(BucketKeys.Inbox, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        await copy.PullAllAsync(all.Where(one => one.Key.EndsWith(Record, StringComparison.Ordinal)), cancellationToken);
    }

    /// <summary>Puts deliveries that this process took in while the bucket was away, and forgets the pages of those that others have closed.</summary>
    /// <param name="inbox">The deliveries here.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReconcileAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var there = (await copy.Bucket.ListAsync(BucketKeys.Inbox, cancellationToken: cancellationToken).ToListAsync(cancellationToken)).Where(one => one.Key.EndsWith(Record, StringComparison.Ordinal))
            .ToDictionary(one => one.Key[BucketKeys.Inbox.Length..^Record.Length], StringComparer.Ordinal);
        foreach (var id in inbox.Ids().ToList())
        {
            if (await inbox.ReadAsync(id, cancellationToken) is not { Stage: DeliveryStage.Waiting })
            {
                continue;
            }

            if (!there.TryGetValue(id, out var record))
            {
                await PushAsync(id, cancellationToken);
                continue;
            }

            await copy.PullAsync(record, cancellationToken);
            if (await inbox.ReadAsync(id, cancellationToken) is { Stage: not DeliveryStage.Waiting } closed)
            {
                await inbox.CloseAsync(closed, cancellationToken);
            }
        }
    }

    private async Task<List<BucketObject>> ListAsync(string id, CancellationToken cancellationToken) => await copy.Bucket.ListAsync($"{BucketKeys.Inbox}{id}/", cancellationToken: cancellationToken).ToListAsync(cancellationToken);
}
