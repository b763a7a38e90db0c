using System.Globalization;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>
/// Servers that are killed at any moment, again and again. By default 10 times over 4 newspapers; AUDIOPAPER_KILLS=200 kills so often over 20.
/// </summary>
public sealed class Killed_at_random : IDisposable
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("AUDIOPAPER_KILLS") ?? "10", CultureInfo.InvariantCulture);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_morning_comes_out_the_same_byte_for_byte_and_nothing_finished_is_spoken_twice()
    {
        var newspapers = Kills >= 200 ? 20 : 4;
        var (calm, wild) = (new Morning(folder["calm"], newspapers), new Morning(folder["wild"], newspapers));
        await calm.DeliverAsync();
        await wild.DeliverAsync();
        using (var server = ServerProcess.Serve(calm.Library))
        {
            await server.UntilAsync(calm.IsDone, TimeSpan.FromMinutes(5));
        }

        var (random, kills) = (new Random(20260319), 0);
        var clips = wild.Clips();
        for (var kill = 0; kill < Kills && !wild.IsDone(); kill++)
        {
            using (var server = ServerProcess.Serve(wild.Library))
            {
                if (kill % 4 > 0)
                {
                    // Most die in the middle of work, one in four at any moment of the start.
                    var before = clips.Count;
                    await server.UntilAsync(() => wild.Clips().Count > before || server.Said.Contains("is being put together", StringComparison.Ordinal) || wild.IsDone(), TimeSpan.FromMinutes(1));
                }

                await Task.Delay(random.Next(0, Kills >= 200 ? 150 : 1500), TestContext.Current.CancellationToken);
                Assert.False(server.HasEnded, server.Said);
                server.Kill();
                kills++;
            }

            clips = Unspoiled(clips, wild.Clips());
        }

        using (var server = ServerProcess.Serve(wild.Library))
        {
            await server.UntilAsync(wild.IsDone, TimeSpan.FromMinutes(5));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills");
        Unspoiled(clips, wild.Clips());
        wild.ShouldEqual(calm);
        Assert.Equal(calm.Clips().Keys.Order(), wild.Clips().Keys.Order());
        Assert.All(Enumerable.Range(0, newspapers), i => Assert.Equal(1, wild.StateOf(i)!.Publications));
    }

    /// <summary>Fails when a clip that was finished has been written once more.</summary>
    private static Dictionary<string, long> Unspoiled(Dictionary<string, long> before, Dictionary<string, long> now)
    {
        Assert.All(before, clip => Assert.Equal(clip.Value, now.GetValueOrDefault(clip.Key)));
        return now;
    }
}
