using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Tests.Newsrooms;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Operations;

/// <summary>Alerts to a mail server with a certificate of its own making.</summary>
public sealed class Mail_over_TLS : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_certificate_that_nobody_knows_is_refused_with_a_sentence_and_no_password_was_sent()
    {
        using var certificate = Certificate();
        await using var peer = new SmtpPeer(certificate);

        await ShouldBeRefusedAsync(peer, "127.0.0.1");
        Assert.DoesNotContain(peer.Commands, command => command.Contains("AUTH", StringComparison.Ordinal));
        Assert.Contains("STARTTLS", peer.Commands);
    }

    [Fact]
    public async Task So_it_is_where_TLS_begins_with_the_connection()
    {
        using var certificate = Certificate();
        SmtpPeer peer;
        try
        {
            peer = new SmtpPeer(certificate, new IPEndPoint(IPAddress.Parse("127.0.0.2"), 465));
        }
        catch (SocketException)
        {
            Assert.Skip("Port 465 of 127.0.0.2 may not be listened at here.");
            return;
        }

        await using (peer)
        {
            await ShouldBeRefusedAsync(peer, "127.0.0.2");
            Assert.Empty(peer.Commands);
        }
    }

    [Fact]
    public async Task A_host_that_is_none_is_told_with_a_sentence_too()
    {
        var failed = await Assert.ThrowsAsync<AlertException>(() => new AlertMail(new SmtpSettings { Host = "0.0.0.0", From = "p@example.org", To = "a@example.org" }, () => null).SendAsync(Any, Cancellation));
        Assert.Contains("check alerts.smtp", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_authority_the_machine_knows_gets_password_and_mail_inside_TLS_only()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SSL_CERT_FILE is read on Linux only.");
        using var certificate = Certificate();
        await File.WriteAllTextAsync(folder["authority.pem"], certificate.ExportCertificatePem(), Cancellation);
        await using var peer = new SmtpPeer(certificate);
        var library = LibraryFolder.Open(folder["library"]);
        await new Inbox(library, TimeProvider.System).AddAsync(new IssueWishes(), [], (pages, cancellation) => File.WriteAllTextAsync(Path.Combine(pages, "broken.pdf"), "%PDF-1.7 none", cancellation), Cancellation);
        using var server = ServerProcess.Serve(library.Root,
        [
            ("SSL_CERT_FILE", folder["authority.pem"]), ("AUDIOPAPER_SMTP_PASSWORD", "mail password"), ("AUDIOPAPER_ALERTS_SMTP_HOST", "127.0.0.1"),
            ("AUDIOPAPER_ALERTS_SMTP_PORT", $"{peer.Port}"), ("AUDIOPAPER_ALERTS_SMTP_FROM", "paper@example.org"), ("AUDIOPAPER_ALERTS_SMTP_TO", "desk@example.org"), ("AUDIOPAPER_ALERTS_SMTP_USER", "paper"),
        ]);

        await server.UntilAsync(() => !peer.Messages.IsEmpty, TimeSpan.FromMinutes(3));
        Assert.Contains(peer.Commands, command => command.StartsWith("🔒AUTH", StringComparison.Ordinal));
        Assert.All(peer.Commands.Where(command => !command.StartsWith("🔒", StringComparison.Ordinal)), command => Assert.Matches("^(EHLO|STARTTLS)", command));
        using var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(peer.Messages))), Cancellation);
        Assert.Contains("A delivery was refused: broken.pdf", message.TextBody, StringComparison.Ordinal);
        // The log names the file as it was handed in, not where it lay.
        Assert.Contains("is refused: ", server.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("inbox", server.Said, StringComparison.Ordinal);
    }

    private static Alert Any { get; } = new(AlertKind.Late, new IssueId("晚报/2026-03-18"), "It is late.", "延误了。", new DateTimeOffset(2026, 3, 18, 6, 30, 0, TimeSpan.Zero), null);

    private static async Task ShouldBeRefusedAsync(SmtpPeer peer, string host)
    {
        var failed = await Assert.ThrowsAsync<AlertException>(() => new AlertMail(Smtp(peer, host), () => "secret").SendAsync(Any, Cancellation));
        Assert.Contains($"{host}:{peer.Port} (this machine does not trust its certificate, CN=127.0.0.1", failed.Message, StringComparison.Ordinal);
        Assert.Contains("本机不信任其证书", failed.Chinese, StringComparison.Ordinal);
        Assert.Single(failed.Message.Split('\n'));
        Assert.Empty(peer.Messages);
    }

    private static SmtpSettings Smtp(SmtpPeer peer, string host) => new() { Host = host, Port = peer.Port, From = "paper@example.org", To = "desk@example.org", User = "paper" };

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.Parse("127.0.0.2"));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }
}
