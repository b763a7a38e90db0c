using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Desk;
using AudioPaper.Host.Web.Desk.Issues;
using AudioPaper.Host.Web.Downloads;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Host.Web.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web;

/// <summary>Puts into the server what is not public: accounts, API, desk; and the guards that hold for everything.</summary>
internal static class OfficeSetup
{
    /// <summary>Adds what it needs.</summary>
    public static void AddOffice(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var root = LibraryFolder.At(settings.Library).Root;
        builder.WebHost.ConfigureKestrel(kestrel => ServerLimits.Set(kestrel, settings.UploadGrace));
        builder.Services.AddAccounts(settings, root);
        builder.Services.AddFormLimits();
        builder.Services.AddRateLimits();
        builder.Services.AddApi();
        builder.Services.AddDownloads();
        builder.Services.AddJobsDashboard();
        builder.Services.AddSingleton<IssueSheets>().AddSingleton<IssueWaveforms>();
        // What can be said of keys that are not sealed, and of cookies whose keys are gone, helps nobody.
        // Of each request the framework would log the address, and in addresses of private newspapers stand secrets.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter(typeof(TokenAuthentication).FullName, LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
    }

    /// <summary>Puts the guards in front of all routes. A route is closed unless it says <c>AllowAnonymous</c>.</summary>
    public static void UseOffice(this WebApplication app)
    {
        app.UseResponseHeaders();
        app.UseErrorAnswers();
        app.UseRouting();
        app.UseHttpsPages();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseForgeryCheck();
        app.UseDownloadCounts();
    }

    /// <summary>Maps its routes.</summary>
    public static void MapOffice(this IEndpointRouteBuilder routes)
    {
        routes.MapApi();
        routes.MapLogin();
        routes.MapDesk();
        routes.MapJobsDashboard();
        routes.MapMetrics().RequireScope(Scopes.JobsRead, isOfServer: true);
    }
}
