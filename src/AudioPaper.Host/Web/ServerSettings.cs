namespace AudioPaper.Host.Web;

/// <summary>How a server runs. Options of the command line win over the environment, that over the file.</summary>
public sealed record ServerSettings
{
    /// <summary>Full path of the library.</summary>
    public required string Library { get; init; }

    /// <summary>Addresses it listens at, separated by <c>;</c>, as ASP.NET Core takes them.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Address of the library on the web, for feeds; null for the one that each request was made to.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Connection string of PostgreSQL, where jobs are shared with other processes; null for jobs in memory.</summary>
    public string? Database { get; init; }

    /// <summary>Jobs that run at once in this process; 0 where only others work.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Folder of installed voices; null for the usual one.</summary>
    public string? VoicesFolder { get; init; }

    /// <summary>Largest upload in MiB; 1 to 4096.</summary>
    public int MaxUploadMiB { get; init; } = 200;
}
