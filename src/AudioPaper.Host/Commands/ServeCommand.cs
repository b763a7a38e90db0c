using System.CommandLine;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
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
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
