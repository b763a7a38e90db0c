using System.Text.RegularExpressions;
using AudioPaper.Host.Library;
using Npgsql;

namespace AudioPaper.Host.Web.Settings;

/// <summary>
/// A server's secrets: from the environment or the user's secrets (<see cref="UserSecrets"/>), else from files that the settings name. They are asked for
/// where they are used, kept nowhere else, and taken out of whatever is logged (<see cref="Scrub"/>).
/// </summary>
/// <param name="settings">Where files are.</param>
/// <param name="find">Finds a secret by its name.</param>
public sealed partial class ServerSecrets(ServerSettings settings, Func<string, string?> find)
{
    private const int MostBytes = 64 << 10;

    /// <summary>Texts shorter than this are not taken out of logs: they would take words with them.</summary>
    private const int Shortest = 4;

    private readonly Lazy<string[]> all = new(() => [.. All(settings, find).Where(secret => secret.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)]);

    /// <summary>Those of this machine.</summary>
    public static ServerSecrets Of(ServerSettings settings) => new(settings, UserSecrets.Of);

    /// <summary>Password of the SMTP server; null when there is none.</summary>
    /// <exception cref="LibraryException">The file that has it cannot be read.</exception>
    public string? SmtpPassword => find("AUDIOPAPER_SMTP_PASSWORD") ?? InFile(settings.Alerts.Smtp?.PasswordFile);

    /// <summary>Key of the webhook's signature; null when there is none.</summary>
    /// <exception cref="LibraryException">The file that has it cannot be read.</exception>
    public string? WebhookSecret => find("AUDIOPAPER_WEBHOOK_SECRET") ?? InFile(settings.Alerts.WebhookSecretFile);

    /// <summary>Password of a PFX certificate; null when it has none.</summary>
    public string? CertificatePassword => find("AUDIOPAPER_CERTIFICATE_PASSWORD");

    /// <summary>Keys of the bucket; null when there are none.</summary>
    public (string Id, string Secret)? BucketKeys => find("AWS_ACCESS_KEY_ID") is { } id && find("AWS_SECRET_ACCESS_KEY") is { } secret ? (id, secret) : null;

    /// <summary>The connection string with its password; null where jobs are in memory.</summary>
    /// <exception cref="LibraryException">The file with the password cannot be read, or the connection string is none.</exception>
    public string? Database
    {
        get
        {
            if (settings.Database is null)
            {
                return null;
            }

            try
            {
                var told = new NpgsqlConnectionStringBuilder(settings.Database);
                if (string.IsNullOrEmpty(told.Password) && (find("AUDIOPAPER_DATABASE_PASSWORD") ?? InFile(settings.DatabasePasswordFile)) is { } password)
                {
                    told.Password = password;
                }

                return told.ConnectionString;
            }
            catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
            {
                // Its message may quote a password that was written in the wrong place.
                throw new LibraryException("The database's connection string is none; write it like \"Host=db;Database=audiopaper;Username=audiopaper\".", "数据库连接串不合法；写法如 \"Host=db;Database=audiopaper;Username=audiopaper\"。");
            }
        }
    }

    /// <summary><paramref name="text"/> without any secret.</summary>
    public string Scrub(string text)
    {
        foreach (var secret in all.Value)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        // The framework puts the path of a request beside what is logged during it, and paths of private newspapers hold a listener's secret.
        return ListenerSecret().Replace(text, "***");
    }

    private static IEnumerable<string> All(ServerSettings settings, Func<string, string?> find)
    {
        string[] names = ["AUDIOPAPER_SMTP_PASSWORD", "AUDIOPAPER_WEBHOOK_SECRET", "AUDIOPAPER_CERTIFICATE_PASSWORD", "AUDIOPAPER_DATABASE_PASSWORD", "AWS_SECRET_ACCESS_KEY", "AZURE_SPEECH_KEY", "OPENAI_API_KEY"];
        foreach (var secret in names.Select(find).OfType<string>())
        {
            yield return secret;
        }

        foreach (var path in new[] { settings.Alerts.Smtp?.PasswordFile, settings.Alerts.WebhookSecretFile, settings.DatabasePasswordFile })
        {
            yield return InReadableFile(path) ?? "";
        }

        if (settings.Database is { } database && PasswordIn(database) is { } password)
        {
            yield return password;
        }
    }

    private static string? PasswordIn(string database)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(database).Password;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            return database;
        }
    }

    /// <summary>What cannot be read cannot be logged either.</summary>
    private static string? InReadableFile(string? path)
    {
        try
        {
            return InFile(path);
        }
        catch (LibraryException)
        {
            return null;
        }
    }

    private static string? InFile(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var reader = new StreamReader(file);
            var buffer = new char[MostBytes];
            return new string(buffer, 0, reader.ReadBlock(buffer)).Trim() is { Length: > 0 } secret ? secret : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"The secret in {path} cannot be read ({e.Message.TrimEnd('.')}).", $"无法读取 {path} 中的机密（{e.Message.TrimEnd('.')}）。", e);
        }
    }

    [GeneratedRegex("(?<=/p/)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")]
    private static partial Regex ListenerSecret();
}
