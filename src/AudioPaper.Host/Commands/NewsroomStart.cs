using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AudioPaper.Host.Commands;

/// <summary>Opens newsrooms.</summary>
internal static class NewsroomStart
{
    private const int Tries = 20;

    /// <summary>Opens one; a database that does not answer yet is waited for, a minute at most.</summary>
    /// <param name="library">The library, opened.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="logs">Gets what happens.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LibraryException">The database cannot be used.</exception>
    public static async Task<Newsroom> OpenAsync(LibraryFolder library, ServerSettings settings, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                return new Newsroom(library, settings, TimeProvider.System, logs);
            }
            catch (Exception e) when (e is NpgsqlException or ArgumentException && Shown(e) is var reason)
            {
                if (i == Tries || e is ArgumentException or PostgresException { IsTransient: false, SqlState: not "57P03" })
                {
                    throw new LibraryException($"PostgreSQL cannot be used ({reason}); check --database, and that the server runs.", $"无法使用 PostgreSQL（{reason}）；请检查 --database 以及数据库是否在运行。", e);
                }

                await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            }
        }
    }

    // The connection string, which holds a password, is in none of these.
    private static string Shown(Exception e) => e is ArgumentException ? "the connection string is not one" : e.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
