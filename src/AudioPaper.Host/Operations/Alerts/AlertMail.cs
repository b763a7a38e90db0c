using AudioPaper.Host.Web.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AudioPaper.Host.Operations.Alerts;

/// <summary>Sends alerts by e-mail (SMTP, RFC 5321; STARTTLS, RFC 3207).</summary>
/// <param name="settings">The server and the addresses.</param>
/// <param name="password">Finds the password; null when there is none.</param>
internal sealed class AlertMail(SmtpSettings settings, Func<string?> password)
{
    private const int TlsPort = 465;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Sends one.</summary>
    /// <exception cref="AlertException">The server cannot be reached, or refuses.</exception>
    public async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Longest);
        try
        {
            using var message = Of(alert);
            // Authorities inside a house seldom publish what they revoke, and an alert that is not sent helps nobody.
            using var client = new SmtpClient { Timeout = (int)Longest.TotalMilliseconds, CheckCertificateRevocation = false };
            await client.ConnectAsync(settings.Host, settings.Port, settings.Port == TlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, late.Token);
            if (settings.User is { } user)
            {
                if (!client.IsSecure && !IsThisMachine(settings.Host))
                {
                    throw Failed("it offers no TLS, and the password is not sent without", "它不支持 TLS，而密码不会明文发送");
                }

                await client.AuthenticateAsync(user, password() ?? "", late.Token);
            }

            await client.SendAsync(message, late.Token);
            await client.DisconnectAsync(quit: true, late.Token);
        }
        catch (SslHandshakeException e) when (e.ServerCertificate is { } certificate)
        {
            throw Failed($"this machine does not trust its certificate, {certificate.Subject}; use one that bears the name of the server and is of a known authority, or add its authority to this machine",
                $"本机不信任其证书 {certificate.Subject}；请换用公认机构签发、写明该服务器名称的证书，或把签发机构加入本机", e);
        }
        catch (Exception e) when (e is MailKit.CommandException or MailKit.ProtocolException or AuthenticationException or SslHandshakeException or ParseException or IOException or System.Net.Sockets.SocketException or NotSupportedException or TimeoutException or ArgumentException)
        {
            throw Failed(e.Message.ReplaceLineEndings(" ").TrimEnd('.'), e.Message.ReplaceLineEndings(" ").TrimEnd('.'), e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed($"no answer within {Longest.TotalSeconds:0} s", $"{Longest.TotalSeconds:0} 秒内没有回应", e);
        }
    }

    private MimeMessage Of(Alert alert)
    {
        var subject = alert.Kind switch { AlertKind.Late => ("延误", "late"), AlertKind.Broken => ("未能制作", "broken"), _ => ("不完整", "incomplete") };
        var message = new MimeMessage { Subject = $"AudioPaper: {alert.Issue} {subject.Item2}（{subject.Item1}）", Date = alert.Time };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.AddRange(InternetAddressList.Parse(settings.To));
        message.Body = new TextPart("plain") { Text = $"{alert.English}\n{alert.Chinese}\n{(alert.Link is { } link ? $"\n{link.AbsoluteUri}\n" : "")}" };
        // Programs that answer mail by themselves leave this one alone (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static bool IsThisMachine(string host) => host is "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    private AlertException Failed(string why, string chinese, Exception? e = null) =>
        new($"The alert could not be sent by {settings.Host}:{settings.Port} ({why}); check alerts.smtp in the server's settings.", $"告警邮件未能经 {settings.Host}:{settings.Port} 发出（{chinese}）；请检查服务器设置中的 alerts.smtp。", e);
}
