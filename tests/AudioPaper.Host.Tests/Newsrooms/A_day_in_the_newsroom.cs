using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Jobs.Notices;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Tests.Voices;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>A morning on a clock that runs twenty times as fast: a server, a worker, a real PostgreSQL, servers of voices on loopback.</summary>
public sealed class A_day_in_the_newsroom : IAsyncDisposable
{
    private const int Down = 0, Corrected = 1, Plain = 2, Slow = 3;
    private const int Speed = 20;
    private static readonly DateTimeOffset ReadyBy = new(2026, 3, 19, 6, 30, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly ShortDay clock = new(ReadyBy.AddMinutes(-60), Speed);
    private readonly ConcurrentQueue<string> alerts = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task At_ready_by_all_feeds_are_right_and_what_was_hurried_is_spoken_again_afterwards()
    {
        await using var postgres = await PostgresServer.StartedAsync();
        await using var reader = await ReadingServer.StartAsync();
        await using var pager = await PagerAsync();
        reader.Fault = async (context, sound, cancellation) =>
        {
            await Task.Delay(6_000, cancellation);
            context.Response.ContentType = "audio/wav";
            await context.Response.Body.WriteAsync(sound, cancellation);
        };
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", ReadingServer.Key);
        var morning = new Morning(folder["library"], 4);
        foreach (var (number, address) in new[] { (Down, "http://127.0.0.1:9/v1"), (Corrected, null), (Plain, null), (Slow, reader.Address) })
        {
            Tell(morning, number, address);
        }

        var settings = new ServerSettings
        {
            // Voices are measured there; in the folder of the user that would show in runs of other tests.
            Library = morning.Library, Urls = "http://127.0.0.1:0", Database = postgres.Connection, Workers = 2, VoicesFolder = folder["voices"],
            Alerts = new AlertSettings { Webhook = new Uri(pager.Urls.Single() + "/alert"), AllowsPrivate = true },
        };
        await using var app = WebServer.Build(settings, services => new AudioPaper.Host.Jobs.Newsroom(morning.Folder, settings, clock, services.GetRequiredService<ILoggerFactory>())
        {
            Notices = new NoticeDesk(morning.Folder, services.GetRequiredService<AlertDesk>(), (_, _) => Task.CompletedTask, null, clock),
        });
        var newsroom = app.Services.GetRequiredService<AudioPaper.Host.Jobs.Newsroom>();
        await app.StartAsync(Cancellation);
        newsroom.Start();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        // A worker helps and dies in the middle of its work.
        using (var worker = ServerProcess.Work(morning.Library, "--database", postgres.Connection, "--workers", "1", "--voices-dir", folder["voices"]))
        {
            foreach (var number in new[] { Down, Corrected, Plain })
            {
                await DeliverAsync(newsroom, "page.txt", Encoding.UTF8.GetBytes(MorningPapers.Page(number)));
            }

            var broken = await DeliverAsync(newsroom, "page.pdf", [.. "%PDF-1.7 this is none"u8]);
            await UntilAsync(() => morning.Clips().Count > 3, "the first clips");
            worker.Kill();
            await UntilAsync(() => newsroom.Inbox.ReadAsync(broken.Id, Cancellation).GetAwaiter().GetResult()!.Stage == DeliveryStage.Refused, "the broken delivery to be refused");
        }

        // The second correction may come while the first is being made.
        await DeliverAsync(newsroom, "page.txt", Encoding.UTF8.GetBytes(MorningPapers.Page(Corrected, correction: 1)));
        await UntilAsync(() => morning.StateOf(Corrected) is not null, "the corrected issue");
        await DeliverAsync(newsroom, "page.txt", Encoding.UTF8.GetBytes(MorningPapers.Page(Corrected, correction: 2)));
        await UntilAsync(() => morning.IsPublished(Down) && morning.IsPublished(Plain) && IsCorrected(morning), "three newspapers");

        // The last one comes when its voice has no time left.
        clock.PassUntil(ReadyBy.AddMinutes(-20));
        await DeliverAsync(newsroom, "page.txt", Encoding.UTF8.GetBytes(MorningPapers.Page(Slow)));
        await UntilAsync(() => morning.StateOf(Slow)?.FirstPublishedAt is not null, "the slow newspaper");
        Assert.True(morning.StateOf(Slow)!.FirstPublishedAt <= ReadyBy, $"It was published at {morning.StateOf(Slow)!.FirstPublishedAt:T}");
        clock.PassUntil(ReadyBy);

        var guids = new List<string>();
        foreach (var number in new[] { Down, Corrected, Plain, Slow })
        {
            var item = Assert.Single(await ItemsAsync(http, number));
            guids.Add(item.Element("guid")!.Value);
            var sound = await http.GetByteArrayAsync(new Uri(item.Element("enclosure")!.Attribute("url")!.Value), Cancellation);
            Assert.Equal(long.Parse(item.Element("enclosure")!.Attribute("length")!.Value, System.Globalization.CultureInfo.InvariantCulture), sound.Length);
        }

        Assert.Equal(4, guids.Distinct().Count());
        Assert.Contains("替补", (await ItemsAsync(http, Slow))[0].Element("description")!.Value, StringComparison.Ordinal);
        Assert.Contains("06:30", await ReportAsync(morning, Slow), StringComparison.Ordinal);
        Assert.Contains("voice-replaced", await ReportAsync(morning, Down), StringComparison.Ordinal);
        Assert.Contains(alerts, alert => alert.Contains("refused", StringComparison.Ordinal));
        Assert.DoesNotContain(alerts, alert => alert.Contains("not in the feed by", StringComparison.Ordinal));

        // Afterwards the voice asked for speaks it, and the item stays the same.
        reader.Fault = null;
        await UntilAsync(() => morning.StateOf(Slow) is { Stage: IssueStage.Published, Publications: >= 2, Hurried.IsEmpty: true }, "the better voice");
        await UntilAsync(() => ItemsAsync(http, Slow).GetAwaiter().GetResult() is [var item] && !item.Element("description")!.Value.Contains("替补", StringComparison.Ordinal), "the better feed");
        Assert.Equal(guids[^1], (await ItemsAsync(http, Slow))[0].Element("guid")!.Value);
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", null);
        await newsroom.StopAsync();
    }

    private static bool IsCorrected(Morning morning) => morning.IsPublished(Corrected) && File.Exists(Path.Combine(morning.Library, MorningPapers.Folder(Corrected), "transcript.vtt"))
        && Encoding.UTF8.GetString(morning.Result(Corrected, "transcript.vtt")).Contains($"{120 + Corrected * 17 + 2 * 5 + 2}位", StringComparison.Ordinal);

    private static void Tell(Morning morning, int number, string? address)
    {
        var path = Directory.CreateDirectory(Path.Combine(morning.Library, MorningPapers.Name(number))).FullName;
        var voice = address is null ? "" : $$""", "voices": {"body": "{{ReadingServer.Voice}}"}, "openai": {"baseAddress": "{{address}}"}""";
        File.WriteAllText(Path.Combine(path, NewspaperSettings.FileName), $$"""{"readyBy": "06:30", "timeZone": "UTC"{{voice}}}""");
    }

    private static Task<Delivery> DeliverAsync(AudioPaper.Host.Jobs.Newsroom newsroom, string name, byte[] content) =>
        newsroom.DeliverAsync(new IssueWishes(), [], (folder, cancellation) => File.WriteAllBytesAsync(Path.Combine(folder, name), content, cancellation), Cancellation);

    private static async Task<List<XElement>> ItemsAsync(HttpClient http, int number)
    {
        var feed = XDocument.Parse(await http.GetStringAsync(new Uri($"/{Uri.EscapeDataString(MorningPapers.Name(number))}/podcast.xml", UriKind.Relative), Cancellation));
        return [.. feed.Descendants("item")];
    }

    private static Task<string> ReportAsync(Morning morning, int number) => File.ReadAllTextAsync(Path.Combine(morning.Library, MorningPapers.Folder(number), "report.json"), Cancellation);

    private static async Task UntilAsync(Func<bool> isSo, string what)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); await Task.Delay(50, Cancellation))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), $"Waited in vain for {what}.");
        }
    }

    /// <summary>Gets the alerts.</summary>
    private async Task<WebApplication> PagerAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/alert", async (Microsoft.AspNetCore.Http.HttpRequest request) =>
        {
            using var document = await JsonDocument.ParseAsync(request.Body);
            alerts.Enqueue(document.RootElement.GetRawText());
        });
        await app.StartAsync(Cancellation);
        return app;
    }
}
