using AudioPaper.Host.Operations.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AudioPaper.Host.Web.Health;

/// <summary>For whoever watches the server: <c>/health/live</c> (the process answers) and <c>/health/ready</c> (200, or 503 when something is not well). Both say nothing secret.</summary>
internal static class HealthPages
{
    /// <summary>Adds them.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("{\"status\":\"ok\"}\n", "application/json")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellationToken) =>
        {
            var signs = await readiness.LookAsync(cancellationToken);
            var isReady = signs.All(sign => sign.IsWell);
            var each = string.Join(',', signs.Select(sign => $"\"{sign.Name}\":\"{(sign.IsWell ? "ok" : "failed")}\""));
            return Results.Text($"{{\"status\":\"{(isReady ? "ok" : "failed")}\",{each}}}\n", "application/json", statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Adds <c>/metrics</c> in Prometheus' text format. It names newspapers, private ones too: whoever adds it requires a login or token on what is returned.</summary>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (MetricsText metrics) => Results.Text(metrics.Write(), MetricsText.MediaType)).ExcludeFromDescription();
}
