using AudioPaper.Host.Web;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AudioPaper.Host.Operations.Telemetry;

/// <summary>Sends metrics and traces to a collector, where one is named (OTLP over HTTP).</summary>
internal static class TelemetrySetup
{
    /// <summary>Adds the meters, and the export.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, ServerSettings settings)
    {
        // Made now, so that it counts from the beginning; the container ends what a factory made.
        var metrics = new MetricsText();
        services.AddSingleton<NewsroomMeters>().AddSingleton(_ => metrics);
        if (settings.Otlp is not { } collector)
        {
            return services;
        }

        // The meters are made before the provider and so outlive it: what is measured last is sent, too.
        services.ConfigureOpenTelemetryMeterProvider((provider, _) => provider.GetRequiredService<NewsroomMeters>());
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("audiopaper", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddMeter(NewsroomMeters.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter(exporter => Lead(exporter, "metrics")))
            .WithTracing(traces => traces.AddSource(NewsroomMeters.Name).AddOtlpExporter(exporter => Lead(exporter, "traces")));
        return services;

        void Lead(OtlpExporterOptions exporter, string signal)
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/v1/{signal}");
        }
    }
}
