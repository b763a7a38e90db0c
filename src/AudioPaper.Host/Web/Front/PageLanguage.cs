using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Front;

/// <summary>The language of public pages: what somebody chose (<c>?lang=zh</c> or <c>en</c>, kept in a cookie), else what the browser asks for.</summary>
internal static class PageLanguage
{
    private const string Name = "lang";

    /// <summary>Whether it is Chinese; else English.</summary>
    /// <param name="request">The request.</param>
    public static bool IsChinese(HttpRequest request) => Chosen(request.Query[Name]) ?? Chosen(request.Cookies[Name]) ?? RequestLanguage.Of(request).IsChinese;

    /// <summary>Keeps a language that the request chooses. Such an answer is for nobody else.</summary>
    /// <param name="context">The request.</param>
    /// <param name="site">Under which address it is seen.</param>
    public static void Keep(HttpContext context, SiteAddress site)
    {
        if (Chosen(context.Request.Query[Name]) is { } isChinese)
        {
            context.Response.Headers.CacheControl = "private, no-cache";
            context.Response.Cookies.Append(Name, isChinese ? "zh" : "en", new CookieOptions
            {
                Path = site.RootPrefix + "/", SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365),
            });
        }
    }

    private static bool? Chosen(string? value) => value switch { "zh" => true, "en" => false, _ => null };
}
