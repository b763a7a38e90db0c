using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;

namespace AudioPaper.Host.Operations.Alerts;

/// <summary>
/// Tells people when an edition is late, broken or incomplete, by every way that the settings name. The same alert (kind and sentence) of an issue is sent
/// once by each way; after a crash between sending and noting it, twice. Safe to use from several threads and processes.
/// </summary>
/// <param name="library">Issues keep what was sent.</param>
/// <param name="settings">The ways.</param>
/// <param name="secrets">Their passwords and keys.</param>
public sealed class AlertDesk(LibraryFolder library, AlertSettings settings, ServerSecrets secrets)
{
    /// <summary>Sends an alert. May be called again with the same one when it failed: only what was not sent is sent then.</summary>
    /// <exception cref="AlertException">One of the ways failed; the others were tried.</exception>
    public async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var ways = new List<(string Name, Func<Task> SendAsync)>();
        if (settings.Smtp is { } smtp)
        {
            ways.Add(("mail", () => new AlertMail(smtp, () => secrets.SmtpPassword).SendAsync(alert, cancellationToken)));
        }

        if (settings.Webhook is { } address)
        {
            ways.Add(("webhook", () => new AlertHook(address, () => secrets.WebhookSecret, settings.AllowsPrivate).SendAsync(alert, cancellationToken)));
        }

        if (ways.Count == 0)
        {
            return;
        }

        var issue = library.Issue(alert.KeptAt);
        using var kept = await FolderLock.TakeAsync(issue.At("work"), () => { }, cancellationToken);
        var file = new SentAlerts(issue);
        var sent = await file.ReadAsync(cancellationToken);
        AlertException? failed = null;
        foreach (var (name, sendAsync) in ways.Where(way => !sent.Contains(SentAlerts.KeyOf(alert, way.Name))))
        {
            try
            {
                await sendAsync();
                sent.Add(SentAlerts.KeyOf(alert, name));
                await file.WriteAsync(sent, cancellationToken);
            }
            catch (AlertException e)
            {
                failed ??= e;
            }
        }

        if (failed is not null)
        {
            throw failed;
        }
    }
}
