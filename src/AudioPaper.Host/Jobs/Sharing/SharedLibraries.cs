using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Jobs.Sharing.Buckets;
using AudioPaper.Host.Jobs.Sharing.Buckets.Care;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>Opens what a newsroom's processes share beside the jobs: a folder, or a bucket where the settings name one.</summary>
internal static class SharedLibraries
{
    /// <summary>Opens it; nothing is sent yet.</summary>
    /// <param name="library">The folder of this process.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="isServer">Whether people write into that folder.</param>
    /// <exception cref="LibraryException">The keys of the bucket are missing.</exception>
    public static ISharedLibrary Open(LibraryFolder library, ServerSettings settings, bool isServer) =>
        settings.Bucket is { } bucket ? new BucketLibrary(library, new Bucket(bucket, KeysOf(settings)), isServer) : SharedFolder.Instance;

    /// <summary>Asks once whether the bucket can be used; does nothing where there is none.</summary>
    /// <exception cref="LibraryException">It cannot.</exception>
    public static async Task ProbeAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Bucket is { } named)
        {
            using var bucket = new Bucket(named, KeysOf(settings));
            await bucket.ProbeAsync(cancellationToken);
            try
            {
                await BucketFormat.CheckAsync(bucket, named.Name, cancellationToken);
            }
            catch (BucketAwayException)
            {
                // It is waited for.
            }
        }
    }

    /// <summary>What a process does beside its jobs; nothing where all have one folder.</summary>
    /// <param name="shared">What is shared.</param>
    /// <param name="library">The process's folder.</param>
    /// <param name="inbox">Its deliveries.</param>
    /// <param name="locks">The locks of the jobs.</param>
    /// <param name="onTaken">Told, on a server, of each published issue that came or went.</param>
    /// <param name="prune">What the settings let go; null for nothing.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">Gets what happens.</param>
    /// <param name="stopping">Ends it.</param>
    public static Task KeepUpAsync(
        ISharedLibrary shared, LibraryFolder library, Inbox inbox, IJobLocks locks, Action<IssueId> onTaken, PruneSettings? prune, TimeProvider clock, ILogger log, CancellationToken stopping)
    {
        if (shared is not BucketLibrary bucket)
        {
            return Task.CompletedTask;
        }

        var care = Task.Run(() => new CopyCare(library, bucket, prune, bucket.IsServer, clock, log).RunAsync(stopping), CancellationToken.None);
        return !bucket.IsServer ? care : Task.WhenAll(care, Task.Run(() => new BucketUpkeep(library, bucket, inbox, locks, onTaken, log).RunAsync(stopping), CancellationToken.None));
    }

    private static (string Id, string Secret) KeysOf(ServerSettings settings) => ServerSecrets.Of(settings).BucketKeys ?? throw new LibraryException(
        $"The keys of the bucket {settings.Bucket!.Name} are missing; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.", $"缺少存储桶 {settings.Bucket!.Name} 的密钥；请设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY。");
}
