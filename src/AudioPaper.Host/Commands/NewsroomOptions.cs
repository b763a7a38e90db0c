using System.CommandLine;
using AudioPaper.Host.Web;

namespace AudioPaper.Host.Commands;

/// <summary>Options that <c>serve</c> and <c>work</c> share.</summary>
internal sealed class NewsroomOptions(UiLanguage ui)
{
    public Option<string> Library { get; } = new("--library", "-l") { HelpName = "FOLDER", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };

    public Option<Uri?> PublicUrl { get; } = new("--public-url")
    {
        HelpName = "URL", Description = ui.Say("节目库在网上的地址，用于订阅源", "address of the library on the web, for feeds"), CustomParser = result => NarrateCommand.ParseUrl(result, ui),
    };

    public Option<string?> Database { get; } = new("--database") { HelpName = "CONNECTION", Description = ui.Say("PostgreSQL 连接串；多个进程分担任务时需要", "connection string of PostgreSQL, where several processes share the work") };

    public Option<int?> Workers { get; } = new("--workers") { HelpName = "N", Description = ui.Say("同时进行的任务数（默认为处理器核数；0 表示只由其他进程工作）", "jobs at once (default: as many as cores; 0 where only other processes work)") };

    public Option<string?> VoicesFolder { get; } = NarrateCommand.VoicesFolder(ui);

    /// <summary>The settings as they were given.</summary>
    public ServerSettings Of(ParseResult parsed) => new()
    {
        Library = parsed.GetRequiredValue(Library), PublicUrl = parsed.GetValue(PublicUrl), Database = parsed.GetValue(Database),
        Workers = parsed.GetValue(Workers) ?? Environment.ProcessorCount, VoicesFolder = parsed.GetValue(VoicesFolder),
    };
}
