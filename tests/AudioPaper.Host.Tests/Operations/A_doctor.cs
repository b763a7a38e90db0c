using System.Runtime.CompilerServices;
using System.Text.Json;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Doctor;
using AudioPaper.Host.Tests.Newsrooms;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Operations;

public sealed class A_doctor(Undisturbed undisturbed) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Finds_nothing_wrong_with_a_library_that_works()
    {
        var answer = await Narrator.RunAsync("doctor", "--library", undisturbed.CopyShort(folder).Library, "--urls", "http://127.0.0.1:0");
        answer.ShouldEndWith(0);
        Assert.DoesNotContain("error", answer.Output, StringComparison.Ordinal);
        foreach (var check in new[] { "settings", "runtime", "clock", "fonts", "disk", "espeak-ng", "ffmpeg", "tesseract", "pdftoppm", "library", "newspapers", "issues", "voices", "models", "database", "ports", "public-url", "alerts" })
        {
            Assert.Contains($" {check}: ", answer.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(".doctor-", string.Concat(Directory.EnumerateFileSystemEntries(folder["library"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_all_that_is_wrong_and_how_to_mend_it()
    {
        var library = undisturbed.CopyShort(folder);
        File.WriteAllText(library.At("work", "state.json"), """{ "RunId": "r", "Stage": "Narrating", "At": "2026-03-19T00:00:00Z" }""");
        var newspaper = Path.GetDirectoryName(library.At())!;
        File.WriteAllText(Path.Combine(newspaper, "newspaper.settings.json"), "{\n\"loudnes\": -14 }");
        Directory.CreateDirectory(Path.Combine(newspaper, "lexicon"));
        File.WriteAllText(Path.Combine(newspaper, "lexicon", "zh-CN.pls"), "<lexicon");
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var answer = await Narrator.RunAsync("doctor", "--library", library.Library, "--urls", $"http://{taken.LocalEndpoint}", "--certificate", folder["none.pfx"], "--ui", "zh", "--json");
        answer.ShouldEndWith(1);
        using var document = JsonDocument.Parse(answer.Output);
        var errors = document.RootElement.EnumerateArray().Where(found => found.GetProperty("level").GetString() == "error").Select(found => (Check: found.GetProperty("check").GetString(), Sentence: found.GetProperty("sentence").GetString()!)).ToList();
        Assert.Equal(["newspapers", "newspapers", "ports", "certificate"], errors.Select(error => error.Check));
        Assert.Contains("第 2 行", errors[0].Sentence, StringComparison.Ordinal);
        Assert.Contains(document.RootElement.EnumerateArray(), found => found.GetProperty("check").GetString() == "issues" && found.GetProperty("sentence").GetString()!.Contains("未完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_what_a_skill_of_Alexa_lacks()
    {
        new Web.PaperShelf(folder["library"], "Harbour News").Set("{ \"alexa\": { \"skillId\": \"amzn1.ask.skill.1\" }, \"formats\": [\"opus\"] }").Publish("2026-03-18");
        var answer = await Narrator.RunAsync("doctor", "--library", folder["library"], "--urls", "http://127.0.0.1:0", "--public-url", "http://127.0.0.1:1");
        Assert.Contains("alexa: Harbour News has an Alexa skill, but the public address is not https", answer.Output, StringComparison.Ordinal);
        Assert.Contains("alexa: Harbour News makes no MP3", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_at_the_machine_when_the_settings_are_broken()
    {
        File.WriteAllText(folder["s.json"], "{ \"workers\": -1 }");
        var answer = await Narrator.RunAsync("doctor", "--settings", folder["s.json"], "--urls", "http://127.0.0.1:0");
        answer.ShouldEndWith(1);
        Assert.Contains("error   settings: ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("line 1", answer.Output, StringComparison.Ordinal);
        Assert.Contains(" ffmpeg: ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_when_a_check_fails_or_does_not_end()
    {
        var found = await Checkup.RunAsync(Patient(), [new("broken", BrokenAsync), new("hanging", HangingAsync), new("well", WellAsync)], TestContext.Current.CancellationToken);
        Assert.Equal(["Ok broken", "Error broken", "Error hanging", "Ok well"], found.Select(finding => $"{finding.Level} {finding.Check}"));
        Assert.Contains("by accident", found[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_a_bucket()
    {
        var found = await Checkup.RunAsync(
            Patient() with { Settings = new ServerSettings { Library = folder.Path, Bucket = new BucketSettings { Name = "b", Endpoint = new Uri("http://127.0.0.1:1") } } },
            [.. Checkup.All.Where(check => check.Name == "bucket")], TestContext.Current.CancellationToken);
        Assert.Contains("AWS_ACCESS_KEY_ID", Assert.Single(found).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_a_real_database_and_tells_what_it_lacks()
    {
        await using var postgres = await PostgresServer.StartedAsync();
        var good = Assert.Single(await LookAsync("database", new ServerSettings { Library = folder.Path, Database = postgres.Connection }));
        Assert.Equal(FindingLevel.Ok, good.Level);
        Assert.Matches(@"^PostgreSQL \d+[\d.]* answers, and the rights suffice\.$", good.Sentence);

        await postgres.AskAsync<object>("CREATE ROLE reader LOGIN");
        var poor = Assert.Single(await LookAsync("database", new ServerSettings { Library = folder.Path, Database = postgres.Connection.Replace("Username=postgres", "Username=reader", StringComparison.Ordinal) }));
        Assert.Equal(FindingLevel.Error, poor.Level);
        Assert.Contains("GRANT CREATE ON DATABASE", poor.Mend, StringComparison.Ordinal);
        await postgres.AskAsync<object>("GRANT CREATE ON DATABASE postgres TO reader");
        Assert.Equal(FindingLevel.Ok, Assert.Single(await LookAsync("database", new ServerSettings { Library = folder.Path, Database = postgres.Connection.Replace("Username=postgres", "Username=reader", StringComparison.Ordinal) })).Level);

        foreach (var broken in new[] { postgres.Connection.Replace("Username=postgres", "Username=nobody", StringComparison.Ordinal), postgres.Connection.Replace("Database=postgres", "Database=elsewhere", StringComparison.Ordinal), "Host=127.0.0.1;Port=1;Username=postgres" })
        {
            var found = Assert.Single(await LookAsync("database", new ServerSettings { Library = folder.Path, Database = broken }));
            Assert.Equal(FindingLevel.Error, found.Level);
            Assert.StartsWith("The database cannot be reached (", found.Sentence, StringComparison.Ordinal);
            Assert.NotNull(found.Mend);
        }
    }

    [Fact]
    public async Task Tries_a_real_bucket_and_leaves_nothing_in_it()
    {
        await using var server = await BucketServer.StartedAsync();
        Assert.Equal("The bucket papers lists, writes, reads and deletes.", Assert.Single(await LookAsync("bucket", In(server.Settings), "S3RVER")).Sentence);
        Assert.Empty(await server.KeysAsync());

        var missing = Assert.Single(await LookAsync("bucket", In(server.Settings with { Name = "elsewhere" }), "S3RVER"));
        Assert.StartsWith("The bucket elsewhere does not work (list: ", missing.Sentence, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Error, Assert.Single(await LookAsync("bucket", In(server.Settings with { Endpoint = new Uri("http://127.0.0.1:1") }), "S3RVER")).Level);

        ServerSettings In(BucketSettings bucket) => new() { Library = folder.Path, Bucket = bucket };
    }

    public void Dispose() => folder.Dispose();

    private static Task<IReadOnlyList<Finding>> LookAsync(string check, ServerSettings settings, string? secret = null) => Checkup.RunAsync(
        new Patient(settings, new ServerSecrets(settings, name => name switch { "AWS_ACCESS_KEY_ID" => "S3RVER", "AWS_SECRET_ACCESS_KEY" => secret, _ => null }), new UiLanguage(false)),
        [.. Checkup.All.Where(one => one.Name == check)], TestContext.Current.CancellationToken);

    private Patient Patient()
    {
        var settings = new ServerSettings { Library = LibraryFolder.Open(folder.Path).Root };
        return new Patient(settings, new ServerSecrets(settings, _ => null), new UiLanguage(false));
    }

    private static async IAsyncEnumerable<Finding> BrokenAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return found.Ok("好", "good");
        await Task.Yield();
        throw new InvalidOperationException("by accident");
    }

    private static async IAsyncEnumerable<Finding> HangingAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
        yield return found.Ok("好", "good");
    }

    private static async IAsyncEnumerable<Finding> WellAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return found.Ok("好", "good");
    }
}
