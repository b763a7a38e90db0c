using System.CommandLine;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Health;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>serve</c>: the newsroom.</summary>
internal static partial class ServeCommand
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
        await SharedLibraries.ProbeAsync(settings, cancellationToken);
        await using var app = WebServer.Build(settings, services => NewsroomStart.Open(services, isServer: true));
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
        if (app.Services.GetRequiredService<Users>().IsEmpty)
        {
            var (log, library) = (app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AudioPaper.Newsroom"), newsroom.Library.Root);
            NobodyYet(log, library);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        isRunning = false;
        await newsroom.StopAsync();
        return 0;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody can log in to /desk yet; add somebody with: audiopaper users add NAME --role admin --library \"{Library}\"")]
    private static partial void NobodyYet(ILogger logger, string library);
}
