using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Telemetry;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Health;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Operations;

/// <summary>Health, metrics, TLS and proxies of the real server, over loopback.</summary>
public sealed class A_server_that_is_watched : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Says_whether_it_is_well_and_nothing_else()
    {
        await using var app = await StartAsync(Settings());
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal("{\"status\":\"ok\"}\n", await client.GetStringAsync("/health/live", Cancellation));
        Assert.Equal("{\"status\":\"ok\",\"library\":\"ok\",\"jobs\":\"ok\"}\n", await client.GetStringAsync("/health/ready", Cancellation));
    }

    [Fact]
    public async Task Is_not_ready_without_its_database_and_shows_no_password()
    {
        await using var app = await StartAsync(Settings() with { Database = "Host=127.0.0.1;Port=1;Username=paper;Password=hunter2" });
        app.Services.GetRequiredService<Readiness>().JobsRun = () => false;
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("{\"status\":\"failed\",\"library\":\"ok\",\"database\":\"failed\",\"jobs\":\"failed\"}\n", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Looks_once_however_many_ask()
    {
        var asked = 0;
        using var readiness = new Readiness(LibraryFolder.Open(folder.Path), new ServerSecrets(Settings(), _ => null), TimeProvider.System) { JobsRun = () => Interlocked.Increment(ref asked) > 0 };
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => readiness.LookAsync(Cancellation)));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Sends_metrics_and_traces_to_its_collector()
    {
        var taken = new ConcurrentDictionary<string, string>();
        await using var collector = WebApplication.CreateSlimBuilder().Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body, Encoding.Latin1);
            var said = await reader.ReadToEndAsync();
            taken.AddOrUpdate(signal, said, (_, before) => before + said);
        });
        await collector.StartAsync(Cancellation);
        await using (var app = await StartAsync(Settings() with { Otlp = new Uri(collector.Urls.Single()) }))
        {
            var (meters, issue) = (app.Services.GetRequiredService<NewsroomMeters>(), IssueId.Of("Harbour News", new DateOnly(2026, 3, 18), ""));
            meters.WatchQueue(() => 7);
            meters.Spoken("espeak:cmn", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(2));
            meters.Retried("article");
            meters.ArticleFailed(issue);
            meters.Published(issue, 900, 5, 95, 30, 10, TimeSpan.FromMinutes(-12));
            meters.Begin("publish", issue)?.Dispose();
            await app.StopAsync(Cancellation);
        }

        foreach (var name in new[] { "audiopaper.speech.real_time_factor", "audiopaper.jobs.queued", "audiopaper.jobs.retries", "audiopaper.text.characters", "audiopaper.clips", "audiopaper.articles.failed", "audiopaper.publications", "audiopaper.publication.delay" })
        {
            Assert.Contains(name, taken["metrics"], StringComparison.Ordinal);
        }

        Assert.Contains("audiopaper.issue", taken["traces"], StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_its_metrics_as_Prometheus_reads_them()
    {
        using var text = new MetricsText();
        using var meters = new NewsroomMeters();
        var issue = IssueId.Of("Harbour", new DateOnly(2026, 3, 18), "");
        meters.WatchQueue(() => 7);
        meters.Spoken("a\"b", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(3));
        meters.Spoken("a\"b", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(6));
        meters.Published(issue, 900, 5, 95, 30, 10, TimeSpan.FromMinutes(-1));
        meters.Published(issue, 100, 0, 0, 0, 40, null);
        var lines = text.Write().Split('\n');
        foreach (var line in new[]
        {
            "# TYPE audiopaper_text_characters_total counter", "audiopaper_text_characters_total{newspaper=\"Harbour\",state=\"spoken\"} 1000",
            "# TYPE audiopaper_jobs_queued gauge", "# TYPE audiopaper_speech_real_time_factor summary", "audiopaper_speech_real_time_factor_count{voice=\"a\\\"b\"} 2",
        })
        {
            Assert.Contains(line, lines);
        }

        Assert.Single(lines, line => line.StartsWith("audiopaper_publication_delay_seconds_sum", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_in_a_sentence_that_its_port_is_taken()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var answer = await Narrator.RunAsync("serve", "--library", folder.Path, "--urls", $"http://{taken.LocalEndpoint}");
        answer.ShouldEndWith(1);
        Assert.StartsWith("Error: Another program listens at", Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.Equal("", answer.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Serves_over_TLS_and_takes_a_renewed_certificate(bool isPem)
    {
        var first = Certificate("CN=one", isPem);
        await using var app = await StartAsync(Settings() with { Urls = "https://127.0.0.1:0", Certificate = first });
        Assert.Equal("CN=one", await SubjectAsync(app));
        Certificate("CN=two", isPem);
        File.SetLastWriteTimeUtc(first.Path, DateTime.UtcNow.AddSeconds(5));
        Assert.Equal("CN=two", await SubjectAsync(app));
        File.WriteAllText(first.Path, "torn");
        File.SetLastWriteTimeUtc(first.Path, DateTime.UtcNow.AddSeconds(9));
        Assert.Equal("CN=two", await SubjectAsync(app));
        Assert.Contains("certificate", Assert.Throws<LibraryException>(() => Build(Settings() with { Certificate = first })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "https://paper.example/echo 203.0.113.9")]
    [InlineData("10.9.8.7", "http://127.0.0.1/echo 127.0.0.1")]
    [InlineData("127.0.0.0/8", "https://paper.example/echo 203.0.113.9")]
    [InlineData("", "http://127.0.0.1/echo 127.0.0.1")]
    public async Task Believes_forwarded_headers_of_named_proxies_only(string proxy, string seen)
    {
        await using var app = await StartAsync(Settings() with { Proxies = proxy.Length == 0 ? [] : [proxy] }, web => web.MapGet("/echo", (HttpRequest request) =>
            $"{request.Scheme}://{request.Host.Host}{request.Path} {request.HttpContext.Connection.RemoteIpAddress}").AllowAnonymous());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.Single() + "/echo");
        request.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "paper.example");
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(seen, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ServerSettings Settings() => new() { Library = folder.Path, Urls = "http://127.0.0.1:0" };

    private static async Task<WebApplication> StartAsync(ServerSettings settings, Action<WebApplication>? map = null)
    {
        var app = Build(settings);
        map?.Invoke(app);
        await app.StartAsync(Cancellation);
        return app;
    }

    /// <summary>The server; its newsroom has jobs in memory and never starts.</summary>
    private static WebApplication Build(ServerSettings settings)
    {
        var library = LibraryFolder.Open(settings.Library);
        return WebServer.Build(settings, services => new Newsroom(library, settings with { Database = null }, TimeProvider.System, services.GetRequiredService<ILoggerFactory>()));
    }

    private CertificateSettings Certificate(string name, bool isPem)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        if (!isPem)
        {
            File.WriteAllBytes(folder["server.pfx"], made.Export(X509ContentType.Pfx));
            return new CertificateSettings(folder["server.pfx"], null);
        }

        File.WriteAllText(folder["server.key"], key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder["server.pem"], made.ExportCertificatePem());
        return new CertificateSettings(folder["server.pem"], folder["server.key"]);
    }

    /// <summary>Whose certificate the server shows, once it has served a page over it.</summary>
    private static async Task<string> SubjectAsync(WebApplication app)
    {
        var subject = "";
        using var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new System.Net.Security.SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                {
                    subject = certificate!.Subject;
                    return subject.StartsWith("CN=", StringComparison.Ordinal);
                },
            },
        });
        Assert.Contains("ok", await client.GetStringAsync(app.Urls.Single() + "/health/live", Cancellation), StringComparison.Ordinal);
        return subject;
    }
}
