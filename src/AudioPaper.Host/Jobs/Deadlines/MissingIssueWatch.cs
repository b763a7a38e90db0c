using AudioPaper.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs.Deadlines;

/// <summary>
/// Looks every minute, in the process that serves, whether an issue that should be published has not even arrived, and tells people once. It is no job: where the library is in a
/// bucket, only the server's folder has all newspapers.
/// </summary>
/// <param name="newsroom">The newsroom.</param>
/// <param name="clock">The clock.</param>
/// <param name="logs">Gets what could not be told.</param>
internal sealed class MissingIssueWatch(Newsroom newsroom, TimeProvider clock, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ILogger log = logs.CreateLogger("AudioPaper.Newsroom");

    /// <summary>Looks once. Safe to repeat.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var issue in await new ExpectedIssues(newsroom.Library, newsroom.Inbox, clock).MissingAsync(cancellationToken))
        {
            try
            {
                await (newsroom.Notices?.MissingAsync(issue, cancellationToken) ?? Task.CompletedTask);
            }
            catch (SentenceException e)
            {
                log.NotTold(issue.Id, e.Message);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    log.NotWatched(newsroom.Library.Root, e.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
