using System.Collections.Immutable;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Api.Routes;

/// <summary>Who may hear a private newspaper.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Who it is.</param>
/// <param name="Created">Since when.</param>
/// <param name="Feed">The address of the feed; told only when it is made.</param>
internal sealed record ListenerAnswer(string Id, string Name, DateTimeOffset Created, string? Feed);

/// <summary>A listener to let in.</summary>
/// <param name="Name">Who it is; 1 to 200 characters.</param>
internal sealed record ListenerRequest(string Name);

/// <summary>Private addresses of listeners.</summary>
internal static class ListenerRoutes
{
    private const int LongestName = 200;

    /// <summary>Maps them.</summary>
    public static void MapListeners(this RouteGroupBuilder api)
    {
        var listeners = api.MapGroup("/newspapers/{newspaper}/listeners");
        listeners.MapGet("", (string newspaper, LibraryFolder library, Listeners all, HttpContext context) => Known.Newspaper(library, context.User, newspaper) is { } folder
                ? Results.Ok(all.List().Where(listener => listener.Newspaper == folder).Select(listener => new ListenerAnswer(listener.Id, listener.Name, listener.Created, null)).ToImmutableArray())
                : Problem.NotFound.Result())
            .Told("listeners.list", "Listeners", "Who may hear a private newspaper.").Produces<ImmutableArray<ListenerAnswer>>().RequireScope(Scopes.ListenersRead);
        listeners.MapPost("", AddAsync)
            .Told("listeners.add", "Listeners", "Gives somebody an address of their own; it is told this once.").Produces<ListenerAnswer>().RequireScope(Scopes.ListenersWrite);
        listeners.MapDelete("/{listener}", async (string newspaper, string listener, LibraryFolder library, Listeners all, HttpContext context, CancellationToken cancellationToken) =>
                Known.Newspaper(library, context.User, newspaper) is { } folder && all.List().Any(known => known.Id == listener && known.Newspaper == folder) && await all.RevokeAsync(listener, cancellationToken)
                    ? Results.NoContent() : Problem.NotFound.Result())
            .Told("listeners.revoke", "Listeners", "Takes an address back.").Produces(StatusCodes.Status204NoContent).RequireScope(Scopes.ListenersWrite);
    }

    private static async Task<IResult> AddAsync(string newspaper, ListenerRequest asked, LibraryFolder library, Listeners all, ServerSettings settings, HttpContext context, CancellationToken cancellationToken)
    {
        var name = asked.Name?.Trim() ?? "";
        if (Known.Newspaper(library, context.User, newspaper) is not { } folder)
        {
            return Problem.NotFound.Result();
        }

        if (name.Length is 0 or > LongestName || name.Any(char.IsControl) || SiteAddress.Of(context.Request, settings) is not { } site)
        {
            throw Problem.Invalid.Saying($"name 为一行，1 到 {LongestName} 个字符。", $"name has one line of 1 to {LongestName} characters.").Thrown();
        }

        var (listener, token) = await all.AddAsync(folder, name, cancellationToken);
        return Results.Ok(new ListenerAnswer(listener.Id, listener.Name, listener.Created, site.For(token).Url(folder, "podcast.xml").AbsoluteUri));
    }
}
