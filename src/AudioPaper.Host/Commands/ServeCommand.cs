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
        var library = new Option<string>("--library", "-l") { HelpName = "FOLDER", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };
        var urls = new Option<string>("--urls") { HelpName = "URL[;URL]", Description = ui.Say("监听地址", "addresses to listen at"), DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var command = new Command("serve", ui.Say("运行编辑部：接收报纸、制作节目、提供订阅源", "run the newsroom: takes issues, makes episodes, serves feeds")) { library, urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(new ServerSettings { Library = parsed.GetRequiredValue(library), Urls = parsed.GetRequiredValue(urls) }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        await using var app = WebServer.Build(settings, LibraryFolder.Open(settings.Library));
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
