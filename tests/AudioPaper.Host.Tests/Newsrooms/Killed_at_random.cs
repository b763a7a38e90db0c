using System.Globalization;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>
/// Servers that are killed at any moment, again and again, until so many kills have hit a server that was making something. By default 10, over 4 newspapers;
/// AUDIOPAPER_KILLS=200 kills so often over 20. When all newspapers are done before, more arrive.
/// </summary>
public sealed class Killed_at_random : IDisposable
{
    private const int MostNewspapers = 48;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("AUDIOPAPER_KILLS") ?? "10", CultureInfo.InvariantCulture);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_morning_comes_out_the_same_byte_for_byte_and_nothing_finished_is_spoken_twice()
    {
        var newspapers = Kills >= 200 ? 20 : 4;
        var wild = new Morning(folder["wild"], newspapers);
        await wild.DeliverAsync();
        var random = new Random(20260319);
        var (amidWork, atStart, amidAssembly) = (0, 0, 0);
        var clips = wild.Clips();
        for (var kill = 0; amidWork < Kills; kill++)
        {
            Assert.True(kill < Kills * 4, $"Of {kill} kills only {amidWork} hit a server at work.");
            if (wild.IsDone())
            {
                (wild, newspapers) = (await MoreAsync(wild, newspapers), newspapers + 4);
            }

            using (var server = ServerProcess.Serve(wild.Library))
            {
                var before = clips.Count;
                if (kill % 4 > 0)
                {
                    // Most die in the middle of work, one in four at any moment of the start.
                    await server.UntilAsync(() => wild.Clips().Count > before || IsAssembling(server) || wild.IsDone(), TimeSpan.FromMinutes(1));
                }

                await Task.Delay(random.Next(0, Kills >= 200 ? 150 : 1500), TestContext.Current.CancellationToken);
                Assert.False(server.HasEnded, server.Said);
                server.Kill();
                // Something was left unfinished, and this very server had worked at it.
                var hasWorked = wild.Clips().Count > before || IsAssembling(server);
                (amidWork, atStart) = hasWorked && !wild.IsDone() ? (amidWork + 1, atStart) : (amidWork, atStart + 1);
                amidAssembly += hasWorked && IsAssembling(server) && !wild.IsDone() ? 1 : 0;
            }

            clips = Unspoiled(clips, wild.Clips());
        }

        using (var server = ServerProcess.Serve(wild.Library))
        {
            await server.UntilAsync(wild.IsDone, TimeSpan.FromMinutes(5));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{amidWork} kills amid work ({amidAssembly} after an assembly had begun), {atStart} at other moments; {newspapers} newspapers, {wild.Clips().Count} clips");
        Assert.Equal(Kills, amidWork);
        Unspoiled(clips, wild.Clips());
        var calm = new Morning(folder["calm"], newspapers);
        await calm.DeliverAsync();
        using (var server = ServerProcess.Serve(calm.Library))
        {
            await server.UntilAsync(calm.IsDone, TimeSpan.FromMinutes(5));
        }

        wild.ShouldEqual(calm);
        Assert.Equal(calm.Clips().Keys.Order(), wild.Clips().Keys.Order());
        Assert.All(Enumerable.Range(0, newspapers), i => Assert.Equal(1, wild.StateOf(i)!.Publications));
    }

    /// <summary>Four newspapers more.</summary>
    private static async Task<Morning> MoreAsync(Morning morning, int newspapers)
    {
        Assert.True(newspapers + 4 <= MostNewspapers, "There are no more newspapers.");
        for (var i = newspapers; i < newspapers + 4; i++)
        {
            await morning.DeliverAsync(MorningPapers.Page(i));
        }

        return new Morning(morning.Library, newspapers + 4);
    }

    private static bool IsAssembling(ServerProcess server) => server.Said.Contains("is being put together", StringComparison.Ordinal);

    /// <summary>Fails when a clip that was finished has been written once more.</summary>
    private static Dictionary<string, long> Unspoiled(Dictionary<string, long> before, Dictionary<string, long> now)
    {
        Assert.All(before, clip => Assert.Equal(clip.Value, now.GetValueOrDefault(clip.Key)));
        return now;
    }
}
