using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using Npgsql;

namespace AudioPaper.Host.Commands;

/// <summary>What must be there before a newsroom opens.</summary>
internal static class NewsroomStart
{
    private const int Tries = 20;

    /// <summary>Waits for the database of the jobs, a minute at most; does nothing where jobs lie in memory.</summary>
    /// <param name="database">Connection string; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LibraryException">The database cannot be used.</exception>
    public static async Task WaitAsync(string? database, CancellationToken cancellationToken)
    {
        for (var i = 1; database is not null; i++)
        {
            try
            {
                using var storage = SharedJobs.Open(database) as IDisposable;
                return;
            }
            catch (Exception e) when (e is NpgsqlException or ArgumentException && Shown(e) is var reason)
            {
                if (i == Tries || e is ArgumentException or PostgresException { IsTransient: false, SqlState: not "57P03" })
                {
                    throw new LibraryException($"PostgreSQL cannot be used ({reason}); check --database, and that the server runs.", $"无法使用 PostgreSQL（{reason}）；请检查 --database 以及数据库是否在运行。", e);
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
        }
    }

    // The connection string, which holds a password, is in none of these.
    private static string Shown(Exception e) => e is ArgumentException ? "the connection string is not one" : e.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
