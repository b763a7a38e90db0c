using System.Globalization;
using System.Text;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Tests;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>What a newsroom finds when it starts.</summary>
public sealed class What_crashes_leave : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_told_to_stop_ends_in_seconds_and_the_next_one_goes_on()
    {
        var morning = new Morning(folder["library"], 3);
        await morning.DeliverAsync();
        using (var server = ServerProcess.Serve(morning.Library))
        {
            await server.UntilAsync(() => morning.Clips().Count > 5, TimeSpan.FromMinutes(2));
            Assert.Equal(0, await server.StopAsync(TimeSpan.FromMinutes(2)));
            Assert.DoesNotContain("could not be made", server.Said, StringComparison.Ordinal);
        }

        Assert.False(morning.IsDone());
        using var next = ServerProcess.Serve(morning.Library);
        await next.UntilAsync(morning.IsDone, TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Files_torn_at_any_byte_are_made_again()
    {
        var (calm, torn) = (new Morning(folder["calm"], 1), new Morning(folder["torn"], 1));
        await calm.DeliverAsync();
        await MadeAsync(calm);
        await torn.DeliverAsync();
        await MadeAsync(torn);
        var random = new Random(20260319);
        var issue = Path.Combine(torn.Library, MorningPapers.Folder(0));
        var victims = Directory.GetFiles(Path.Combine(torn.Library, ".store"), "*", SearchOption.AllDirectories).Where(path => path.EndsWith(".wav", StringComparison.Ordinal) || path.EndsWith(".mp3", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(Path.Combine(issue, "work"))).Concat(Directory.GetFiles(issue)).Where(path => Path.GetFileName(path) is not ("issue.json" or ".lock" or "edited.json" or "articles.json"))
            .Order(StringComparer.Ordinal).ToArray();
        for (var round = 0; round < 4; round++)
        {
            foreach (var path in random.GetItems(victims, 6).Distinct().Where(File.Exists))
            {
                using var file = File.OpenWrite(path);
                file.SetLength(random.NextInt64(file.Length));
            }

            // What a power cut leaves may be anything; the request says what was wished, the state no longer that it is there.
            File.Delete(Path.Combine(issue, "work", "state.json"));
            File.Delete(Path.Combine(issue, "report.json"));
            await MadeAsync(torn);
        }

        torn.ShouldEqual(calm);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_hides_nothing_that_is_unfinished()
    {
        var morning = new Morning(folder["library"], 1);
        await morning.DeliverAsync();
        await MadeAsync(morning);
        var issue = Path.Combine(morning.Library, MorningPapers.Folder(0));
        File.Delete(Path.Combine(issue, "work", "state.json"));
        File.Delete(Path.Combine(issue, "report.json"));
        foreach (var path in Directory.GetFiles(Path.Combine(issue, "work")))
        {
            File.SetLastWriteTimeUtc(path, new DateTime(2039, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var found = new List<IssueId>();
        var clock = new ShortDay(new DateTimeOffset(2026, 3, 19, 0, 0, 0, TimeSpan.Zero), 1);
        await foreach (var (id, _, _) in new Leftovers(morning.Folder, new Inbox(morning.Folder, clock), clock.GetUtcNow().AddMinutes(-1), clock).IssuesAsync(Cancellation))
        {
            found.Add(id);
        }

        Assert.Equal([MorningPapers.Folder(0)], found.Select(id => id.ToString()));
    }

    [Fact]
    public async Task Pages_that_ended_the_program_again_and_again_are_refused()
    {
        var morning = new Morning(folder["library"], 1);
        var poison = await morning.DeliverAsync(MorningPapers.Page(0));
        await File.WriteAllTextAsync(Path.Combine(morning.Library, ".server", "inbox", poison.Id, "attempts"), "20", Cancellation);
        await using var newsroom = Newsroom(morning);
        newsroom.Start();
        await UntilAsync(async () => await newsroom.Inbox.ReadAsync(poison.Id, Cancellation) is { Stage: DeliveryStage.Refused });
        Assert.Contains("20 times", (await newsroom.Inbox.ReadAsync(poison.Id, Cancellation))!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_ended_the_program_again_and_again_is_announced_as_missing_and_the_rest_is_published()
    {
        var morning = new Morning(folder["library"], 1);
        await morning.DeliverAsync(MorningPapers.Page(0));
        await using var newsroom = Newsroom(morning);
        newsroom.Start();
        // As if it had killed its worker as often as it may.
        await UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(morning.Library, MorningPapers.Folder(0), "work", "issue.json"))));
        var issue = morning.Folder.Issue(new IssueId(MorningPapers.Folder(0)));
        await UntilAsync(() => Task.FromResult(morning.IsPublished(0)));
        Assert.True(await newsroom.RenewAsync(issue.Id, isUpgrade: false, Cancellation));
        await newsroom.StopAsync();
        var request = (await issue.RequestAsync(Cancellation))!;
        await issue.WriteStateAsync(new IssueState(request.RunId, IssueStage.Narrating, DateTimeOffset.UtcNow), Cancellation);
        File.Delete(issue.At("work", "a2.json"));
        await File.WriteAllTextAsync(issue.At("work", "a2.attempts"), string.Create(CultureInfo.InvariantCulture, $"{request.RunId} {ArticleAttempts.Most}"), Cancellation);

        await using var next = Newsroom(morning);
        next.Start();
        await UntilAsync(() => Task.FromResult(morning.IsPublished(0)));

        var report = Encoding.UTF8.GetString(morning.Result(0, "../2026-03-19/report.json"));
        Assert.Contains("\"failed\"", report, StringComparison.Ordinal);
        Assert.Contains($"The program ended {ArticleAttempts.Most} times", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_was_begun_in_vain_comes_last()
    {
        var morning = new Morning(folder["library"], 1);
        await morning.DeliverAsync(MorningPapers.Page(0));
        await using (var newsroom = Newsroom(morning))
        {
            newsroom.Start();
            await UntilAsync(() => Task.FromResult(morning.IsPublished(0)));
            Assert.True(await newsroom.RenewAsync(new IssueId(MorningPapers.Folder(0)), isUpgrade: false, Cancellation));
            await newsroom.StopAsync();
        }

        var issue = morning.Folder.Issue(new IssueId(MorningPapers.Folder(0)));
        var request = (await issue.RequestAsync(Cancellation))!;
        await issue.WriteStateAsync(new IssueState(request.RunId, IssueStage.Importing, DateTimeOffset.UtcNow), Cancellation);
        foreach (var record in Directory.GetFiles(issue.At("work"), "a?.json").Append(issue.At("work", "opening.json")).Append(issue.At("work", "closing.json")))
        {
            File.Delete(record);
        }

        await File.WriteAllTextAsync(issue.At("work", "a1.attempts"), request.RunId + " 7", Cancellation);
        using var server = ServerProcess.Serve(morning.Library, "--workers", "1");
        await server.UntilAsync(() => server.Said.Contains("a1 is Spoken", StringComparison.Ordinal) && morning.IsPublished(0), TimeSpan.FromMinutes(1));

        Assert.Equal("a1", Finished(server.Said)[^1]);
        Assert.False(File.Exists(issue.At("work", "a1.attempts")));

        static List<string> Finished(string said) => [.. said.Split('\n').Where(line => line.Contains(" is Spoken; ", StringComparison.Ordinal)).Select(line => line.Split(" is Spoken; ")[0].Split(' ')[^1])];
    }

    [Fact]
    public async Task The_same_issue_delivered_twice_at_once_is_made_once()
    {
        var morning = new Morning(folder["library"], 1);
        await using var newsroom = Newsroom(morning);
        newsroom.Start();
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => newsroom.DeliverAsync(new IssueWishes(), [],
            (pages, cancellation) => File.WriteAllTextAsync(Path.Combine(pages, "page.txt"), MorningPapers.Page(0), cancellation), Cancellation)));
        await UntilAsync(async () => (await Task.WhenAll(deliveries.Select(delivery => newsroom.Inbox.ReadAsync(delivery.Id, Cancellation)))).All(delivery => delivery!.Stage == DeliveryStage.Accepted));
        await UntilAsync(() => Task.FromResult(morning.IsPublished(0)));
        Assert.Equal(1, morning.StateOf(0)!.Publications);
    }

    [Fact]
    public async Task Another_issue_of_the_same_date_is_refused_unless_it_is_said_to_replace()
    {
        var morning = new Morning(folder["library"], 1);
        await using var newsroom = Newsroom(morning);
        newsroom.Start();
        await morning.DeliverAsync(MorningPapers.Page(0));
        var other = $"{MorningPapers.Name(0)}\n2026年3月19日 星期四 第1版\n\n渡轮今起改用新码头\n\n本报讯（记者 白露）往返两岸的渡轮今天起改停新码头，\n首班船早上六点半开出，票价不变。\n";
        await DeliverAsync(MorningPapers.Page(0), false);
        await UntilAsync(() => Task.FromResult(morning.IsPublished(0)));
        var refused = await DeliverAsync(other, false);
        await UntilAsync(async () => await newsroom.Inbox.ReadAsync(refused.Id, Cancellation) is { Stage: DeliveryStage.Refused });
        Assert.Contains("with other pages", (await newsroom.Inbox.ReadAsync(refused.Id, Cancellation))!.Reason, StringComparison.Ordinal);
        await DeliverAsync(other, true);
        await UntilAsync(() => Task.FromResult(morning.IsPublished(0) && morning.StateOf(0)!.Publications == 2));

        Task<Delivery> DeliverAsync(string page, bool replaces) => newsroom.DeliverAsync(new IssueWishes { Replaces = replaces }, [],
            (pages, cancellation) => File.WriteAllTextAsync(Path.Combine(pages, "page.txt"), page, cancellation), Cancellation);
    }

    private static Host.Jobs.Newsroom Newsroom(Morning morning) =>
        new(morning.Folder, new ServerSettings { Library = morning.Library, Workers = 2 }, TimeProvider.System, LoggerFactory.Create(logging => logging.AddProvider(new Told())));

    private static async Task MadeAsync(Morning morning)
    {
        await using var newsroom = Newsroom(morning);
        newsroom.Start();
        await UntilAsync(() => Task.FromResult(morning.IsDone()));
        await newsroom.StopAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); !await isSo(); await Task.Delay(30, Cancellation))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), "Waited in vain.");
        }
    }

    /// <summary>Shows what happened where a test fails.</summary>
    private sealed class Told : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            TestContext.Current.TestOutputHelper?.WriteLine($"{DateTime.UtcNow:HH:mm:ss.fff} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
