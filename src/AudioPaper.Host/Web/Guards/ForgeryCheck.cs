using AudioPaper.Host.Web.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Guards;

/// <summary>A form that people send before they have logged in; it must come from our page all the same.</summary>
internal sealed record FormOfPeople;

/// <summary>A route that reads the token against forgery itself, from the first part of a body that is too large to be read as a form.</summary>
internal sealed record ChecksForgery;

/// <summary>
/// Refuses what a page of somebody else made a browser send: whatever changes something by a cookie needs a token of ours, in the header
/// <c>X-CSRF-Token</c> or the field <c>__csrf</c>. Programs with a token of their own send no cookie and need none.
/// </summary>
internal static class ForgeryCheck
{
    /// <summary>Name of the header.</summary>
    public const string Header = "X-CSRF-Token";

    /// <summary>Name of the field.</summary>
    public const string Field = "__csrf";

    /// <summary>Puts it in, behind authorization.</summary>
    public static void UseForgeryCheck(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var isUnsafe = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);
        if (isUnsafe && (Access.IsPerson(context.User) || metadata?.GetMetadata<FormOfPeople>() is not null) && metadata?.GetMetadata<ChecksForgery>() is null
            && !await IsOursAsync(context))
        {
            await Problem.Forged.WriteAsync(context);
            return;
        }

        await next(context);
    });

    /// <summary>Whether a request comes from a page of ours.</summary>
    public static async Task<bool> IsOursAsync(HttpContext context) =>
        IsSameOrigin(context.Request) && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);

    /// <summary>Whether a page of this site began it, as the browser says (Fetch Metadata); of older ones the origin tells (RFC 6454), and programs say nothing.</summary>
    public static bool IsSameOrigin(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site is "same-origin" or "none"
        : request.Headers.Origin.ToString() is not { Length: > 0 } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == new UriBuilder(request.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority);
}
