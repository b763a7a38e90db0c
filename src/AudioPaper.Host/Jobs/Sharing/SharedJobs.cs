using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Npgsql;

namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>Where the jobs of a newsroom lie: in memory, or in PostgreSQL where several processes share them.</summary>
public static class SharedJobs
{
    /// <summary>Schema of the tables in PostgreSQL.</summary>
    public const string Schema = "audiopaper_jobs";

    /// <summary>A job whose process is gone is given to another one after this time; one that lives says so more often.</summary>
    private static readonly TimeSpan UntilLost = TimeSpan.FromSeconds(30);

    /// <summary>Opens the storage.</summary>
    /// <param name="database">Connection string of PostgreSQL; null for jobs in memory.</param>
    public static JobStorage Open(string? database) => database is null
        ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) })
        : new PostgreSqlStorage(
            new NpgsqlConnectionFactoryOf(database),
            new PostgreSqlStorageOptions
            {
                SchemaName = Schema, QueuePollInterval = TimeSpan.FromMilliseconds(500), InvisibilityTimeout = UntilLost, UseSlidingInvisibilityTimeout = true,
                JobExpirationCheckInterval = TimeSpan.FromMinutes(10),
            });

    /// <summary>Opens the locks.</summary>
    /// <inheritdoc cref="Open"/>
    public static IJobLocks Locks(string? database) => database is null ? new LocalLocks() : new PostgresLocks(database);

    /// <summary>The connection string, with limits on what it leaves open.</summary>
    internal static string Bounded(string database)
    {
        var builder = new NpgsqlConnectionStringBuilder(database);
        builder.Timeout = Math.Clamp(builder.Timeout, 1, 15);
        builder.KeepAlive = builder.KeepAlive == 0 ? 10 : builder.KeepAlive;
        builder.ApplicationName ??= "audiopaper";
        return builder.ConnectionString;
    }

    private sealed class NpgsqlConnectionFactoryOf(string database) : IConnectionFactory
    {
        private readonly string bounded = Bounded(database);

        public NpgsqlConnection GetOrCreateConnection() => new(bounded);
    }
}
