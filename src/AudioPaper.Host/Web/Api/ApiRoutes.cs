using AudioPaper.Host.Web.Api.Events;
using AudioPaper.Host.Web.Api.Routes;
using AudioPaper.Host.Web.Api.Uploads;
using AudioPaper.Host.Web.Downloads;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Host.Web.Speakers.Upnp.Renderers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Api;

/// <summary>The HTTP API, below <c>/api/v1</c>.</summary>
internal static class ApiRoutes
{
    /// <summary>Adds what it needs.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.AddApiDocument();
        services.AddSingleton<OnceKeys>().AddSingleton<IssueWatch>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
            json.SerializerOptions.MaxDepth = 32;
        });
    }

    /// <summary>Maps it.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/v1/openapi.json").AllowAnonymous().ExcludeFromDescription();
        var api = routes.MapGroup("/api/v1").Limited(RateLimits.Requests);
        api.MapNewspapers();
        api.MapIssues();
        api.MapDeliveries();
        api.MapArticles();
        api.MapEpisodes();
        api.MapLexicons();
        api.MapRemarks();
        api.MapServer();
        api.MapListeners();
        api.MapEvents();
        api.MapDownloads();
        api.MapSpeakers();
        // What is no route of the API says so in the API's way, and only to those who may ask.
        routes.Map("/api/{**rest}", () => Problem.NotFound.Result()).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>Names and describes a route for the document.</summary>
    /// <param name="route">The route.</param>
    /// <param name="id">Its operation id; stays as it is in all versions.</param>
    /// <param name="tag">Its group.</param>
    /// <param name="summary">What it does.</param>
    public static RouteHandlerBuilder Told(this RouteHandlerBuilder route, string id, string tag, string summary) => route.WithName(id).WithTags(tag).WithSummary(summary);
}
