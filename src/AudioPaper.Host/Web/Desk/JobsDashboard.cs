using AudioPaper.Host.Jobs;
using AudioPaper.Host.Web.Accounts;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk;

/// <summary>Hangfire's dashboard of jobs at <c>/desk/jobs</c>, for admins only.</summary>
internal static class JobsDashboard
{
    /// <summary>Adds what it looks for.</summary>
    public static void AddJobsDashboard(this IServiceCollection services) =>
        services.AddSingleton<IGlobalConfiguration>(GlobalConfiguration.Configuration).AddSingleton(DashboardRoutes.Routes);

    /// <summary>Maps it.</summary>
    public static void MapJobsDashboard(this IEndpointRouteBuilder routes) => routes.MapHangfireDashboard("/desk/jobs", new DashboardOptions
    {
        // The route's own policy lets in whom it shall; Hangfire's would let in everybody of this machine.
        Authorization = [], AppPath = "/desk", DashboardTitle = "AudioPaper", DisplayStorageConnectionString = false,
    }, routes.ServiceProvider.GetRequiredService<Newsroom>().Storage)
        .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => Access.IsAdmin(context.User)).Build());
}
