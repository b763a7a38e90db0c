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
        var library = new Option<string>("--library", "-l") { HelpName = "FOLDER", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };
        var urls = new Option<string>("--urls") { HelpName = "URL[;URL]", Description = ui.Say("监听地址", "addresses to listen at"), DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var publicUrl = new Option<Uri?>("--public-url") { HelpName = "URL", Description = ui.Say("节目库在网上的地址，用于订阅源", "address of the library on the web, for feeds"), CustomParser = result => NarrateCommand.ParseUrl(result, ui) };
        var database = new Option<string?>("--database") { HelpName = "CONNECTION", Description = ui.Say("PostgreSQL 连接串；多个进程共用任务时需要", "connection string of PostgreSQL, where several processes share the work") };
        var workers = new Option<int?>("--workers") { HelpName = "N", Description = ui.Say("同时进行的任务数（默认为处理器核数；0 表示只由其他进程工作）", "jobs at once (default: as many as cores; 0 where only other processes work)") };
        var voicesFolder = NarrateCommand.VoicesFolder(ui);
        var command = new Command("serve", ui.Say("运行编辑部：接收报纸、制作节目、提供订阅源", "run the newsroom: takes issues, makes episodes, serves feeds")) { library, urls, publicUrl, database, workers, voicesFolder };
        command.SetAction((parsed, cancellationToken) => RunAsync(new ServerSettings
        {
            Library = parsed.GetRequiredValue(library), Urls = parsed.GetRequiredValue(urls), PublicUrl = parsed.GetValue(publicUrl), Database = parsed.GetValue(database),
            Workers = parsed.GetValue(workers) ?? Environment.ProcessorCount, VoicesFolder = parsed.GetValue(voicesFolder),
        }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var library = LibraryFolder.Open(settings.Library);
        await using var app = WebServer.Build(settings, services => new Newsroom(library, settings, TimeProvider.System, services.GetRequiredService<ILoggerFactory>()));
        var newsroom = app.Services.GetRequiredService<Newsroom>();
        await app.StartAsync(cancellationToken);
        newsroom.Start();
        await app.WaitForShutdownAsync(cancellationToken);
        await newsroom.StopAsync();
        return 0;
    }
}
