using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>A server and workers that share a real PostgreSQL and one library.</summary>
public sealed class Several_workers : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_without_workers_of_its_own_and_two_workers_make_the_morning()
    {
        await using var postgres = await PostgresServer.StartedAsync();
        var morning = new Morning(folder["library"], 4);
        await morning.DeliverAsync();
        using var server = ServerProcess.Serve(morning.Library, "--database", postgres.Connection, "--workers", "0");
        using var first = ServerProcess.Work(morning.Library, "--database", postgres.Connection, "--workers", "1");
        using var second = ServerProcess.Work(morning.Library, "--database", postgres.Connection, "--workers", "1");

        await first.UntilAsync(morning.IsDone, TimeSpan.FromMinutes(4));

        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(1, morning.StateOf(i)!.Publications));
        Assert.Contains("clips new", first.Said, StringComparison.Ordinal);
        Assert.Contains("clips new", second.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_and_the_database_are_killed_at_random_and_each_issue_is_published_once()
    {
        await using var postgres = await PostgresServer.StartedAsync();
        var (calm, wild) = (new Morning(folder["calm"], 4), new Morning(folder["wild"], 4));
        await calm.DeliverAsync();
        using (var server = ServerProcess.Serve(calm.Library))
        {
            await server.UntilAsync(calm.IsDone, TimeSpan.FromMinutes(4));
        }

        await wild.DeliverAsync();
        var random = new Random(20261123);
        var workers = new List<ServerProcess>();
        try
        {
            for (var i = 0; i < 2; i++)
            {
                workers.Add(Worker());
            }

            for (var round = 0; round < 6; round++)
            {
                await Task.Delay(random.Next(500, 4000), TestContext.Current.CancellationToken);
                if (round % 3 == 2)
                {
                    await postgres.StopAsync();
                    await Task.Delay(random.Next(0, 3000), TestContext.Current.CancellationToken);
                    await postgres.StartAsync();
                }
                else
                {
                    var killed = random.Next(workers.Count);
                    workers[killed].Kill();
                    workers[killed].Dispose();
                    workers[killed] = Worker();
                }
            }

            await workers[0].UntilAsync(wild.IsDone, TimeSpan.FromMinutes(4));
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }

        wild.ShouldEqual(calm);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(1, wild.StateOf(i)!.Publications));

        ServerProcess Worker() => ServerProcess.Work(wild.Library, "--database", postgres.Connection, "--workers", "1");
    }
}
