using System.Text;
using AudioPaper.Files;

namespace AudioPaper.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_replaces_the_older_one_when_it_is_whole()
    {
        await File.WriteAllTextAsync(folder["a"], "old", Cancellation);

        await WholeFile.WriteAsync(folder["a"], async (stream, cancellation) =>
        {
            await stream.WriteAsync("new"u8.ToArray(), cancellation);
            Assert.Equal("old", await File.ReadAllTextAsync(folder["a"], cancellation));
            Assert.Matches(@"^\.a\..+\.tmp$", folder.Names.First());
        }, Cancellation);

        Assert.Equal("new", await File.ReadAllTextAsync(folder["a"], Cancellation));
        Assert.Equal(["a"], folder.Names);
    }

    [Fact]
    public async Task A_failure_leaves_the_older_one_and_nothing_else()
    {
        await File.WriteAllTextAsync(folder["a"], "old", Cancellation);

        await Assert.ThrowsAsync<NotSupportedException>(() => WholeFile.WriteAsync(
            folder["a"], (_, _) => throw new NotSupportedException(), Cancellation));
        await Assert.ThrowsAnyAsync<IOException>(() => WholeFile.MakeAsync(folder["a"], (_, _) => Task.CompletedTask, Cancellation));

        Assert.Equal("old", await File.ReadAllTextAsync(folder["a"], Cancellation));
        Assert.Equal(["a"], folder.Names);
    }

    [Fact]
    public async Task Two_at_once_do_not_disturb_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
            WholeFile.WriteAsync(folder["a"], Encoding.UTF8.GetBytes(new string('x', 10_000) + number), Cancellation)));

        Assert.StartsWith("xxxx", await File.ReadAllTextAsync(folder["a"], Cancellation), StringComparison.Ordinal);
        Assert.Equal(["a"], folder.Names);
    }

    public void Dispose() => folder.Dispose();
}
