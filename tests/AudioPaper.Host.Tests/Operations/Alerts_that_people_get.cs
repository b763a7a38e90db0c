using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Tests.Operations;

public sealed class Alerts_that_people_get : IDisposable
{
    private static readonly Alert Late = new(
        AlertKind.Late, IssueId.Of("海湾晚报", new DateOnly(2026, 3, 18), ""), "海湾晚报 of 2026-03-18 is not ready at 06:30; see its log.", "海湾晚报 2026-03-18 未能在 06:30 前完成；请看日志。",
        new DateTimeOffset(2026, 3, 18, 6, 30, 0, TimeSpan.Zero), new Uri("https://news.example/jobs"));

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Come_by_mail_once()
    {
        await using var peer = new SmtpPeer();
        var desk = Desk(new AlertSettings { Smtp = new SmtpSettings { Host = "127.0.0.1", Port = peer.Port, From = "paper@example.org", To = "a@example.org, b@example.org", User = "paper" } });
        await desk.SendAsync(Late, TestContext.Current.CancellationToken);
        await desk.SendAsync(Late with { Time = Late.Time.AddMinutes(5) }, TestContext.Current.CancellationToken);

        var message = Assert.Single(peer.Messages);
        Assert.Contains("To: a@example.org, b@example.org", message, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", message, StringComparison.Ordinal);
        Assert.Equal(2, peer.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)));
        using var read = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(message)), TestContext.Current.CancellationToken);
        Assert.Contains("海湾晚报/2026-03-18 late（延误）", read.Subject, StringComparison.Ordinal);
        Assert.Contains(Late.English, read.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://news.example/jobs", read.TextBody, StringComparison.Ordinal);

        await desk.SendAsync(Late with { Kind = AlertKind.Incomplete }, TestContext.Current.CancellationToken);
        Assert.Equal(2, peer.Messages.Count);
    }

    [Fact]
    public async Task Are_posted_with_a_signature()
    {
        await using var hook = await Hook.StartAsync(StatusCodes.Status204NoContent);
        await Desk(new AlertSettings { Webhook = hook.Address, AllowsPrivate = true }).SendAsync(Late, TestContext.Current.CancellationToken);

        var (body, signature) = Assert.Single(hook.Taken);
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("hook key"u8, body)), signature);
        using var document = JsonDocument.Parse(body);
        Assert.Equal(("late", "海湾晚报/2026-03-18", Late.Chinese, "2026-03-18T06:30:00Z"), (Text("kind"), Text("issue"), Text("chinese"), Text("time")));

        string? Text(string name) => document.RootElement.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Are_not_posted_into_a_private_network()
    {
        await using var hook = await Hook.StartAsync(StatusCodes.Status200OK);
        var refused = await Assert.ThrowsAsync<AlertException>(() => Desk(new AlertSettings { Webhook = hook.Address }).SendAsync(Late, TestContext.Current.CancellationToken));
        Assert.Contains("127.0.0.1", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", refused.Message, StringComparison.Ordinal);
        Assert.Empty(hook.Taken);
    }

    [Fact]
    public async Task Go_again_only_by_the_way_that_failed()
    {
        await using var peer = new SmtpPeer();
        await using var hook = await Hook.StartAsync(StatusCodes.Status503ServiceUnavailable);
        var desk = Desk(new AlertSettings { Smtp = new SmtpSettings { Host = "127.0.0.1", Port = peer.Port, From = "p@example.org", To = "a@example.org" }, Webhook = hook.Address, AllowsPrivate = true });
        Assert.Contains("503", (await Assert.ThrowsAsync<AlertException>(() => desk.SendAsync(Late, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        hook.Status = StatusCodes.Status200OK;
        await desk.SendAsync(Late, TestContext.Current.CancellationToken);
        Assert.Equal((1, 2), (peer.Messages.Count, hook.Taken.Count));
    }

    [Fact]
    public async Task Are_told_as_not_sent_when_the_server_refuses()
    {
        await using var peer = new SmtpPeer { Answer = "550 not from you" };
        var settings = new AlertSettings { Smtp = new SmtpSettings { Host = "127.0.0.1", Port = peer.Port, From = "p@example.org", To = "a@example.org" } };
        Assert.Contains("not from you", (await Assert.ThrowsAsync<AlertException>(() => Desk(settings).SendAsync(Late, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AlertException>(() => Desk(settings with { Smtp = settings.Smtp with { Port = 1 } }).SendAsync(Late, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<AlertException>(() => Desk(settings with { Smtp = settings.Smtp with { To = "nobody at all <" } }).SendAsync(Late, TestContext.Current.CancellationToken));
    }

    [Fact]
    public Task Go_nowhere_when_nobody_is_named() => Desk(new AlertSettings()).SendAsync(Late, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Dispose();

    private AlertDesk Desk(AlertSettings alerts) => new(LibraryFolder.Open(folder.Path), alerts, new ServerSecrets(
        new ServerSettings { Library = folder.Path, Alerts = alerts }, name => name switch { "AUDIOPAPER_WEBHOOK_SECRET" => "hook key", "AUDIOPAPER_SMTP_PASSWORD" => "mail password", _ => null }));

    /// <summary>A web server that takes alerts.</summary>
    private sealed class Hook(WebApplication app) : IAsyncDisposable
    {
        public int Status { get; set; }

        public Uri Address => new(app.Urls.Single() + "/secret-path");

        public List<(byte[] Body, string Signature)> Taken { get; } = [];

        public static async Task<Hook> StartAsync(int status)
        {
            var app = WebApplication.CreateSlimBuilder().Build();
            app.Urls.Add("http://127.0.0.1:0");
            var hook = new Hook(app) { Status = status };
            app.MapPost("/secret-path", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                hook.Taken.Add((body.ToArray(), request.Headers["X-AudioPaper-Signature"].ToString()));
                return Results.StatusCode(hook.Status);
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return hook;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
