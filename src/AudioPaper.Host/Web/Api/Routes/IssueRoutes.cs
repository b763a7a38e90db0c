using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>Issues: what there is, how far it is, and what is done with it.</summary>
internal static class IssueRoutes
{
    private const int MostItems = 200;

    /// <summary>Maps them.</summary>
    public static void MapIssues(this RouteGroupBuilder api)
    {
        api.MapGet("/issues", ListAsync)
            .Told("issues.list", "Issues", "Issues, the latest first; by newspaper, stage and dates (from, to: YYYY-MM-DD, both included).").Produces<PageAnswer<IssueAnswer>>().RequireScope(Scopes.IssuesRead);
        var issue = api.MapGroup("/issues/{newspaper}/{issue}");
        issue.MapGet("", async (string newspaper, string issue, LibraryFolder library, HttpContext context, CancellationToken cancellationToken) =>
                Known.Issue(library, context.User, newspaper, issue) is { } folder && await IssueLook.AtAsync(folder, RequestLanguage.Of(context.Request), cancellationToken) is { } look
                    ? Results.Ok(look) : Problem.NotFound.Result())
            .Told("issues.get", "Issues", "An issue and how far it is.").Produces<IssueAnswer>().RequireScope(Scopes.IssuesRead);
        Act(issue, "publish", "Publishes an issue that is held, or one that was withdrawn.");
        Act(issue, "cancel", "Stops the making of an issue; what is finished is kept.");
        Act(issue, "remake", "Makes an issue again of its kept pages, settings and lexicons as they are now; only what changed costs anything.");
        Act(issue, "upgrade", "Makes an issue again and tries voices again that had been replaced.");
        Act(issue, "withdraw", "Takes an issue back: out of feeds, away from listeners. It is kept, and can be published again.");
        issue.MapDelete("", async (string newspaper, string issue, LibraryFolder library, Newsroom newsroom, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                Known.Issue(library, user, newspaper, issue) is { } folder && await newsroom.DeleteAsync(folder.Id, cancellationToken) ? Results.NoContent() : Problem.NotFound.Result())
            .Told("issues.delete", "Issues", "Deletes an issue with its pages, its sound, and the clips that no other issue needs. Nothing brings it back.")
            .Produces(StatusCodes.Status204NoContent).RequireScope(Scopes.IssuesWrite);
    }

    /// <summary>Does something with an issue.</summary>
    /// <returns>Whether it could be done in the state the issue was in.</returns>
    public static async Task<bool> DoAsync(Newsroom newsroom, IssueId id, string what, CancellationToken cancellationToken) => what switch
    {
        "publish" => await newsroom.Library.Issue(id).StateAsync(cancellationToken) is { Stage: IssueStage.Withdrawn }
            ? await newsroom.RenewAsync(id, isUpgrade: false, change: null, cancellationToken) : await newsroom.ReleaseAsync(id, cancellationToken),
        "cancel" => await newsroom.CancelAsync(id, cancellationToken),
        "remake" => await newsroom.RenewAsync(id, isUpgrade: false, cancellationToken),
        "upgrade" => await newsroom.RenewAsync(id, isUpgrade: true, cancellationToken),
        "withdraw" => await newsroom.WithdrawAsync(id, cancellationToken),
        _ => false,
    };

    /// <summary>Issues that somebody may see, the latest date first.</summary>
    public static IEnumerable<IssueId> Latest(LibraryFolder library, ClaimsPrincipal user, string? newspaper) =>
        Known.Newspapers(library, user).Where(folder => newspaper is null || folder == newspaper).SelectMany(folder => Known.Issues(library, folder))
            .OrderByDescending(Known.NameOf, StringComparer.Ordinal).ThenBy(id => id.NewspaperFolder, StringComparer.Ordinal);

    /// <summary>Refuses a part of a list that is none.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static void CheckPage(int offset, int limit)
    {
        if (offset < 0 || limit is < 1 or > MostItems)
        {
            throw Problem.Invalid.Saying($"offset 不小于 0，limit 为 1 到 {MostItems}。", $"offset is 0 or more, limit 1 to {MostItems}.").Thrown();
        }
    }

    private static void Act(RouteGroupBuilder issue, string what, string summary) =>
        issue.MapPost("/" + what, async (string newspaper, string issue, LibraryFolder library, Newsroom newsroom, HttpContext context, CancellationToken cancellationToken) =>
                Known.Issue(library, context.User, newspaper, issue) is not { } folder ? Problem.NotFound.Result()
                    : !await DoAsync(newsroom, folder.Id, what, cancellationToken) ? Problem.Conflict.Result()
                    : await IssueLook.AtAsync(folder, RequestLanguage.Of(context.Request), cancellationToken) is { } look ? Results.Accepted(Known.Address(folder.Id), look) : Problem.NotFound.Result())
            .Told($"issues.{what}", "Issues", summary).Produces<IssueAnswer>(StatusCodes.Status202Accepted).RequireScope(Scopes.IssuesWrite);

    private static async Task<IResult> ListAsync(
        LibraryFolder library, HttpContext context, string? newspaper = null, string? stage = null, DateOnly? from = null, DateOnly? to = null, int offset = 0, int limit = 50,
        CancellationToken cancellationToken = default)
    {
        CheckPage(offset, limit);
        var asked = stage is null ? (IssueStage?)null : Enum.GetNames<IssueStage>().Contains(stage, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<IssueStage>(stage, ignoreCase: true)
            : throw Problem.Invalid.Saying($"stage 取自：{string.Join("、", Enum.GetNames<IssueStage>()).ToLowerInvariant()}。", $"stage is one of {string.Join(", ", Enum.GetNames<IssueStage>()).ToLowerInvariant()}.").Thrown();
        var (first, last) = (from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), to?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var found = new List<IssueId>();
        foreach (var id in Latest(library, context.User, newspaper))
        {
            var date = Known.NameOf(id) is { Length: >= 10 } name ? name[..10] : "";
            if ((first is null || string.CompareOrdinal(date, first) >= 0) && (last is null || string.CompareOrdinal(date, last) <= 0)
                && (asked is null || await StageAsync(library.Issue(id), cancellationToken) == asked))
            {
                found.Add(id);
            }
        }

        var items = ImmutableArray.CreateBuilder<IssueAnswer>();
        foreach (var id in found.Skip(offset).Take(limit))
        {
            if (await IssueLook.AtAsync(library.Issue(id), RequestLanguage.Of(context.Request), cancellationToken) is { } look)
            {
                items.Add(look);
            }
        }

        return Results.Ok(new PageAnswer<IssueAnswer>(found.Count, offset, items.ToImmutable()));
    }

    private static async Task<IssueStage?> StageAsync(IssueFolder issue, CancellationToken cancellationToken) =>
        await issue.RequestAsync(cancellationToken) is { } request ? IssueLook.StageOf(issue, request, await issue.StateAsync(cancellationToken)) : null;
}
