using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web.Downloads;

/// <summary>Puts the counting into the server.</summary>
internal static class DownloadSetup
{
    private static readonly ImmutableArray<string> Sounds = [".mp3", ".m4b", ".m4a", ".opus"];

    /// <summary>Adds what it needs.</summary>
    public static void AddDownloads(this IServiceCollection services) => services.AddSingleton<DownloadCounts>().AddHostedService<DownloadSaving>();

    /// <summary>Counts what is answered from here on.</summary>
    public static void UseDownloadCounts(this IApplicationBuilder app)
    {
        var counts = app.ApplicationServices.GetRequiredService<DownloadCounts>();
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && FileOf(context.Request.Path) is { } file)
            {
                context.Response.OnStarting(() =>
                {
                    if (IsBeginning(context.Response))
                    {
                        counts.Count(file);
                    }

                    return Task.CompletedTask;
                });
            }

            return next(context);
        });
    }

    /// <summary>Maps the route that tells the counts.</summary>
    public static void MapDownloads(this RouteGroupBuilder api) =>
        api.MapGet("/newspapers/{newspaper}/downloads", (string newspaper, string? month, LibraryFolder library, DownloadCounts counts, TimeProvider clock, HttpContext context) =>
            {
                var of = month is null ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)
                    : DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first
                    : throw Problem.Invalid.Saying("month 写成 2026-03。", "month is written like 2026-03.").Thrown();
                return Known.Newspaper(library, context.User, newspaper) is { } folder
                    ? Results.Ok(counts.Of(folder, of).Select(count => new DownloadAnswer(count.Day, count.File[(folder.Length + 1)..], count.Count)).ToImmutableArray()) : Problem.NotFound.Result();
            })
            .Told("downloads.list", "Newspapers", "Downloads that began, by day and file, of a month (YYYY-MM; default: this one). Nothing of the listener is kept, so each download counts.")
            .Produces<ImmutableArray<DownloadAnswer>>().RequireScope(Scopes.DownloadsRead);

    /// <summary>The file that a path of the public site names; null for what is no sound. A listener's secret in it is left out.</summary>
    internal static string? FileOf(PathString path)
    {
        var parts = (path.Value ?? "").Split('/')[1..];
        parts = parts is ["p", _, ..] ? parts[2..] : parts;
        return parts.Length is 3 or 4 && (parts.Length == 3 || parts[2] == "articles") && parts.All(part => part.Length > 0) && parts[0] is not ("api" or "desk") && Sounds.Contains(Path.GetExtension(parts[^1]))
            ? string.Join('/', parts) : null;
    }

    /// <summary>Whether an answer begins with the first byte, and is more than a player's question what there is (two bytes).</summary>
    internal static bool IsBeginning(HttpResponse response) => response.StatusCode == StatusCodes.Status200OK
        || (response.StatusCode == StatusCodes.Status206PartialContent && response.GetTypedHeaders().ContentRange is { From: 0, To: > 1 });
}

/// <summary>Saves the counts once a minute, and when the server stops.</summary>
internal sealed partial class DownloadSaving(DownloadCounts counts, TimeProvider clock, ILogger<DownloadSaving> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, clock, stoppingToken);
                await SaveAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Saved once more when it stops.
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await counts.SaveAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or LibraryException)
        {
            NotSaved(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Download counts could not be saved and are tried again: {Reason}")]
    private partial void NotSaved(string reason);
}
