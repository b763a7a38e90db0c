using System.Text;
using AudioPaper.Host.Jobs.Sharing.Buckets;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>Files and objects of a bucket.</summary>
public sealed class A_working_copy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("晚报/2026-03-18/work/state.json", true)]
    [InlineData("../outside", false)]
    [InlineData("a/../../outside", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("a//b", false)]
    [InlineData("a\\..\\b", false)]
    [InlineData("a/\u0000", false)]
    [InlineData("a/b/.lock", false)]
    [InlineData("1/2/3/4/5/6/7/8/9", false)]
    public void Never_writes_outside_its_folder(string key, bool isFile)
    {
        using var bucket = new Bucket(new() { Name = "b" }, ("a", "b"));
        Assert.Equal(isFile, new WorkingCopy(folder.Path, bucket).PathOf(key) is { } path && path.StartsWith(folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copies_what_differs_and_nothing_else()
    {
        await using var server = await BucketServer.StartedAsync();
        using var bucket = server.Open();
        var (here, there) = (new WorkingCopy(folder["here"], bucket), new WorkingCopy(folder["there"], bucket));
        var (source, target) = (Path.Combine(here.Root, "晚报", "a.txt"), Path.Combine(there.Root, "晚报", "a.txt"));
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        await File.WriteAllTextAsync(source, "一", TestContext.Current.CancellationToken);
        await here.PushAsync(source, "", TestContext.Current.CancellationToken);
        Assert.True(await there.GetAsync("晚报/a.txt", target, TestContext.Current.CancellationToken));
        var at = File.GetLastWriteTimeUtc(target);

        var listed = Assert.Single(await bucket.ListAsync("晚报/", cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        await there.PullAsync(listed, TestContext.Current.CancellationToken);
        Assert.Equal((at, "一"), (File.GetLastWriteTimeUtc(target), await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken)));

        await File.WriteAllTextAsync(target, "二", TestContext.Current.CancellationToken);
        await there.PullAsync(listed, TestContext.Current.CancellationToken);
        Assert.Equal("一", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));

        using var wrong = new MemoryStream(Encoding.ASCII.GetBytes("RIFF and no clip"));
        await bucket.PutAsync(".store/clips/ab/abc.wav", wrong, TestContext.Current.CancellationToken);
        var clip = Path.Combine(there.Root, ".store", "clips", "ab", "abc.wav");
        Assert.False(await there.GetAsync(".store/clips/ab/abc.wav", clip, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(clip));
    }
}
