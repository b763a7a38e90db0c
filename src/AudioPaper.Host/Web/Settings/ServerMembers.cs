using System.Net;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Settings;

/// <summary>Which settings a server has, and how each is taken from file, environment or command line.</summary>
internal static class ServerMembers
{
    private const int LongestText = 1000;

    /// <summary>Reads them; entries of lists are added at the end.</summary>
    public static SettingsReader<ServerSettings> Reader { get; } = new(
        new Dictionary<string, Func<SettingValue, ServerSettings, ServerSettings>>(StringComparer.Ordinal)
        {
            ["$schema"] = (value, settings) => value.Text(LongestText) is { } ? settings : settings,
            ["library"] = (value, settings) => settings with { Library = value.Text(LongestText) },
            ["urls"] = (value, settings) => settings with { Urls = value.As(LongestText, Urls, "addresses such as \"http://127.0.0.1:8080\", separated by ;", "地址，如 \"http://127.0.0.1:8080\"，以 ; 分隔") },
            ["publicUrl"] = (value, settings) => settings with { PublicUrl = WebAddress(value) },
            ["database"] = (value, settings) => settings with { Database = value.As(LongestText, Database, PasswordElsewhere, PasswordElsewhereInChinese) },
            ["databasePasswordFile"] = (value, settings) => settings with { DatabasePasswordFile = value.Text(LongestText) },
            ["workers"] = (value, settings) => settings with { Workers = (int)value.Number(0, 256) },
            ["voicesFolder"] = (value, settings) => settings with { VoicesFolder = value.Text(LongestText) },
            ["proxies"] = (value, settings) => settings with { Proxies = value.Texts(50, IsNetwork, "addresses or networks of reverse proxies such as \"10.0.0.1\" or \"10.0.0.0/8\"", "反向代理的地址或网段（如 \"10.0.0.1\"、\"10.0.0.0/8\"）") },
            ["certificate.path"] = (value, settings) => settings with { Certificate = new CertificateSettings(value.Text(LongestText), settings.Certificate?.KeyPath) },
            ["certificate.keyFile"] = (value, settings) => settings with { Certificate = new CertificateSettings(settings.Certificate?.Path ?? "", value.Text(LongestText)) },
            ["maxUploadMiB"] = (value, settings) => settings with { MaxUploadMiB = (int)value.Number(1, 4096) },
            ["bucket.endpoint"] = (value, settings) => Bucket(settings, bucket => bucket with { Endpoint = WebAddress(value) }),
            ["bucket.name"] = (value, settings) => Bucket(settings, bucket => bucket with { Name = value.Text(63) }),
            ["bucket.region"] = (value, settings) => Bucket(settings, bucket => bucket with { Region = value.Text(50) }),
            ["bucket.prefix"] = (value, settings) => Bucket(settings, bucket => bucket with { Prefix = value.Text(200) }),
            ["alerts.smtp.host"] = (value, settings) => Smtp(settings, smtp => smtp with { Host = value.Text(253) }),
            ["alerts.smtp.port"] = (value, settings) => Smtp(settings, smtp => smtp with { Port = (int)value.Number(1, 65535) }),
            ["alerts.smtp.from"] = (value, settings) => Smtp(settings, smtp => smtp with { From = value.Text(320) }),
            ["alerts.smtp.to"] = (value, settings) => Smtp(settings, smtp => smtp with { To = value.Text(LongestText) }),
            ["alerts.smtp.user"] = (value, settings) => Smtp(settings, smtp => smtp with { User = value.Text(320) }),
            ["alerts.smtp.passwordFile"] = (value, settings) => Smtp(settings, smtp => smtp with { PasswordFile = value.Text(LongestText) }),
            ["alerts.webhook.url"] = (value, settings) => settings with { Alerts = settings.Alerts with { Webhook = WebAddress(value) } },
            ["alerts.webhook.secretFile"] = (value, settings) => settings with { Alerts = settings.Alerts with { WebhookSecretFile = value.Text(LongestText) } },
            ["alerts.webhook.allowPrivate"] = (value, settings) => settings with { Alerts = settings.Alerts with { AllowsPrivate = value.Flag() } },
            ["hubs.allowPrivate"] = (value, settings) => settings with { AllowsPrivateHubs = value.Flag() },
            ["telemetry.otlp"] = (value, settings) => settings with { Otlp = WebAddress(value) },
            ["watch[]"] = (_, settings) => settings with { Watch = settings.Watch.Add(new WatchedFolder("", null)) },
            ["watch[].folder"] = (value, settings) => Watch(settings, watched => watched with { Folder = value.Text(LongestText) }),
            ["watch[].newspaper"] = (value, settings) => Watch(settings, watched => watched with { Newspaper = value.Text(200) }),
            ["fetch[]"] = (_, settings) => settings with { Fetch = settings.Fetch.Add(new FetchedAddress(new Uri("about:blank"), "", TimeZoneInfo.Utc, null)) },
            ["fetch[].url"] = (value, settings) => Fetch(settings, fetched => fetched with { Url = WebAddress(value) }),
            ["fetch[].cron"] = (value, settings) => Fetch(settings, fetched => fetched with { Cron = Cron(value) }),
            ["fetch[].timeZone"] = (value, settings) => Fetch(settings, fetched => fetched with { TimeZone = value.TimeZone() }),
            ["fetch[].newspaper"] = (value, settings) => Fetch(settings, fetched => fetched with { Newspaper = value.Text(200) }),
            ["prune.cron"] = (value, settings) => Prune(settings, prune => prune with { Cron = Cron(value) }),
            ["prune.olderThanDays"] = (value, settings) => Prune(settings, prune => prune with { OlderThanDays = (int)value.Number(1, 36_500) }),
            ["prune.mostGiB"] = (value, settings) => Prune(settings, prune => prune with { MostGiB = value.Number(0.1, 1_000_000) }),
            ["verify.cron"] = (value, settings) => settings with { VerifyCron = Cron(value) },
            ["upgrade.cron"] = (value, settings) => settings with { UpgradeCron = Cron(value) },
            ["upnp.interfaces"] = (value, settings) => settings with { Upnp = settings.Upnp with { Interfaces = value.Texts(50, IsInterface, "addresses or names of interfaces such as \"192.168.1.5\" or \"eth0\"", "网络接口的地址或名称（如 \"192.168.1.5\"、\"eth0\"）") } },
            ["upnp.name"] = (value, settings) => settings with { Upnp = settings.Upnp with { Name = value.As(60, text => text.Trim() is { Length: > 0 } name ? name : null, "a name of 1 to 60 characters", "1 到 60 个字符的名称") } },
            ["upnp.port"] = (value, settings) => settings with { Upnp = settings.Upnp with { Port = (int)value.Number(0, 65535) } },
            ["logs.folder"] = (value, settings) => settings with { LogsFolder = value.Text(LongestText) },
            ["logs.json"] = (value, settings) => settings with { LogsJson = value.Flag() },
        },
        ["certificate.path", "bucket.name", "alerts.smtp.host", "alerts.smtp.from", "alerts.smtp.to", "alerts.webhook.url", "watch[].folder", "fetch[].url", "fetch[].cron", "prune.cron", "verify.cron", "upgrade.cron"]);

    private const string PasswordElsewhere =
        "a connection string of PostgreSQL without password; tell the password in AUDIOPAPER_DATABASE_PASSWORD, in the user's secrets, or in the file that «databasePasswordFile» names";

    private const string PasswordElsewhereInChinese =
        "不含密码的 PostgreSQL 连接串；密码请放在环境变量 AUDIOPAPER_DATABASE_PASSWORD、用户机密或“databasePasswordFile”指明的文件中";

    /// <summary>The variable of the environment for a member: <c>alerts.smtp.host</c> is <c>AUDIOPAPER_ALERTS_SMTP_HOST</c>; null for entries of lists, which only a file can hold.</summary>
    public static string? VariableOf(string member) => member.Contains("[]", StringComparison.Ordinal) || member[0] == '$' ? null
        : "AUDIOPAPER_" + string.Concat(member.Replace("MiB", "Mib", StringComparison.Ordinal).Replace("GiB", "Gib", StringComparison.Ordinal)
            .Select(c => c == '.' ? "_" : char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    private static string? Urls(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } urls && urls.All(IsListening) ? text : null;

    /// <summary>Addresses to listen at may have <c>*</c> or <c>+</c> for a host, which no other address may.</summary>
    private static bool IsListening(string url) =>
        Uri.TryCreate(url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" && address.PathAndQuery is "/";

    private static string? Database(string text)
    {
        try
        {
            var told = new Npgsql.NpgsqlConnectionStringBuilder(text);
            return told.Host is { Length: > 0 } && told.Password is null or "" ? text : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static Uri WebAddress(SettingValue value) => value.As(
        LongestText, text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? uri : null,
        "an address that begins with http:// or https:// and has no password in it", "以 http:// 或 https:// 开头的地址，其中不含密码");

    private static string Cron(SettingValue value) => value.As(
        100, text => CronText.Is(text) ? text : null, "five fields like \"30 4 * * *\" (minute, hour, day, month, day of the week)", "五段时间，如 \"30 4 * * *\"（分、时、日、月、星期）");

    private static bool IsNetwork(string text) => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _);

    // IPv6 is not spoken there.
    private static bool IsInterface(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or ' ');

    private static ServerSettings Bucket(ServerSettings settings, Func<BucketSettings, BucketSettings> change) => settings with { Bucket = change(settings.Bucket ?? new()) };

    private static ServerSettings Smtp(ServerSettings settings, Func<SmtpSettings, SmtpSettings> change) =>
        settings with { Alerts = settings.Alerts with { Smtp = change(settings.Alerts.Smtp ?? new()) } };

    private static ServerSettings Watch(ServerSettings settings, Func<WatchedFolder, WatchedFolder> change) => settings with { Watch = settings.Watch.SetItem(settings.Watch.Length - 1, change(settings.Watch[^1])) };

    private static ServerSettings Fetch(ServerSettings settings, Func<FetchedAddress, FetchedAddress> change) => settings with { Fetch = settings.Fetch.SetItem(settings.Fetch.Length - 1, change(settings.Fetch[^1])) };

    private static ServerSettings Prune(ServerSettings settings, Func<PruneSettings, PruneSettings> change) => settings with { Prune = change(settings.Prune ?? new("", null, null)) };
}
