using System.Security.Claims;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api.Uploads;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>Handing issues in, and what becomes of them.</summary>
internal static class DeliveryRoutes
{
    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(30);

    /// <summary>Maps them.</summary>
    public static void MapDeliveries(this RouteGroupBuilder api)
    {
        api.MapPost("/issues", async (HttpContext context) =>
            {
                var delivery = await TakeAsync(context);
                context.Response.Headers.RetryAfter = "1";
                return Results.Accepted($"/api/v1/deliveries/{delivery.Id}", Of(delivery, RequestLanguage.Of(context.Request)));
            })
            .Told("issues.deliver", "Issues", "Hands pages in: files and fields as multipart/form-data, or one file as the body with its name and the fields in the query. "
                + "Answers when all is on the disk; Location tells where to ask what becomes of it. With an Idempotency-Key the same answer comes for a day.")
            .Produces<DeliveryAnswer>(StatusCodes.Status202Accepted).WithMetadata(new ChecksForgery(), new UploadBody()).Limited(RateLimits.Uploads).RequireScope(Scopes.IssuesWrite);
        api.MapGet("/deliveries", ListAsync)
            .Told("deliveries.list", "Deliveries", "Deliveries, the latest first.").Produces<PageAnswer<DeliveryAnswer>>().RequireScope(Scopes.IssuesRead);
        api.MapGet("/deliveries/{delivery}", async (string delivery, Newsroom newsroom, ClaimsPrincipal user, HttpContext context, CancellationToken cancellationToken) =>
                await newsroom.Inbox.ReadAsync(delivery, cancellationToken) is { } found && Sees(user, found) ? Results.Ok(Of(found, RequestLanguage.Of(context.Request))) : Problem.NotFound.Result())
            .Told("deliveries.get", "Deliveries", "A delivery and what became of it.").Produces<DeliveryAnswer>().RequireScope(Scopes.IssuesRead);
    }

    /// <summary>Takes the upload of a request in; when this ends it is on the disk.</summary>
    /// <exception cref="ProblemException">It cannot be taken; nothing of it is kept.</exception>
    public static async Task<Delivery> TakeAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (newsroom, settings) = (services.GetRequiredService<Newsroom>(), services.GetRequiredService<ServerSettings>());
        var upload = new UploadReading(context, (long)settings.MaxUploadMiB << 20);
        upload.Bound();
        using var late = new CancellationTokenSource(LongestUpload, services.GetRequiredService<TimeProvider>());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        var id = await services.GetRequiredService<OnceKeys>().OnceAsync(Access.IdOf(context.User), context.Request.Headers["Idempotency-Key"],
            async () => (await newsroom.DeliverAsync(upload.ReadAsync, ended.Token)).Id, ended.Token);
        return await newsroom.Inbox.ReadAsync(id, context.RequestAborted) ?? throw Problem.NotFound.Thrown();
    }

    /// <summary>Deliveries that somebody may see, the latest first.</summary>
    public static async Task<List<Delivery>> RecentAsync(Newsroom newsroom, ClaimsPrincipal user, int most, CancellationToken cancellationToken)
    {
        var recent = new List<Delivery>();
        foreach (var id in newsroom.Inbox.Ids().Reverse())
        {
            if (recent.Count == most)
            {
                break;
            }

            if (await newsroom.Inbox.ReadAsync(id, cancellationToken) is { } delivery && Sees(user, delivery))
            {
                recent.Add(delivery);
            }
        }

        return recent;
    }

    private static async Task<IResult> ListAsync(Newsroom newsroom, ClaimsPrincipal user, HttpContext context, int offset = 0, int limit = 50, CancellationToken cancellationToken = default)
    {
        IssueRoutes.CheckPage(offset, limit);
        var all = await RecentAsync(newsroom, user, int.MaxValue, cancellationToken);
        var ui = RequestLanguage.Of(context.Request);
        return Results.Ok(new PageAnswer<DeliveryAnswer>(all.Count, offset, [.. all.Skip(offset).Take(limit).Select(delivery => Of(delivery, ui))]));
    }

    /// <summary>Whether who asks may see a delivery: the newspaper that was named, or that was found on its pages, is theirs.</summary>
    private static bool Sees(ClaimsPrincipal user, Delivery delivery) => Access.NewspaperOf(user) is null
        || (delivery.IssueId is { } issue ? Access.Sees(user, new IssueId(issue).NewspaperFolder) : delivery.Wishes.Newspaper is { } name && Access.Sees(user, FolderName.Of(name)));

    private static DeliveryAnswer Of(Delivery delivery, UiLanguage ui) => new(
        delivery.Id, delivery.ReceivedAt, delivery.Stage, delivery.IssueId is null ? null : new IssueId(delivery.IssueId).NewspaperFolder,
        delivery.IssueId is null ? null : Known.NameOf(new IssueId(delivery.IssueId)), delivery.Reason is null ? null : ReasonOf(delivery, ui), delivery.Guessed,
        delivery.Addresses.IsDefault ? [] : delivery.Addresses);

    /// <summary>Why a delivery was refused, without the folder it lay in.</summary>
    public static string ReasonOf(Delivery delivery, UiLanguage ui) => RefusalReason.Bare(ui.Say(delivery.Chinese ?? delivery.Reason ?? "", delivery.Reason ?? ""), delivery.Id);
}

/// <summary>A body that is an upload; the API document tells its fields.</summary>
internal sealed record UploadBody;
