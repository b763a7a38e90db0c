using System.Security.Claims;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using Hangfire;
using Hangfire.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>What the server is: who asks, voices, jobs.</summary>
internal static class ServerRoutes
{
    private const int MostJobs = 100;

    /// <summary>Maps them.</summary>
    public static void MapServer(this RouteGroupBuilder api)
    {
        api.MapGet("/session", (HttpContext context, IAntiforgery forgery) => Results.Ok(new SessionAnswer(
                Access.NameOf(context.User), context.User.FindFirstValue(ClaimTypes.Role), [.. Access.ScopesOf(context.User)], Access.NewspaperOf(context.User),
                Access.IsPerson(context.User) ? forgery.GetAndStoreTokens(context).RequestToken : null)))
            .Told("session.get", "Server", "Who asks, and what they may do.").Produces<SessionAnswer>().RequireAuthorization();
        api.MapGet("/voices", VoicesAsync).Told("voices.list", "Server", "Engines and voices, and whether they can speak.").Produces<VoicesAnswer>().RequireScope(Scopes.VoicesRead);
        api.MapGet("/jobs", (Newsroom newsroom) => Results.Ok(Jobs(newsroom.Storage))).Told("jobs.get", "Server", "What waits, runs and failed.").Produces<JobsAnswer>().RequireScope(Scopes.JobsRead, isOfServer: true);
    }

    private static async Task<IResult> VoicesAsync(ServerSettings settings, HttpContext context, CancellationToken cancellationToken)
    {
        var (ui, folder) = (RequestLanguage.Of(context.Request), VoiceSetup.VoicesFolder(settings.VoicesFolder));
        await using var engines = VoiceSetup.Engines(NewspaperSettings.Default, folder, VoicesStudio.Reader());
        var shelf = await VoicesShelf.LookAsync(engines, folder, cancellationToken);
        return Results.Ok(new VoicesAnswer(
            [.. shelf.Engines.Select(engine => new EngineAnswer(engine.Id, engine.State.IsAvailable, ui.Say(engine.State.Chinese, engine.State.Reason)))],
            [.. shelf.Voices.Select(voice => new VoiceAnswer(voice.Voice.Id.ToString(), ui.Say(voice.Voice.ChineseName, voice.Voice.EnglishName), voice.Voice.Language, shelf.CanSpeak(voice), voice.Voice.Licence))]));
    }

    private static JobsAnswer Jobs(JobStorage storage)
    {
        var monitor = storage.GetMonitoringApi();
        return new JobsAnswer(
            [.. monitor.Queues().Select(queue => new QueueAnswer(queue.Name, queue.Length)).OrderBy(queue => queue.Name, StringComparer.Ordinal)],
            monitor.ScheduledCount(),
            [.. monitor.ProcessingJobs(0, MostJobs).Select(job => Of(job.Key, job.Value?.Job, job.Value?.StartedAt, null))],
            [.. monitor.FailedJobs(0, MostJobs).Select(job => Of(job.Key, job.Value?.Job, job.Value?.FailedAt, job.Value?.ExceptionMessage))],
            monitor.Servers().Count);
    }

    private static JobAnswer Of(string id, Job? job, DateTime? at, string? reason) => new(
        id, job?.Method.Name ?? "", job?.Args.OfType<string>().FirstOrDefault(), at is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null, reason);
}
