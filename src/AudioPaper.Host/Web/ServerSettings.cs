using System.Collections.Immutable;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Host.Web.Speakers.Upnp;

namespace AudioPaper.Host.Web;

/// <summary>
/// How a server runs. Options of the command line win over the environment (<c>AUDIOPAPER_…</c>), that over the file (<c>LIBRARY/.server/settings.json</c>,
/// form: <c>server.settings.schema.json</c>). There are no secrets in it: <see cref="ServerSecrets"/> has them.
/// </summary>
public sealed record ServerSettings
{
    /// <summary>Full path of the library.</summary>
    public required string Library { get; init; }

    /// <summary>Addresses it listens at, separated by <c>;</c>, as ASP.NET Core takes them.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Address of the library on the web, for feeds; null for the one that each request was made to.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Connection string of PostgreSQL, where jobs are shared with other processes; null for jobs in memory. It may hold a password: never shown or logged.</summary>
    public string? Database { get; init; }

    /// <summary>File with the password of the database; null when it is told elsewhere or not needed.</summary>
    public string? DatabasePasswordFile { get; init; }

    /// <summary>Jobs that run at once in this process; 0 where only others work; 256 at most.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Folder of installed voices; null for the usual one.</summary>
    public string? VoicesFolder { get; init; }

    /// <summary>Addresses and networks (<c>10.0.0.1</c>, <c>10.0.0.0/8</c>) of reverse proxies whose <c>X-Forwarded-…</c> headers are believed; nobody's else.</summary>
    public ImmutableArray<string> Proxies { get; init; } = [];

    /// <summary>The certificate for <c>https</c> addresses; null where a reverse proxy has it.</summary>
    public CertificateSettings? Certificate { get; init; }

    /// <summary>Largest upload in MiB; 1 to 4096.</summary>
    public int MaxUploadMiB { get; init; } = 64;

    /// <summary>How long an upload may be slower than 1,000 bytes a second (another body: 500) before it is ended; more than a second. No file sets it.</summary>
    internal TimeSpan UploadGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The bucket that holds the library; null for the folder.</summary>
    public BucketSettings? Bucket { get; init; }

    /// <summary>Who is told when an edition is late, broken or incomplete.</summary>
    public AlertSettings Alerts { get; init; } = new();

    /// <summary>Whether WebSub hubs may be in private networks.</summary>
    public bool AllowsPrivateHubs { get; init; }

    /// <summary>Collector of metrics and traces (OTLP over HTTP, e.g. <c>http://127.0.0.1:4318</c>); null for none.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Folders in which issues arrive.</summary>
    public ImmutableArray<WatchedFolder> Watch { get; init; } = [];

    /// <summary>Addresses that are fetched by the clock.</summary>
    public ImmutableArray<FetchedAddress> Fetch { get; init; } = [];

    /// <summary>When and what of the store is removed; null for never.</summary>
    public PruneSettings? Prune { get; init; }

    /// <summary>When the sound of all issues is checked (cron, UTC); null for never.</summary>
    public string? VerifyCron { get; init; }

    /// <summary>When what fell back to another voice is spoken again by the one asked for (cron, UTC); null for never.</summary>
    public string? UpgradeCron { get; init; }

    /// <summary>The media server for players and speakers at home; off unless interfaces are named.</summary>
    public UpnpSettings Upnp { get; init; } = new();

    /// <summary>Folder of the server's own log files; null for standard output only.</summary>
    public string? LogsFolder { get; init; }

    /// <summary>Whether logs are JSON, an object a line; null for: unless standard output is a terminal.</summary>
    public bool? LogsJson { get; init; }

    /// <summary>Where it serves what; the connection string may hold a password and is not shown.</summary>
    public override string ToString() => $"{Library} at {Urls}";
}
