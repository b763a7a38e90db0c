using System.CommandLine;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Health;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>serve</c>: the newsroom.</summary>
internal static class ServeCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var options = new ServerOptions(ui);
        var command = new Command("serve", ui.Say("运行编辑部：接收报纸、制作节目、提供订阅源", "run the newsroom: takes issues, makes episodes, serves feeds"));
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        await NewsroomStart.WaitAsync(settings.Database, cancellationToken);
        await using var app = WebServer.Build(settings, NewsroomStart.Open);
        var newsroom = app.Services.GetRequiredService<Newsroom>();
        var isRunning = false;
        app.Services.GetRequiredService<Readiness>().JobsRun = () => isRunning;
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new LibraryException(
                $"Another program listens at {settings.Urls}; stop it, or choose another address with --urls.", $"{settings.Urls} 已被其他程序占用；请停止该程序，或用 --urls 另选地址。", e);
        }

        newsroom.Start();
        isRunning = true;
        await app.WaitForShutdownAsync(cancellationToken);
        isRunning = false;
        await newsroom.StopAsync();
        return 0;
    }
}
