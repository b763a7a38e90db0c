using System.Text;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Logs;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Operations;

public sealed class What_is_logged : IDisposable
{
    private static readonly IssueId Issue = IssueId.Of("海湾晚报", new DateOnly(2026, 3, 18), "");

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Of_an_issue_stands_in_its_own_log_a_JSON_object_a_line()
    {
        var library = LibraryFolder.Open(folder["library"]);
        Directory.CreateDirectory(library.Issue(Issue).At("work"));
        using (var logs = Logs(library, new ServerSettings { Library = library.Root, LogsFolder = folder["logs"], LogsJson = true }))
        {
            var logger = logs.GetRequiredService<ILoggerFactory>().CreateLogger("AudioPaper.Host.Jobs");
            logger.LogWarning("the server {Name} starts", "one");
            using (logger.ForIssue(Issue))
            {
                logger.LogError(new IOException("disk gone"), "{Article} could not be spoken\nat all", "港口\u001b[31m");
            }
        }

        using var line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(library.Issue(Issue).At("work", "log.jsonl"))));
        Assert.Equal(("error", "港口\u001b[31m", "海湾晚报/2026-03-18"), (Text("level"), Text("Article"), Text("Issue")));
        Assert.Contains("disk gone", Text("exception"), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Text("message")!);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(folder["logs"], "server.jsonl")).Length);

        string? Text(string name) => line.RootElement.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("a/../..")]
    [InlineData("nowhere/2026-03-18")]
    [InlineData(".store/clips")]
    [InlineData("a\0/b")]
    public void In_a_scope_that_names_no_issue_makes_no_file(string id)
    {
        var library = LibraryFolder.Open(folder["library"]);
        Directory.CreateDirectory(Path.Combine(library.Root, ".store", "clips", "work"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "work"));
        var before = Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories);
        using (var logs = Logs(library, new ServerSettings { Library = library.Root }))
        {
            var logger = logs.GetRequiredService<ILoggerFactory>().CreateLogger("AudioPaper");
            using (logger.ForIssue(new IssueId(id)))
            {
                logger.LogWarning("hello");
            }
        }

        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Has_a_bounded_size()
    {
        var log = new BoundedLog(folder.Path, "log", 1000);
        for (var i = 0; i < 100; i++)
        {
            log.Append(Encoding.UTF8.GetBytes(new string('a', 99) + "\n"));
        }

        Assert.Equal(["log.1.jsonl"], folder.Names);
        log.Append("one more\n"u8.ToArray());
        Assert.Equal(["log.1.jsonl", "log.jsonl"], folder.Names);
        Assert.Equal(1000, new FileInfo(folder["log.1.jsonl"]).Length);
    }

    [Fact]
    public void Never_shows_a_secret()
    {
        File.WriteAllText(folder["hook"], "sig-key-77\n");
        File.WriteAllText(folder["mail"], "mail-pass-88");
        var settings = new ServerSettings
        {
            Library = folder["library"], LogsFolder = folder["logs"], Database = "Host=db;Username=u;Password=data-pass-99",
            Alerts = new AlertSettings { Webhook = new Uri("https://a.example"), WebhookSecretFile = folder["hook"], Smtp = new SmtpSettings { PasswordFile = folder["mail"] } },
        };
        var library = LibraryFolder.Open(settings.Library);
        Directory.CreateDirectory(library.Issue(Issue).At("work"));
        using (var logs = Logs(library, settings))
        {
            var logger = logs.GetRequiredService<ILoggerFactory>().CreateLogger("AudioPaper");
            using (logger.ForIssue(Issue))
            using (logger.BeginScope(new Dictionary<string, object> { ["Key"] = "sig-key-77" }))
            {
                logger.LogWarning(new InvalidOperationException("login mail-pass-88 failed"), "connecting to {Database}, {Long}data-pass-99", settings.Database, new string('x', 3990));
            }
        }

        var written = string.Concat(Directory.GetFiles(folder["logs"]).Append(library.Issue(Issue).At("work", "log.jsonl")).Select(File.ReadAllText));
        Assert.Contains("connecting to", written, StringComparison.Ordinal);
        Assert.DoesNotMatch("sig-key|mail-pass|data-pa", written);
    }

    [Fact]
    public async Task By_the_running_program_has_no_secret_either()
    {
        (string, string?)[] secrets = [("AUDIOPAPER_DATABASE_PASSWORD", "secret-one"), ("AUDIOPAPER_SMTP_PASSWORD", "secret-two"), ("AUDIOPAPER_WEBHOOK_SECRET", "secret-three"), ("AWS_SECRET_ACCESS_KEY", "secret-four"), ("AWS_ACCESS_KEY_ID", "id")];
        File.WriteAllText(folder["s.json"], """{ "alerts": { "smtp": { "host": "127.0.0.1", "port": 1, "user": "u", "from": "a@b", "to": "c@d" } }, "bucket": { "name": "b", "endpoint": "http://127.0.0.1:1" } }""");
        var answer = await Narrator.RunAsync(
            secrets, "doctor", "--settings", folder["s.json"], "--library", folder["library"], "--json", "--urls", "http://127.0.0.1:0", "--database", "Host=127.0.0.1;Port=1;Username=u");
        answer.ShouldEndWith(1);
        Assert.DoesNotContain("secret-", answer.Output + answer.Errors, StringComparison.Ordinal);
        using var findings = JsonDocument.Parse(answer.Output);
        var failed = findings.RootElement.EnumerateArray().Where(found => found.GetProperty("level").GetString() == "error").Select(found => found.GetProperty("check").GetString()).ToList();
        Assert.Equal(["database", "bucket", "alerts"], failed);
    }

    [Fact]
    public void Is_one_plain_line_on_a_terminal()
    {
        var entry = new LogEntry(DateTimeOffset.UnixEpoch, LogLevel.Error, "AudioPaper", "a\u001b[31mb\tc", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("Issue", "A/B"), "X: y\n at z");
        Assert.EndsWith("error A/B: a [31mb c (X: y)", entry.ToLine(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static ServiceProvider Logs(LibraryFolder library, ServerSettings settings) =>
        new ServiceCollection().AddLogging(logging => logging.AddAudioPaperLogs(settings, library)).BuildServiceProvider();
}
