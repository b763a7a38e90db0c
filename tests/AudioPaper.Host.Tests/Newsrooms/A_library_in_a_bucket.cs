using System.Text;
using AudioPaper.Host.Jobs.Sharing.Buckets;
using AudioPaper.Host.Jobs.Sharing.Buckets.Care;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>A server and workers, each with a folder of its own; the library is in a bucket of a real S3-compatible server.</summary>
public sealed class A_library_in_a_bucket : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_worker_is_killed_and_the_bucket_is_away_and_all_comes_out_as_from_one_process()
    {
        await using var postgres = await PostgresServer.StartedAsync();
        await using var bucket = await BucketServer.StartedAsync();
        var (calm, morning) = (new Morning(folder["calm"], 4), new Morning(folder["server"], 4));
        foreach (var library in new[] { calm.Library, morning.Library })
        {
            // What people wrote beside the server reaches the workers: it stands in the sound.
            Directory.CreateDirectory(Path.Combine(library, MorningPapers.Name(0)));
            await File.WriteAllTextAsync(Path.Combine(library, MorningPapers.Name(0), "newspaper.settings.json"), """{ "copyright": "2026 青石镇早报社" }""", TestContext.Current.CancellationToken);
        }

        await MakeAsync(calm);
        await morning.DeliverAsync();
        using var server = ServerProcess.Serve(morning.Library, bucket.Environment, "--database", postgres.Connection, "--workers", "0");
        var killed = Worker("first");
        using var second = Worker("second");
        await killed.UntilAsync(() => killed.Said.Contains("clips new", StringComparison.Ordinal), TimeSpan.FromMinutes(3));
        killed.Kill();
        killed.Dispose();
        using var first = Worker("third");
        await bucket.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await bucket.StartAsync();

        // A job that met no bucket is tried again after 5, 30, 120 and 600 seconds.
        await first.UntilAsync(morning.IsDone, TimeSpan.FromMinutes(14));

        morning.ShouldEqual(calm);
        Assert.Contains(new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 }, encoding => morning.Result(0, "episode.mp3").AsSpan().IndexOf(encoding.GetBytes("青石镇早报社")) > 0);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(1, morning.StateOf(i)!.Publications));
        Assert.Equal(4, (await bucket.KeysAsync(BucketKeys.Published)).Count);
        Assert.Equal(4, new[] { killed, first, second }.Sum(worker => worker.Said.Split("is published").Length - 1));
        Assert.Equal(0, await server.StopAsync(TimeSpan.FromMinutes(2)));

        ServerProcess Worker(string name) => ServerProcess.Work(folder[name], bucket.Environment, "--database", postgres.Connection, "--workers", "1");
    }

    [Fact]
    public async Task Wrong_bytes_under_the_names_of_clips_and_parts_are_found_and_made_again()
    {
        await using var bucket = await BucketServer.StartedAsync();
        var (calm, yesterday, today) = (new Morning(folder["calm"], 1), new Morning(folder["yesterday"], 1), new Morning(folder["today"], 1));
        await calm.DeliverAsync(MorningPapers.Page(0, 2, correction: 1));
        await MakeAsync(calm, isDelivered: true);
        await yesterday.DeliverAsync(MorningPapers.Page(0, 2));
        using (var server = ServerProcess.Serve(yesterday.Library, bucket.Environment))
        {
            await server.UntilAsync(yesterday.IsDone, TimeSpan.FromMinutes(3));
        }

        var sounds = (await bucket.KeysAsync(".store/")).Where(key => key != BucketFormat.Key).ToList();
        using (var client = bucket.Open())
        {
            foreach (var key in sounds.Where((_, i) => i % 2 == 0))
            {
                using var wrong = new MemoryStream(Encoding.ASCII.GetBytes("not what the name says"));
                await client.PutAsync(key, wrong, TestContext.Current.CancellationToken);
            }
        }

        await today.DeliverAsync(MorningPapers.Page(0, 2, correction: 1));
        using (var server = ServerProcess.Serve(today.Library, bucket.Environment))
        {
            await server.UntilAsync(() => today.StateOf(0) is { Publications: 2, IsAnnounced: true }, TimeSpan.FromMinutes(3));
        }

        today.ShouldEqual(calm);
        Assert.Contains(sounds, key => key.EndsWith(".wav", StringComparison.Ordinal));
        Assert.Contains(sounds, key => key.EndsWith(".mp3", StringComparison.Ordinal));
        Assert.All(calm.Clips().Keys, clip => Assert.Equal(calm.SizeOfClip(clip), new FileInfo(Path.Combine(today.Library, ".store", "clips", clip[..2], clip)).Length));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_refused_at_the_start_with_one_sentence()
    {
        await using var bucket = await BucketServer.StartedAsync();
        var answer = await Narrator.RunAsync([.. bucket.Environment, ("AUDIOPAPER_BUCKET_NAME", "elsewhere")], "serve", "--library", folder["library"], "--urls", "http://127.0.0.1:0");

        answer.ShouldEndWith(1);
        Assert.StartsWith("Error: The bucket elsewhere cannot be used (", Assert.Single(answer.Complaints), StringComparison.Ordinal);
    }

    private static async Task MakeAsync(Morning morning, bool isDelivered = false)
    {
        if (!isDelivered)
        {
            await morning.DeliverAsync();
        }

        using var server = ServerProcess.Serve(morning.Library);
        await server.UntilAsync(morning.IsDone, TimeSpan.FromMinutes(4));
    }
}
