using System.CommandLine;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using Microsoft.AspNetCore.Connections;
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
        await using var app = WebServer.Build(settings, LibraryFolder.Open(settings.Library));
        try
        {
            await app.RunAsync(cancellationToken);
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new LibraryException(
                $"Another program listens at {settings.Urls}; stop it, or choose another address with --urls.", $"{settings.Urls} 已被其他程序占用；请停止该程序，或用 --urls 另选地址。", e);
        }
    }
}
