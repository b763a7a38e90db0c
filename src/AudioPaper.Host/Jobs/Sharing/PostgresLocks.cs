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
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

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
    public async Task<JobLock?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = new(bounded);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new NpgsqlParameter { Value = KeyOf(name) } } };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
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
