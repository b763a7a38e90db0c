using System.CommandLine;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Operations.Logs;
using AudioPaper.Host.Operations.Telemetry;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>work</c>: helps a newsroom whose jobs lie in PostgreSQL.</summary>
internal static class WorkCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var options = new ServerOptions(ui);
        var command = new Command("work", ui.Say("为编辑部分担任务：与 serve 共用一个 PostgreSQL 和同一节目库", "share the work of a newsroom: with serve, one PostgreSQL and the same library"));
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), ui, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, UiLanguage ui, CancellationToken cancellationToken)
    {
        if (settings.Database is null)
        {
            Console.Error.WriteLine(ui.Say("work 需要 --database：任务放在 PostgreSQL 中，几个进程才能分担。", "work needs --database: several processes share the work through PostgreSQL."));
            return Failure.Usage;
        }

        await NewsroomStart.WaitAsync(settings.Database, cancellationToken);
        await SharedLibraries.ProbeAsync(settings, cancellationToken);
        var library = LibraryFolder.Open(settings.Library);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddAudioPaperLogs(settings, library);
        builder.Services.AddSystemd().AddTelemetry(settings).AddSingleton(settings).AddSingleton(library).AddSingleton(TimeProvider.System).AddSingleton(ServerSecrets.Of(settings))
            .AddSingleton(services => new AlertDesk(library, settings.Alerts, services.GetRequiredService<ServerSecrets>())).AddSingleton<PublishedIndex>().AddSingleton<HubPings>().AddSingleton(services => NewsroomStart.Open(services, isServer: false));
        using var host = builder.Build();
        await using var newsroom = host.Services.GetRequiredService<Newsroom>();
        await host.StartAsync(cancellationToken);
        newsroom.Start();
        await host.WaitForShutdownAsync(cancellationToken);
        await newsroom.StopAsync();
        return 0;
    }
}
