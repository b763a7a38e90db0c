using System.Text;
using AudioPaper.Host.Jobs.Sharing.Buckets;
using AudioPaper.Host.Jobs.Sharing.Buckets.Care;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>Parts of the library in a bucket, one by one, on a real S3-compatible server.</summary>
public sealed class Care_of_a_bucket : IDisposable
{
    private static readonly IssueId Issue = new("晚报/2026-03-19");
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_people_delete_beside_the_server_stays_deleted_everywhere()
    {
        await using var bucket = await BucketServer.StartedAsync();
        using var server = Open(bucket, "server", isServer: true);
        using var other = Open(bucket, "other", isServer: true);
        using var worker = Open(bucket, "worker", isServer: false);
        string[] names = ["newspaper.settings.json", "lexicon/zh-CN.pls", "cover.png", "2026-03-19/lexicon/en-US.pls"];
        foreach (var name in names)
        {
            Write("server", name, "one");
        }

        await server.Newspapers.PushAsync(Cancellation);
        await PullAsync(server, other, worker);
        Assert.All(names, name => Assert.Equal(("one", "one"), (Read("other", name), Read("worker", name))));

        // What is changed at either server reaches all.
        Write("other", names[0], "two");
        await other.Newspapers.PushAsync(Cancellation);
        await PullAsync(server, worker);
        Assert.Equal(("two", "two"), (Read("server", names[0]), Read("worker", names[0])));

        foreach (var name in names)
        {
            File.Delete(At("server", name));
        }

        await server.Newspapers.PushAsync(Cancellation);
        // The other server has not heard of it and looks first; then one that was started anew.
        await other.Newspapers.PushAsync(Cancellation);
        using var restarted = Open(bucket, "server", isServer: true);
        await PullAsync(restarted, other, worker);
        await other.Newspapers.PushAsync(Cancellation);
        await PullAsync(server, other, worker);
        Assert.All(names, name => Assert.All(new[] { "server", "other", "worker" }, machine => Assert.False(File.Exists(At(machine, name)), $"{name} at {machine}")));
        Assert.Empty(await bucket.KeysAsync("晚报/"));
    }

    [Fact]
    public async Task A_server_with_an_empty_folder_takes_what_people_wrote_at_the_one_before()
    {
        await using var bucket = await BucketServer.StartedAsync();
        using var before = Open(bucket, "before", isServer: true);
        Write("before", "newspaper.settings.json", "one");
        await before.Newspapers.PushAsync(Cancellation);

        using var now = Open(bucket, "now", isServer: true);
        await now.Newspapers.PushAsync(Cancellation);
        await PullAsync(now);
        Assert.Equal("one", Read("now", "newspaper.settings.json"));
    }

    [Fact]
    public async Task A_bucket_of_another_version_is_refused_at_the_start_with_one_sentence()
    {
        await using var bucket = await BucketServer.StartedAsync();
        using var client = bucket.Open();
        await BucketFormat.CheckAsync(client, "papers", Cancellation);
        await BucketFormat.CheckAsync(client, "papers", Cancellation);
        Assert.Equal([BucketFormat.Key], await bucket.KeysAsync());
        foreach (var (content, said) in new[] { ("{ \"version\": 99 }", "format 99"), ("torn", "format unknown") })
        {
            using var newer = new MemoryStream(Encoding.UTF8.GetBytes(content));
            await client.PutAsync(BucketFormat.Key, newer, Cancellation);
            var answer = await Narrator.RunAsync(bucket.Environment, "serve", "--library", folder["library"], "--urls", "http://127.0.0.1:0");
            answer.ShouldEndWith(1);
            Assert.StartsWith($"Error: The bucket papers holds a library of {said}, this program knows 2; use ", Assert.Single(answer.Complaints), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pruning_takes_what_no_issue_needs_and_what_is_old_and_leaves_the_rest()
    {
        await using var server = await BucketServer.StartedAsync();
        var made = new Morning(folder["made"], 1);
        await made.DeliverAsync(MorningPapers.Page(0, 1));
        using (var process = ServerProcess.Serve(made.Library, server.Environment))
        {
            await process.UntilAsync(made.IsDone, TimeSpan.FromMinutes(3));
        }

        using var bucket = server.Open();
        var needed = (await server.KeysAsync(".store/")).Where(key => key != BucketFormat.Key).ToList();
        var orphan = $".store/clips/ab/ab{new string('0', 62)}.wav";
        // What workers put after an issue was deleted. (This service names a folder only where something lies in it directly.)
        const string Left = "晚报/2026-03-01/work/a1.json";
        string[] beside = ["晚报/2026-03-01/articles.json", "晚报/newspaper.json"];
        var markers = new[] { BucketKeys.PublishedAt(DateTimeOffset.UnixEpoch, new IssueId(MorningPapers.Folder(0))) };
        foreach (var key in markers.Append(orphan).Append(Left).Concat(beside))
        {
            using var content = new MemoryStream([1, 2, 3]);
            await bucket.PutAsync(key, content, Cancellation);
        }

        var settings = new PruneSettings("0 3 * * *", 1, null);
        using (var pruner = Open(server, "pruner", isServer: false))
        {
            var library = LibraryFolder.Open(folder["pruner"]);
            // Today all of it may belong to a run under way.
            await new BucketPruning(library, pruner, TimeProvider.System, NullLogger.Instance).RunAsync(settings, Cancellation);
            Assert.Contains(orphan, await server.KeysAsync());
            Assert.Contains(markers[0], await server.KeysAsync());
            Assert.Contains(Left, await server.KeysAsync());
            await new BucketPruning(library, pruner, new Later(TimeSpan.FromDays(40)), NullLogger.Instance).RunAsync(settings, Cancellation);
        }

        Assert.Equal(needed, (await server.KeysAsync(".store/")).Where(key => key != BucketFormat.Key));
        Assert.Equal([beside[1]], await server.KeysAsync("晚报/"));
        Assert.Single(await server.KeysAsync(BucketKeys.Published));
        Assert.Empty(await server.KeysAsync(BucketKeys.Inbox));
        Assert.Contains($"{MorningPapers.Folder(0)}/episode.mp3", await server.KeysAsync());
    }

    [Fact]
    public async Task A_workers_folder_is_emptied_of_what_is_old_and_of_what_was_deleted()
    {
        await using var server = await BucketServer.StartedAsync();
        using var worker = Open(server, "worker", isServer: false);
        var library = LibraryFolder.Open(folder["worker"]);
        Write("worker", "2026-03-19/work/issue.json", "{}");
        Write("worker", "2026-03-18/work/issue.json", "{}");
        var clip = Path.Combine(library.StorePath, "clips", "ab", "abc.wav");
        Directory.CreateDirectory(Path.GetDirectoryName(clip)!);
        await File.WriteAllTextAsync(clip, "sound", Cancellation);
        using (var content = new MemoryStream("{}"u8.ToArray()))
        {
            await server.Open().PutAsync("晚报/2026-03-18/work/issue.json", content, Cancellation);
        }

        foreach (var id in new[] { Issue, new IssueId("晚报/2026-03-18") })
        {
            await worker.TellChangedAsync(id, DateTimeOffset.UtcNow, Cancellation);
        }

        await Care(TimeProvider.System).RoundAsync(Cancellation);
        // One is no longer in the bucket, the other is.
        Assert.Equal(["晚报/2026-03-18"], library.Issues().Select(id => id.Folder));
        Assert.True(File.Exists(clip));

        await Care(new Later(TimeSpan.FromDays(10))).RoundAsync(Cancellation);
        Assert.Empty(library.Issues());
        Assert.False(File.Exists(clip));

        CopyCare Care(TimeProvider clock) => new(library, worker, new PruneSettings("0 3 * * *", 5, null), isServer: false, clock, NullLogger.Instance);
    }

    private BucketLibrary Open(BucketServer bucket, string machine, bool isServer) => new(LibraryFolder.Open(folder[machine]), bucket.Open(), isServer);

    private static async Task PullAsync(params BucketLibrary[] machines)
    {
        foreach (var machine in machines)
        {
            await machine.PullIssueAsync(Issue, Cancellation);
        }
    }

    private string At(string machine, string name) => Path.Combine(folder[machine], "晚报", name);

    private string Read(string machine, string name) => File.ReadAllText(At(machine, name));

    private void Write(string machine, string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(machine, name))!);
        File.WriteAllText(At(machine, name), content);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
