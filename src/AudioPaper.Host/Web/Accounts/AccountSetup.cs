using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>Puts accounts into the server: cookies for people, tokens for programs, and the rule that whatever is not said to be open is closed.</summary>
internal static class AccountSetup
{
    private const string Either = "cookie-or-token";
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    /// <summary>Adds what they need.</summary>
    public static void AddAccounts(this IServiceCollection services, ServerSettings settings, string root)
    {
        var isHttps = IsHttps(settings);
        var keys = new DirectoryInfo(ServerFolder.Ensure(root, "keys"));
        services.AddDataProtection().SetApplicationName("AudioPaper").PersistKeysToFileSystem(keys);
        services.AddSingleton(provider => new Users(root, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ProgramTokens(root, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LoginThrottle>();
        services.AddAntiforgery(forgery =>
        {
            (forgery.HeaderName, forgery.FormFieldName, forgery.SuppressXFrameOptionsHeader) = (ForgeryCheck.Header, ForgeryCheck.Field, true);
            Seal(forgery.Cookie, "audiopaper-form", isHttps);
        });
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, policy => policy.ForwardDefaultSelector = context => context.Request.Headers.ContainsKey("Authorization") ? Access.Token : Access.Cookie)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Access.Token, null)
            .AddCookie(Access.Cookie, cookie =>
            {
                Seal(cookie.Cookie, "audiopaper-session", isHttps);
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Session, true);
                cookie.Events = new CookieAuthenticationEvents { OnValidatePrincipal = ValidateAsync, OnRedirectToLogin = AskAsync, OnRedirectToAccessDenied = RefuseAsync };
            });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Whether people reach the server by https.</summary>
    public static bool IsHttps(ServerSettings settings) => settings.PublicUrl is { } url ? url.Scheme == Uri.UriSchemeHttps
        : settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    // With the prefix, a browser takes the cookie by https only, for this host only (RFC 6265bis, 4.1.3.2).
    private static void Seal(CookieBuilder cookie, string name, bool isHttps)
    {
        (cookie.Name, cookie.SecurePolicy) = isHttps ? ("__Host-" + name, CookieSecurePolicy.Always) : (name, CookieSecurePolicy.SameAsRequest);
        (cookie.HttpOnly, cookie.SameSite, cookie.Path) = (true, SameSiteMode.Strict, "/");
    }

    /// <summary>A cookie is good as long as its account is there with the same password and role.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<Users>();
        if (context.Principal is not { } person || users.Find(Access.NameOf(person)) is not { } user || user.Stamp != Access.StampOf(person))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Access.Cookie);
        }
    }

    private static Task AskAsync(RedirectContext<CookieAuthenticationOptions> context) => IsForPeople(context.HttpContext)
        ? LoginPages.AskAsync(context.HttpContext, StatusCodes.Status401Unauthorized) : Problem.LoginNeeded.WriteAsync(context.HttpContext);

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context) => Problem.NotAllowed.WriteAsync(context.HttpContext);

    private static bool IsForPeople(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal);
}
