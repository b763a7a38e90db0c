using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Notices;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Operations.Telemetry;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

    /// <summary>Opens the newsroom of a program that runs: its library, what it tells and to whom, what is measured.</summary>
    /// <param name="services">Has them.</param>
    /// <param name="isServer">Whether people write into its folder.</param>
    public static Newsroom Open(IServiceProvider services, bool isServer)
    {
        var (settings, clock) = (services.GetRequiredService<ServerSettings>(), services.GetRequiredService<TimeProvider>());
        var library = LibraryFolder.Open(settings.Library);
        return new Newsroom(library, settings, clock, services.GetRequiredService<ILoggerFactory>(), services.GetRequiredService<NewsroomMeters>(), isServer)
        {
            Notices = new NoticeDesk(library, services.GetRequiredService<AlertDesk>(), (newspaper, cancellation) => services.GetRequiredService<HubPings>().PingAsync(newspaper, cancellation), settings.PublicUrl, clock),
        };
    }

    // The connection string, which holds a password, is in none of these.
    private static string Shown(Exception e) => e is ArgumentException ? "the connection string is not one" : e.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
