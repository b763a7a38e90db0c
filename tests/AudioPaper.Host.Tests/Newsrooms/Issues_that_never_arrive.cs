using System.Globalization;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Jobs.Notices;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;
using AudioPaper.Host.Tests.Operations;
using AudioPaper.Host.Tests.Web.Api;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>Newspapers that somebody waits for, and nothing comes.</summary>
public sealed class Issues_that_never_arrive : IDisposable
{
    // A Thursday in Shanghai, half past six.
    private static readonly DateTimeOffset Due = new(2026, 3, 18, 22, 30, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly StoppedClock clock = new();
    private readonly LibraryFolder library;

    public Issues_that_never_arrive() => library = LibraryFolder.Open(folder["library"]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Are_told_once_at_ready_by_of_the_newspapers_own_clock_however_often_the_server_starts()
    {
        await using var peer = new SmtpPeer();
        Set("""{ "readyBy": "06:30", "timeZone": "Asia/Shanghai", "days": ["mon", "tue", "wed", "thu", "fri"] }""");
        Shelve("2026-03-18");

        await LookAsync(peer, Due.AddMinutes(-1));
        Assert.Empty(peer.Messages);
        await LookAsync(peer, Due);
        await LookAsync(peer, Due.AddMinutes(1));
        await LookAsync(peer, Due.AddHours(11));
        await LookAsync(peer, Due.AddHours(30));

        // Thursday's and, a day later, Friday's; neither Saturday's.
        var messages = peer.Messages.Select(Read).ToList();
        Assert.Equal(2, messages.Count);
        Assert.Contains("Nothing of 晚报/2026-03-19 had arrived by 06:30", messages[0], StringComparison.Ordinal);
        Assert.Contains("2026-03-20", messages[1], StringComparison.Ordinal);
        await LookAsync(peer, Due.AddHours(49));
        Assert.Equal(2, peer.Messages.Count);
        Assert.Equal(["晚报/2026-03-18"], library.Issues().Select(id => id.Folder));
    }

    [Theory]
    [InlineData("""{ "readyBy": "06:30", "days": ["thu"] }""", "2026-03-17", true)]
    [InlineData("""{ "readyBy": "06:30", "days": ["wed"] }""", "2026-03-17", false)]
    [InlineData("""{ "readyBy": "06:30", "days": [] }""", "2026-03-12", false)]
    [InlineData("""{ "readyBy": "06:30", "days": ["thu"] }""", "2026-03-20", false)] // younger than its first issue
    [InlineData("""{ "readyBy": "06:30", "days": ["thu"] }""", "2026-03-19-evening", false)]
    [InlineData("""{ "readyBy": "06:30" }""", "2026-03-12", true)]
    [InlineData("""{ "readyBy": "06:30" }""", "2026-03-05", true)]
    [InlineData("""{ "readyBy": "06:30" }""", "2026-03-18", false)]
    [InlineData("""{ "days": ["thu"] }""", "2026-03-12", false)]
    [InlineData("""{ "readyBy": "6 o'clock" }""", "2026-03-12", false)]
    public async Task Are_those_of_the_days_on_which_the_newspaper_appears(string settings, string there, bool isMissed)
    {
        Set(settings);
        Shelve(there);
        clock.Now = new DateTimeOffset(2026, 3, 19, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(isMissed ? ["晚报/2026-03-19"] : [], (await Expected().MissingAsync(Cancellation)).Select(missing => missing.Id.Folder));
    }

    [Theory]
    [InlineData(DeliveryStage.Waiting, null, null, false)]
    [InlineData(DeliveryStage.Waiting, "晚报", null, false)]
    [InlineData(DeliveryStage.Waiting, "早报", null, true)]
    [InlineData(DeliveryStage.Accepted, null, "晚报/2026-03-19", false)] // deleted since
    [InlineData(DeliveryStage.Accepted, null, "晚报/2026-03-18", true)]
    [InlineData(DeliveryStage.Refused, "晚报", null, true)]
    public async Task Are_not_those_that_wait_in_the_inbox_or_were_deleted(DeliveryStage stage, string? newspaper, string? issue, bool isMissed)
    {
        Set("""{ "readyBy": "06:30", "days": ["thu"] }""");
        Shelve("2026-03-12");
        clock.Now = new DateTimeOffset(2026, 3, 19, 6, 0, 0, TimeSpan.Zero);
        var inbox = new Inbox(library, clock);
        var delivery = await inbox.AddAsync(new IssueWishes { Newspaper = newspaper }, [], (_, _) => Task.CompletedTask, Cancellation);
        if (stage != DeliveryStage.Waiting)
        {
            await inbox.CloseAsync(delivery with { Stage = stage, IssueId = issue }, Cancellation);
        }

        clock.Now = new DateTimeOffset(2026, 3, 19, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(isMissed ? 1 : 0, (await Expected().MissingAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task Stand_on_the_desk_and_the_doctor_tells_them()
    {
        await using var office = await Office.OpenAsync();
        var due = DateTimeOffset.UtcNow.AddHours(-1);
        await office.ShelveAsync("Bay", due.AddDays(-7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(Path.Combine(office.Library.Root, "Bay", "newspaper.settings.json"), string.Create(CultureInfo.InvariantCulture, $$"""{ "readyBy": "{{due:HH:mm}}" }"""), Cancellation);
        using var person = await office.PersonAsync("anna");

        var said = string.Create(CultureInfo.InvariantCulture, $"Nothing of Bay/{due:yyyy-MM-dd} had arrived by {due:HH:mm}");
        Assert.Contains(said, await person.GetStringAsync("/desk", Cancellation), StringComparison.Ordinal);
        var answer = await Narrator.RunAsync("doctor", "--library", office.Library.Root, "--urls", "http://127.0.0.1:0");
        Assert.Contains($"warning arrivals: {said}", answer.Output, StringComparison.Ordinal);
    }

    private ExpectedIssues Expected() => new(library, new Inbox(library, clock), clock);

    private void Set(string settings)
    {
        Directory.CreateDirectory(Path.Combine(library.Root, "晚报"));
        File.WriteAllText(Path.Combine(library.Root, "晚报", "newspaper.settings.json"), settings);
    }

    private void Shelve(string name)
    {
        var work = Directory.CreateDirectory(Path.Combine(library.Root, "晚报", name, "work")).FullName;
        File.WriteAllText(Path.Combine(work, "issue.json"), "{}");
    }

    /// <summary>Looks once, as a server that has just started.</summary>
    private async Task LookAsync(SmtpPeer peer, DateTimeOffset now)
    {
        clock.Now = now;
        var settings = new ServerSettings { Library = library.Root, Workers = 0, Alerts = new AlertSettings { Smtp = new SmtpSettings { Host = "127.0.0.1", Port = peer.Port, From = "p@example.org", To = "a@example.org" } } };
        await using var newsroom = new AudioPaper.Host.Jobs.Newsroom(library, settings, clock, NullLoggerFactory.Instance)
        {
            Notices = new NoticeDesk(library, new AlertDesk(library, settings.Alerts, new ServerSecrets(settings, _ => null)), (_, _) => Task.CompletedTask, null, clock),
        };
        using var watch = new MissingIssueWatch(newsroom, clock, NullLoggerFactory.Instance);
        await watch.LookAsync(Cancellation);
    }

    private static string Read(string message)
    {
        using var read = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(message)));
        return $"{read.Subject}\n{read.TextBody}";
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Due;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
