using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>Two servers and a worker, each with a folder of its own, a real PostgreSQL, and a bucket: what somebody does at one of them holds for all.</summary>
public sealed class What_people_do_to_a_bucket : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly string Folder = MorningPapers.Folder(0);
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Edits_withdrawals_and_deletions_reach_every_machine_and_nothing_comes_back()
    {
        await using var postgres = await PostgresServer.StartedAsync();
        await using var bucket = await BucketServer.StartedAsync();
        var (first, second, worker) = (new Morning(folder["first"], 1), new Morning(folder["second"], 1), new Morning(folder["worker"], 1));
        await first.DeliverAsync();
        using var firstServer = ServerProcess.Serve(first.Library, bucket.Environment, "--database", postgres.Connection, "--workers", "0");
        using var secondServer = ServerProcess.Serve(second.Library, bucket.Environment, "--database", postgres.Connection, "--workers", "0");
        using var work = ServerProcess.Work(worker.Library, bucket.Environment, "--database", postgres.Connection, "--workers", "1");
        await work.UntilAsync(() => first.IsDone() && second.IsDone(), Longest);
        using var atFirst = await ProgramAsync(first, firstServer);
        using var atSecond = await ProgramAsync(second, secondServer);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(atFirst, "/episode.mp3"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(atSecond, "/episode.mp3"));

        // An edit at one server is spoken by the worker and served by the other; so is the next one, made at the other.
        await EditAsync(atSecond, "今天的面包特别香。");
        await work.UntilAsync(() => Says(first, "今天的面包特别香") && Says(second, "今天的面包特别香"), Longest);
        await EditAsync(atFirst, "明天的面包也很香。");
        await work.UntilAsync(() => Says(first, "明天的面包也很香") && Says(second, "明天的面包也很香"), Longest);

        // An article.
        using (var without = await atFirst.DeleteAsync($"/api/v1/issues/{Uri.EscapeDataString(MorningPapers.Name(0))}/2026-03-19/articles/a2?reason=x", Cancellation))
        {
            Assert.Equal(HttpStatusCode.Accepted, without.StatusCode);
        }

        await work.UntilAsync(() => new[] { first, second }.All(machine => machine.StateOf(0) is { Stage: IssueStage.Published, Publications: 4 } && !HasArticle(machine)), Longest);
        Assert.DoesNotContain(await bucket.KeysAsync(Folder + "/"), key => key.EndsWith("/a2.json", StringComparison.Ordinal) || key.Contains("-a2.", StringComparison.Ordinal));
        Assert.False(HasArticle(worker));

        // The issue.
        await DoAsync(atSecond, "withdraw");
        await work.UntilAsync(() => first.StateOf(0)?.Stage == IssueStage.Withdrawn, Longest);
        foreach (var server in new[] { atFirst, atSecond })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, "/episode.mp3"));
            Assert.DoesNotContain("<item>", await FeedAsync(server), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Folder + "/feed.xml", await bucket.KeysAsync());
        await DoAsync(atFirst, "publish");
        await work.UntilAsync(() => first.StateOf(0) is { Stage: IssueStage.Published, Publications: 5 } && second.StateOf(0) is { Stage: IssueStage.Published, Publications: 5 }, Longest);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(atSecond, "/episode.mp3"));

        var needed = (await IssueCheck.NeededAsync(first.Folder.Issue(new IssueId(Folder)), Cancellation))!;
        Assert.NotEmpty(needed);
        using (var deleted = await atFirst.DeleteAsync($"/api/v1/issues/{Uri.EscapeDataString(MorningPapers.Name(0))}/2026-03-19", Cancellation))
        {
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }

        await work.UntilAsync(() => new[] { first, second, worker }.All(machine => !Directory.Exists(Path.Combine(machine.Library, Folder))), Longest);
        Assert.Empty(await bucket.KeysAsync(Folder + "/"));
        // Clips of earlier editions wait for the pruning.
        Assert.DoesNotContain(await bucket.KeysAsync(".store/"), key => needed.Contains(Path.GetFileNameWithoutExtension(key)));
        foreach (var server in new[] { atFirst, atSecond })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, "/episode.mp3"));
            Assert.DoesNotContain("<item>", await FeedAsync(server), StringComparison.Ordinal);
        }

        // Nor when somebody who was there starts anew.
        work.Kill();
        using var again = ServerProcess.Work(worker.Library, bucket.Environment, "--database", postgres.Connection, "--workers", "1");
        await first.DeliverAsync(MorningPapers.Page(1));
        var other = new Morning(second.Library, 2);
        await again.UntilAsync(() => other.IsPublished(1), Longest);
        Assert.Empty(await bucket.KeysAsync(Folder + "/"));
        Assert.All(new[] { first, second, worker }, machine => Assert.False(File.Exists(Path.Combine(machine.Library, Folder, "work", "issue.json"))));
    }

    private static bool HasArticle(Morning machine) => File.Exists(Path.Combine(machine.Library, Folder, "work", "a2.json"))
        || (Directory.Exists(Path.Combine(machine.Library, Folder, "articles")) && Directory.GetFiles(Path.Combine(machine.Library, Folder, "articles"), "*-a2.*").Length > 0);

    private static bool Says(Morning machine, string text) =>
        machine.IsPublished(0) && File.Exists(Path.Combine(machine.Library, Folder, "transcript.vtt")) && Encoding.UTF8.GetString(machine.Result(0, "transcript.vtt")).Contains(text, StringComparison.Ordinal);

    private static async Task<HttpClient> ProgramAsync(Morning machine, ServerProcess server)
    {
        var token = (await new ProgramTokens(machine.Library, TimeProvider.System).AddAsync("test", [Scopes.IssuesRead, Scopes.IssuesWrite], null, 1, Cancellation)).Secret;
        var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // A token counts from the next look at the file.
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        return client;
    }

    private static async Task EditAsync(HttpClient server, string sentence)
    {
        var address = $"/api/v1/issues/{Uri.EscapeDataString(MorningPapers.Name(0))}/2026-03-19/articles";
        using var before = await server.GetAsync(address, Cancellation);
        var edit = JsonNode.Parse(await before.Content.ReadAsStringAsync(Cancellation))!;
        edit["articles"]![0]!["paragraphs"]![0] = sentence;
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(edit.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", before.Headers.ETag!.ToString());
        using var answer = await server.SendAsync(request, Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task DoAsync(HttpClient server, string what)
    {
        using var answer = await server.PostAsync($"/api/v1/issues/{Uri.EscapeDataString(MorningPapers.Name(0))}/2026-03-19/{what}", null, Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient server, string file)
    {
        // The index looks at the disk once a second.
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        using var answer = await server.GetAsync("/" + string.Join('/', Folder.Split('/').Select(Uri.EscapeDataString)) + file, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>The feed; nothing where the newspaper has none any more.</summary>
    private static async Task<string> FeedAsync(HttpClient server)
    {
        using var answer = await server.GetAsync($"/{Uri.EscapeDataString(MorningPapers.Name(0))}/podcast.xml", Cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? "" : await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
