using System.Data.Common;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>The database of the jobs, or the bucket, is away for a while: restarted, or out of reach. A job at work waits for it and does its work again, which it may.</summary>
internal static class DatabaseTrouble
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Whether an exception says so.</summary>
    public static bool Is(Exception exception) =>
        exception is DbException or BucketAwayException or LockLostException or DistributedLockTimeoutException or BackgroundJobClientException { InnerException: DbException or TimeoutException or DistributedLockTimeoutException };

    /// <summary>Does something, again and again while the database is away.</summary>
    /// <param name="work">Can be executed several times.</param>
    /// <param name="log">Told once.</param>
    /// <param name="stopping">Ends the wait.</param>
    public static async Task OutlastAsync(Func<Task> work, ILogger log, CancellationToken stopping)
    {
        var began = Environment.TickCount64;
        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (Is(e) && Environment.TickCount64 - began < Longest.TotalMilliseconds)
            {
                log.DatabaseAway(e.InnerException?.Message ?? e.Message);
            }

            await Task.Delay(pause, stopping);
        }
    }
}

/// <summary>A lock was lost with its connection: somebody else may have it now.</summary>
internal sealed class LockLostException() : Exception("the lock was lost with the connection");
