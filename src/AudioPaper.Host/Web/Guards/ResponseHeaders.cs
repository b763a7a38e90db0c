using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Guards;

/// <summary>Headers that keep browsers from doing what nobody meant. A route that needs another policy sets it, and that stands.</summary>
internal static class ResponseHeaders
{
    /// <summary>For pages of ours: nothing inline, nothing from elsewhere, in no frame.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For what is no page.</summary>
    private const string ClosedPolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For the dashboard of jobs, which is not ours: its bars have inline styles.</summary>
    private const string DashboardPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Puts them in.</summary>
    public static void UseResponseHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            // Not «no-referrer»: browsers then hide the origin of our own forms, too, and the check against forgery refuses them.
            Missing(headers, "Referrer-Policy", "same-origin");
            Missing(headers, "Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()");
            Missing(headers, "Cross-Origin-Opener-Policy", "same-origin");
            Missing(headers, "Content-Security-Policy", context.Request.Path.StartsWithSegments("/desk/jobs", StringComparison.Ordinal) ? DashboardPolicy : ClosedPolicy);
            Missing(headers, "X-Frame-Options", "DENY");
            if (IsPrivate(context.Request.Path))
            {
                Missing(headers, "Cross-Origin-Resource-Policy", "same-origin");
                Missing(headers, "Cache-Control", "no-store");
            }
            else
            {
                // Feeds, sound and covers are meant for players on pages of others.
                Missing(headers, "Cross-Origin-Resource-Policy", "cross-origin");
            }

            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Whether a path is one of people and programs with an account.</summary>
    public static bool IsPrivate(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/desk", StringComparison.Ordinal) || path.StartsWithSegments("/login", StringComparison.Ordinal);

    private static void Missing(IHeaderDictionary headers, string name, string value)
    {
        if (!headers.ContainsKey(name))
        {
            headers[name] = value;
        }
    }
}
