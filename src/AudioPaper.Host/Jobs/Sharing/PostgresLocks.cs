using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>
/// Advisory locks of PostgreSQL, one connection each: they end with their connection, so a process that dies keeps none
/// (PostgreSQL documentation, 13.3.5 Advisory Locks). Names are hashed to 64 bits.
/// </summary>
/// <param name="database">Connection string.</param>
public sealed class PostgresLocks(string database) : IJobLocks
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300), LongestQueue = TimeSpan.FromSeconds(30);

    private readonly string bounded = new NpgsqlConnectionStringBuilder(SharedJobs.Bounded(database)) { Pooling = false }.ConnectionString;

    /// <inheritdoc/>
    public async Task<JobLock> TakeAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryTakeAsync(name, cancellationToken) is { } taken)
            {
                return taken;
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<JobLock?> TryTakeAsync(string name, CancellationToken cancellationToken) => TryTakeAsync([name], waits: false, cancellationToken);

    /// <inheritdoc/>
    public async Task<JobLock> TakeOneAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryTakeAsync(names, waits: true, cancellationToken) is { } taken)
            {
                return taken;
            }
        }
    }

    /// <summary>Tries each name; where nobody gives one up and <paramref name="waits"/> says so, queues for one of them for a while, in which PostgreSQL keeps the order.</summary>
    private async Task<JobLock?> TryTakeAsync(IReadOnlyList<string> names, bool waits, CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = new(bounded);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (await TryEachAsync(connection, names, cancellationToken) || (waits && await QueueAsync(connection, names[Random.Shared.Next(names.Count)], cancellationToken)))
            {
                var held = connection;
                connection = null;
                return new JobLock(held.DisposeAsync, cancellation => IsAliveAsync(held, cancellation));
            }

            return null;
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private static async Task<bool> TryEachAsync(NpgsqlConnection connection, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new NpgsqlParameter { Value = KeyOf(name) } } };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> QueueAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new NpgsqlParameter { Value = KeyOf(name) } }, CommandTimeout = (int)LongestQueue.TotalSeconds };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException e) when (e.InnerException is TimeoutException)
        {
            // Another name may have become free meanwhile, and a connection that is dead is found out.
            return false;
        }
    }

    private static async Task<bool> IsAliveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            return await command.ExecuteScalarAsync(cancellationToken) is 1;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private static long KeyOf(string name) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("audiopaper " + name)));
}
