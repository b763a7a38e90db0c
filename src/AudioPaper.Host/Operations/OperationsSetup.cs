using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Operations.Logs;
using AudioPaper.Host.Operations.Telemetry;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Health;
using AudioPaper.Host.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioPaper.Host.Operations;

/// <summary>What a server needs to run unattended: logs, metrics, health, alerts, TLS, systemd's notices.</summary>
internal static class OperationsSetup
{
    /// <summary>Adds it; <see cref="AlertDesk"/>, <see cref="NewsroomMeters"/>, <see cref="Readiness"/> and <see cref="ServerSecrets"/> can be asked for then.</summary>
    public static void AddOperations(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var library = LibraryFolder.At(settings.Library);
        builder.WebHost.UseCertificate(settings);
        builder.Logging.AddAudioPaperLogs(settings, library);
        builder.Services.AddSystemd().AddTelemetry(settings);
        builder.Services.AddSingleton(ServerSecrets.Of(settings));
        builder.Services.AddSingleton(services => new Readiness(library, services.GetRequiredService<ServerSecrets>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHostedService<MissingIssueWatch>();
        builder.Services.AddSingleton(services => new AlertDesk(library, settings.Alerts, services.GetRequiredService<ServerSecrets>()));
    }
}
