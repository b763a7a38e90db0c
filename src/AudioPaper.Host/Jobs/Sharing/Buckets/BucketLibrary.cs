using AudioPaper.Host.Jobs.Sharing.Buckets.Care;
using AudioPaper.Host.Jobs.Sharing.Buckets.Issues;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>The library in a bucket; each process has a working copy in its own folder. What both have and differs is the bucket's, except for what people write beside the server.</summary>
internal sealed class BucketLibrary : ISharedLibrary, IDisposable
{
    private readonly LibraryFolder library;
    private readonly WorkingCopy copy;
    private readonly PeopleFiles? people;
    private readonly IssueFiles files;
    private readonly IssuePull pull;
    private readonly IssuePush push;

    /// <summary>Creates it; nothing is copied yet.</summary>
    /// <param name="library">The working copy.</param>
    /// <param name="bucket">The bucket; closed with this.</param>
    /// <param name="isServer">Whether people write into this process's folder: settings, lexicons, covers and edits are put from here.</param>
    public BucketLibrary(LibraryFolder library, Bucket bucket, bool isServer)
    {
        (this.library, Bucket, IsServer) = (library, bucket, isServer);
        copy = new WorkingCopy(library.Root, bucket);
        people = isServer ? new PeopleFiles(copy) : null;
        files = new IssueFiles(library, copy);
        (pull, push) = (new IssuePull(files, people), new IssuePush(files));
        (Newspapers, Deliveries) = (new NewspaperCopy(library, copy, people), new DeliveryCopy(copy));
    }

    /// <inheritdoc/>
    public bool IsElsewhere => true;

    /// <summary>The bucket.</summary>
    internal Bucket Bucket { get; }

    /// <summary>Whether people write into this process's folder.</summary>
    internal bool IsServer { get; }

    /// <summary>What is copied of newspapers.</summary>
    internal NewspaperCopy Newspapers { get; }

    /// <summary>What is copied of deliveries.</summary>
    internal DeliveryCopy Deliveries { get; }

    /// <inheritdoc/>
    public async Task PullIssueAsync(IssueId id, CancellationToken cancellationToken)
    {
        await Newspapers.PullAsync(id.NewspaperFolder, cancellationToken);
        await PullRecordsAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public Task PullRecordsAsync(IssueId id, CancellationToken cancellationToken) => pull.RecordsAsync(id, cancellationToken);

    /// <inheritdoc/>
    public async Task PullSoundAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            await copy.GetAsync(copy.KeyOf(path), path, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task PushClipAsync(string path, CancellationToken cancellationToken) => copy.PushAsync(path, null, cancellationToken);

    /// <inheritdoc/>
    public Task KeepAsync(IssueFolder issue, IEnumerable<string> sounds, IReadOnlyList<string> names, Func<Task> write, CancellationToken cancellationToken) => push.KeepAsync(issue, sounds, names, write, cancellationToken);

    /// <inheritdoc/>
    public Task KeepImportAsync(IssueFolder issue, string runId, Func<Task> write, CancellationToken cancellationToken) => push.KeepImportAsync(issue, runId, write, cancellationToken);

    /// <inheritdoc/>
    public Task KeepEpisodeAsync(IssueFolder issue, Func<Task> write, CancellationToken cancellationToken) => push.KeepEpisodeAsync(issue, write, cancellationToken);

    /// <inheritdoc/>
    public async Task PullNewspaperAsync(IssueId id, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "transcript.vtt", "feed.xml" })
        {
            await copy.GetAsync(BucketKeys.Of(id) + name, library.Issue(id).At(name), cancellationToken);
        }

        await Newspapers.PullEpisodesAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public Task PullFeedAsync(IssueId id, CancellationToken cancellationToken) => Newspapers.PullFeedAsync(id.NewspaperFolder, cancellationToken);

    /// <inheritdoc/>
    public Task PushPublicationAsync(IssueId id, CancellationToken cancellationToken) => push.PublicationAsync(id, cancellationToken);

    /// <inheritdoc/>
    public async Task TellChangedAsync(IssueId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var nothing = new MemoryStream();
        await Bucket.PutAsync(BucketKeys.PublishedAt(at, id), nothing, cancellationToken);
    }

    /// <inheritdoc/>
    public Task PullDeliveryAsync(string deliveryId, CancellationToken cancellationToken) => Deliveries.PullAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public Task PushDeliveryAsync(string deliveryId, CancellationToken cancellationToken) => Deliveries.PushAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public async Task PullUndoneAsync(CancellationToken cancellationToken)
    {
        await Deliveries.PullWaitingAsync(cancellationToken);
        await new OpenRuns(files, pull).PullAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(IssueId id, CancellationToken cancellationToken) => push.DeleteAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteSoundsAsync(IEnumerable<string> names, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        names.SelectMany(name => new[] { $".store/clips/{name[..2]}/{name}.", $".store/tracks/{name[..2]}/{name}." }), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
        async (prefix, cancellation) =>
        {
            // A part has the ending of its format.
            foreach (var sound in await Bucket.ListAsync(prefix, cancellationToken: cancellation).ToListAsync(cancellation))
            {
                await Bucket.DeleteAsync(sound.Key, cancellation);
            }
        });

    /// <inheritdoc/>
    public Task PruneAsync(PruneSettings settings, TimeProvider clock, ILogger log, CancellationToken cancellationToken) => new BucketPruning(library, this, clock, log).RunAsync(settings, cancellationToken);

    /// <inheritdoc cref="IssuePull.WholeAsync"/>
    internal Task PullPublishedAsync(IssueId id, CancellationToken cancellationToken) => pull.WholeAsync(id, cancellationToken);

    /// <inheritdoc cref="IssuePull.DropAsync"/>
    internal Task<bool> DropAsync(IssueId id, bool isOnlyIfDeleted, CancellationToken cancellationToken) => pull.DropAsync(id, isOnlyIfDeleted, cancellationToken);

    /// <summary>Size of an issue in the bucket.</summary>
    internal async Task<long> SizeBytesAsync(IssueId id, CancellationToken cancellationToken) => (await files.ListAsync(id, cancellationToken)).Sum(one => one.SizeBytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        people?.Dispose();
        Bucket.Dispose();
    }
}
