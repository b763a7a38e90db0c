namespace AudioPaper.Host.Web.Settings;

/// <summary>A certificate for TLS.</summary>
/// <param name="Path">PFX file (its password, if any, is the secret <c>AUDIOPAPER_CERTIFICATE_PASSWORD</c>), or PEM file with the chain.</param>
/// <param name="KeyPath">PEM file of the private key; null for a PFX file, or a PEM file with the key in it.</param>
public sealed record CertificateSettings(string Path, string? KeyPath);

/// <summary>An S3-compatible bucket. Its keys are the secrets <c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c>.</summary>
public sealed record BucketSettings
{
    /// <summary>Address of the service; null for Amazon's of the region.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Name of the bucket.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its region.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>What all names of objects begin with; empty for nothing.</summary>
    public string Prefix { get; init; } = "";
}

/// <summary>Where alerts go.</summary>
public sealed record AlertSettings
{
    /// <summary>The server that takes e-mail; null for none.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>Address that each alert is posted to as JSON; null for none.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>File with the key of the webhook's signature; null when it is the secret <c>AUDIOPAPER_WEBHOOK_SECRET</c>.</summary>
    public string? WebhookSecretFile { get; init; }

    /// <summary>Whether the webhook may lead into private networks.</summary>
    public bool AllowsPrivate { get; init; }
}

/// <summary>A server that takes e-mail. Its password is the secret <c>AUDIOPAPER_SMTP_PASSWORD</c>, or in a file.</summary>
public sealed record SmtpSettings
{
    /// <summary>Its name or address.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port; 465 is TLS from the beginning, others begin in the clear and go over to TLS where the server offers it (STARTTLS, RFC 3207).</summary>
    public int Port { get; init; } = 587;

    /// <summary>Sender.</summary>
    public string From { get; init; } = "";

    /// <summary>Receivers, separated by commas.</summary>
    public string To { get; init; } = "";

    /// <summary>Who logs in; null for nobody. A password is never sent without TLS, except to this machine.</summary>
    public string? User { get; init; }

    /// <summary>File with the password; null when it is told elsewhere.</summary>
    public string? PasswordFile { get; init; }
}

/// <summary>A folder in which issues arrive.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Newspaper">Name of the newspaper; null for the one on the pages.</param>
public sealed record WatchedFolder(string Folder, string? Newspaper);

/// <summary>An address that is fetched by the clock.</summary>
/// <param name="Url">Page or feed.</param>
/// <param name="Cron">When: five fields, as Hangfire's recurring jobs take them.</param>
/// <param name="TimeZone">Whose clock; UTC by default.</param>
/// <param name="Newspaper">Name of the newspaper; null for the one on the pages.</param>
public sealed record FetchedAddress(Uri Url, string Cron, TimeZoneInfo TimeZone, string? Newspaper);

/// <summary>When and what of the store is removed; at least one limit is given.</summary>
/// <param name="Cron">When (UTC).</param>
/// <param name="OlderThanDays">Files made longer ago go; null for no limit.</param>
/// <param name="MostGiB">The store shrinks to this; null for no limit.</param>
public sealed record PruneSettings(string Cron, int? OlderThanDays, double? MostGiB);
