using System.CommandLine;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;

namespace AudioPaper.Host.Commands;

/// <summary>The options of commands that run a server or look at one. What only a file can say (watch, fetch …) is described by <c>server.settings.schema.json</c>.</summary>
internal sealed class ServerOptions
{
    private readonly Option<string?> file;
    private readonly List<(string Member, Option<string?> Option)> options;
    private readonly Option<string[]> proxies;
    private readonly Option<bool> logJson;

    /// <summary>Builds them.</summary>
    public ServerOptions(UiLanguage ui)
    {
        file = new Option<string?>("--settings") { HelpName = "FILE", Description = ui.Say("设置文件（默认 节目库/.server/settings.json）", "file of settings (default: LIBRARY/.server/settings.json)") };
        options =
        [
            Of("library", "--library", "FOLDER", ui.Say("节目库文件夹（默认 library）", "folder of the library (default: library)"), "-l"),
            Of("urls", "--urls", "URL[;URL]", ui.Say("监听地址（默认 http://127.0.0.1:8080）", "addresses to listen at (default: http://127.0.0.1:8080)")),
            Of("publicUrl", "--public-url", "URL", ui.Say("节目库在网上的地址", "address of the library on the web")),
            Of("database", "--database", "TEXT", ui.Say("PostgreSQL 连接串（不含密码）；没有时任务在内存中", "connection string of PostgreSQL, without password; without one jobs are kept in memory")),
            Of("workers", "--workers", "N", ui.Say("同时进行的任务数（默认每个处理器一个）", "jobs that run at once (default: one for each core)")),
            Of("voicesFolder", "--voices-dir", "FOLDER", ui.Say("已安装声音的文件夹", "folder of installed voices")),
            Of("certificate.path", "--certificate", "FILE", ui.Say("TLS 证书（PFX 或 PEM）", "certificate for TLS (PFX or PEM)")),
            Of("certificate.keyFile", "--certificate-key", "FILE", ui.Say("证书的私钥（PEM）", "private key of the certificate (PEM)")),
            Of("maxUploadMiB", "--max-upload-mib", "N", ui.Say("上传的最大大小（默认 64 MiB）", "largest upload (default: 64 MiB)")),
            Of("logs.folder", "--logs", "FOLDER", ui.Say("日志文件夹", "folder of log files")),
            Of("telemetry.otlp", "--otlp", "URL", ui.Say("指标与追踪的收集器（OTLP/HTTP）", "collector of metrics and traces (OTLP over HTTP)")),
        ];
        proxies = new Option<string[]>("--proxy") { HelpName = "ADDRESS", Description = ui.Say("可信的反向代理地址或网段（可多次）", "address or network of a reverse proxy that is believed (may be repeated)") };
        logJson = new Option<bool>("--log-json") { Description = ui.Say("日志每行一个 JSON 对象", "logs as JSON, an object a line") };
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(file);
        options.ForEach(option => command.Options.Add(option.Option));
        command.Options.Add(proxies);
        command.Options.Add(logJson);
    }

    /// <summary>The settings: file, environment, then what was given here; the connection string has its password then.</summary>
    /// <exception cref="LibraryException">A setting is wrong.</exception>
    public ServerSettings Read(ParseResult parsed)
    {
        var given = options.Select(option => (option.Member, Option: option.Option.Name, Value: parsed.GetValue(option.Option))).Where(option => option.Value is not null)
            .Select(option => (option.Member, option.Option, option.Value!)).ToList();
        if (parsed.GetValue(proxies) is { Length: > 0 } believed)
        {
            given.Add(("proxies", "--proxy", string.Join(';', believed)));
        }

        if (parsed.GetValue(logJson))
        {
            given.Add(("logs.json", "--log-json", "true"));
        }

        var settings = ServerSources.Read(parsed.GetValue(file), Environment.GetEnvironmentVariable, given);
        return settings with { Database = ServerSecrets.Of(settings).Database };
    }

    private static (string, Option<string?>) Of(string member, string name, string helpName, string description, params string[] aliases) =>
        (member, new Option<string?>(name, aliases) { HelpName = helpName, Description = description });
}
