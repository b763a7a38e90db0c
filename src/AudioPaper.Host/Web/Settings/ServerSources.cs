using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Settings;

/// <summary>Puts a server's settings together: file, then environment, then command line.</summary>
internal static class ServerSources
{
    /// <summary>The file that is read when none is named, below the library.</summary>
    internal static readonly string UsualFile = Path.Combine(".server", "settings.json");

    /// <summary>The settings.</summary>
    /// <param name="file">The file that was named; null for the usual one of the library, which need not exist.</param>
    /// <param name="variable">A variable of the environment; null when it is not set.</param>
    /// <param name="options">Options of the command line, in order: member, option and value.</param>
    /// <exception cref="LibraryException">A setting is wrong; the sentence names file and line, variable or option.</exception>
    public static ServerSettings Read(string? file, Func<string, string?> variable, IReadOnlyList<(string Member, string Option, string Value)> options)
    {
        var told = ServerMembers.Reader.Names.Select(member => (Member: member, Source: ServerMembers.VariableOf(member))).Where(member => member.Source is not null)
            .Select(member => (member.Member, Source: member.Source!, Value: variable(member.Source!))).Where(member => member.Value is { Length: > 0 })
            .Select(member => (member.Member, member.Source, Value: member.Value!)).Concat(options).ToList();
        // Which file it is depends on the library, which the file may name only when it was named itself.
        var library = Path.GetFullPath(told.Where(member => member.Member == "library").Select(member => member.Value).LastOrDefault() ?? "library");
        var (path, standard) = (Path.GetFullPath(file ?? Path.Combine(library, UsualFile)), new ServerSettings { Library = library });
        var settings = ServerMembers.Reader.Read(path, standard);
        if (settings is null && file is not null)
        {
            throw new LibraryException($"The settings {path} do not exist; name another file with --settings.", $"设置文件 {path} 不存在；请用 --settings 另指一个文件。");
        }

        settings = At(settings ?? standard, Path.GetDirectoryName(path)!);
        foreach (var (member, source, value) in told)
        {
            settings = member == "database" && source.StartsWith("AUDIOPAPER_", StringComparison.Ordinal) ? settings with { Database = value }
                : ServerMembers.Reader.Take(member, SettingValue.Plain(source, value), settings);
        }

        CheckWhole(settings);
        return At(settings, Environment.CurrentDirectory);
    }

    /// <summary>Parts of a group may come from different places: whether it is whole is known at the end only.</summary>
    private static void CheckWhole(ServerSettings settings)
    {
        var missing = settings.Prune is { OlderThanDays: null, MostGiB: null } ? "prune.olderThanDays» or «prune.mostGiB"
            : settings.Prune is { Cron.Length: 0 } ? "prune.cron"
            : settings.Certificate is { Path.Length: 0 } ? "certificate.path"
            : settings.Bucket is { Name.Length: 0 } ? "bucket.name"
            : settings.Alerts.Smtp is { Host.Length: 0 } ? "alerts.smtp.host"
            : settings.Alerts.Smtp is { From.Length: 0 } ? "alerts.smtp.from"
            : settings.Alerts.Smtp is { To.Length: 0 } ? "alerts.smtp.to"
            : settings.Urls.Contains("https://", StringComparison.OrdinalIgnoreCase) && settings.Certificate is null ? "certificate.path"
            : null;
        if (missing is not null)
        {
            throw new LibraryException($"The server's settings lack «{missing}»; give it beside what belongs to it.", $"服务器设置缺少“{missing}”；请与相关设置一并给出。");
        }
    }

    /// <summary>Paths as full ones; those of a file are meant from its folder.</summary>
    private static ServerSettings At(ServerSettings settings, string folder)
    {
        string Full(string path) => path.Length == 0 ? path : Path.GetFullPath(path, folder);
        string? FullOrNull(string? path) => path is null ? null : Full(path);
        return settings with
        {
            Library = Full(settings.Library),
            DatabasePasswordFile = FullOrNull(settings.DatabasePasswordFile),
            VoicesFolder = FullOrNull(settings.VoicesFolder),
            Certificate = settings.Certificate is { } certificate ? new CertificateSettings(Full(certificate.Path), FullOrNull(certificate.KeyPath)) : null,
            Alerts = settings.Alerts with
            {
                WebhookSecretFile = FullOrNull(settings.Alerts.WebhookSecretFile),
                Smtp = settings.Alerts.Smtp is { } smtp ? smtp with { PasswordFile = FullOrNull(smtp.PasswordFile) } : null,
            },
            Watch = [.. settings.Watch.Select(watched => watched with { Folder = Full(watched.Folder) })],
            LogsFolder = FullOrNull(settings.LogsFolder),
        };
    }
}
