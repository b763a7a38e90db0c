using System.Security.Claims;
using AudioPaper.Host.Library;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>The scope that a route asks for; the API document tells it.</summary>
/// <param name="Scope">One of <see cref="Scopes"/>.</param>
internal sealed record NeededScope(string Scope);

/// <summary>Who asks, and what they may do. What it is made of is in the claims of the request's user.</summary>
internal static class Access
{
    /// <summary>Scheme of people: a cookie.</summary>
    public const string Cookie = "cookie";

    /// <summary>Scheme of programs: <c>Authorization: Bearer</c> (RFC 6750).</summary>
    public const string Token = "token";

    private const string ScopeClaim = "scope";
    private const string NewspaperClaim = "newspaper";
    private const string StampClaim = "stamp";

    /// <summary>Somebody who logged in.</summary>
    public static ClaimsPrincipal Of(UserRecord user) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, "user:" + user.Name), new(ClaimTypes.Name, user.Name), new(ClaimTypes.Role, user.Role), new(StampClaim, user.Stamp), .. Scopes.Of(user.Role).Select(scope => new Claim(ScopeClaim, scope))],
        Cookie));

    /// <summary>A program.</summary>
    public static ClaimsPrincipal Of(TokenRecord token) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, "token:" + token.Id), new(ClaimTypes.Name, token.Name), .. token.Scopes.Select(scope => new Claim(ScopeClaim, scope)),
            .. token.Newspaper is null ? Array.Empty<Claim>() : [new Claim(NewspaperClaim, token.Newspaper)],
        ],
        Token));

    /// <summary>Name of who asks; no secret.</summary>
    public static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    /// <summary>Id of who asks, unlike all others; empty for nobody.</summary>
    public static string IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>Whether it is somebody with a cookie, whose browser others may make ask.</summary>
    public static bool IsPerson(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true, AuthenticationType: Cookie };

    /// <summary>Whether it is an admin.</summary>
    public static bool IsAdmin(ClaimsPrincipal user) => IsPerson(user) && user.IsInRole(Scopes.Admin);

    /// <summary>What changes with password and role; a cookie with another one is no longer good.</summary>
    public static string? StampOf(ClaimsPrincipal user) => user.FindFirstValue(StampClaim);

    /// <summary>Whether a scope is there.</summary>
    public static bool Has(ClaimsPrincipal user, string scope) => user.HasClaim(ScopeClaim, scope);

    /// <summary>Scopes of who asks.</summary>
    public static IEnumerable<string> ScopesOf(ClaimsPrincipal user) => user.FindAll(ScopeClaim).Select(claim => claim.Value);

    /// <summary>Name of the one newspaper a token is for; null for all.</summary>
    public static string? NewspaperOf(ClaimsPrincipal user) => user.FindFirstValue(NewspaperClaim);

    /// <summary>Whether who asks may see the newspaper in a folder.</summary>
    public static bool Sees(ClaimsPrincipal user, string newspaperFolder) => NewspaperOf(user) is not { } only || FolderName.Of(only) == newspaperFolder;

    /// <summary>Lets a route in only with a scope, and a token for one newspaper only where the route's <c>{newspaper}</c> is that one.</summary>
    /// <param name="route">The route.</param>
    /// <param name="scope">One of <see cref="Scopes"/>.</param>
    /// <param name="isOfServer">Whether it tells of the whole server, so that tokens for one newspaper are refused.</param>
    public static TRoute RequireScope<TRoute>(this TRoute route, string scope, bool isOfServer = false)
        where TRoute : IEndpointConventionBuilder
    {
        var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => Has(context.User, scope)
            && (NewspaperOf(context.User) is null || (!isOfServer && context.Resource is HttpContext http
                && (http.Request.RouteValues["newspaper"] is not string folder || Sees(context.User, folder))))).Build();
        return route.RequireAuthorization(policy).WithMetadata(new NeededScope(scope));
    }
}
