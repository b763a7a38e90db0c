using AudioPaper.Host.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Guards;

/// <summary>Where people reach the server by https, its pages with passwords and cookies are there by https only.</summary>
internal static class HttpsPages
{
    /// <summary>Puts it in. There is no redirection: where the proxy in front is not believed, it would never end.</summary>
    public static void UseHttpsPages(this IApplicationBuilder app)
    {
        var settings = app.ApplicationServices.GetRequiredService<ServerSettings>();
        var address = settings.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? "https://";
        var problem = Problem.Invalid.Saying($"请用 https 打开（{address}）；若前面有反向代理，请在设置 proxies 中写明它的地址。", $"Open this by https ({address}); a reverse proxy in front must be named in the setting «proxies».");
        var isHttps = AccountSetup.IsHttps(settings);
        app.Use((context, next) => isHttps && !context.Request.IsHttps && IsOfPeople(context.Request.Path) ? problem.WriteAsync(context) : next(context));
    }

    private static bool IsOfPeople(PathString path) => path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/login", StringComparison.OrdinalIgnoreCase);
}
