using System.CommandLine;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>serve</c>: the newsroom.</summary>
internal static class ServeCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var options = new NewsroomOptions(ui);
        var urls = new Option<string>("--urls") { HelpName = "URL[;URL]", Description = ui.Say("监听地址", "addresses to listen at"), DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var command = new Command("serve", ui.Say("运行编辑部：接收报纸、制作节目、提供订阅源", "run the newsroom: takes issues, makes episodes, serves feeds")) { options.Library, urls, options.PublicUrl, options.Database, options.Workers, options.VoicesFolder };
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Of(parsed) with { Urls = parsed.GetRequiredValue(urls) }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var library = LibraryFolder.Open(settings.Library);
        Newsroom? opened = null;
        await using var app = WebServer.Build(settings, _ => opened!);
        await using var newsroom = opened = await NewsroomStart.OpenAsync(library, settings, app.Services.GetRequiredService<ILoggerFactory>(), cancellationToken);
        await app.StartAsync(cancellationToken);
        newsroom.Start();
        await app.WaitForShutdownAsync(cancellationToken);
        await newsroom.StopAsync();
        return 0;
    }
}
