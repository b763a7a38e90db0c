using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

public sealed class A_disk_that_fills : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task In_the_middle_of_the_newsroom_is_waited_out_and_nothing_is_lost()
    {
        using var disk = await SmallDisk.MountAsync("size=128m");
        var (calm, full) = (new Morning(folder["calm"], 2), new Morning(Path.Combine(disk.Path, "library"), 2));
        await calm.DeliverAsync();
        using (var server = ServerProcess.Serve(calm.Library))
        {
            await server.UntilAsync(calm.IsDone, TimeSpan.FromMinutes(3));
        }

        await full.DeliverAsync();
        using (var server = ServerProcess.Serve(full.Library))
        {
            await server.UntilAsync(() => full.Clips().Count > 2, TimeSpan.FromMinutes(2));
            var filler = Path.Combine(disk.Path, "filler");
            // What it was just writing may leave room again when it fails.
            await server.UntilAsync(() =>
            {
                Fill(filler);
                return server.Said.Contains(" waits 00:00:30", StringComparison.Ordinal);
            }, TimeSpan.FromMinutes(2));
            Assert.False(full.IsDone());
            File.Delete(filler);
            await server.UntilAsync(full.IsDone, TimeSpan.FromMinutes(3));
            Assert.DoesNotContain("could not be made", server.Said, StringComparison.Ordinal);
            Assert.DoesNotContain("is Failed", server.Said, StringComparison.Ordinal);
        }

        full.ShouldEqual(calm);
        Assert.All(Enumerable.Range(0, 2), i => Assert.Equal(1, full.StateOf(i)!.Publications));
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var chunk = new byte[1 << 20]; ;)
            {
                file.Write(chunk);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
