using AudioPaper.Host.Library;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Library;

public sealed class Folder_locks : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Are_held_by_one_at_a_time()
    {
        var waiting = new TaskCompletionSource();
        var first = await FolderLock.TakeAsync(folder["issue"], () => Assert.Fail("Nobody else is there."), TestContext.Current.CancellationToken);
        var second = FolderLock.TakeAsync(folder["issue"], waiting.SetResult, TestContext.Current.CancellationToken);
        await waiting.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).Dispose();
    }

    [Fact]
    public async Task Are_not_waited_for_after_cancelling()
    {
        using var cancelled = new CancellationTokenSource();
        using var first = await FolderLock.TakeAsync(folder["issue"], () => { }, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FolderLock.TakeAsync(folder["issue"], cancelled.Cancel, cancelled.Token));
    }

    [Fact]
    public async Task Say_in_one_sentence_that_a_folder_cannot_be_written()
    {
        await File.WriteAllTextAsync(folder["file"], "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder["odd/.lock"]);
        foreach (var path in new[] { folder["file"], folder["file/issue"], folder["odd"] })
        {
            var failure = await Assert.ThrowsAsync<LibraryException>(() => FolderLock.TakeAsync(path, () => { }, TestContext.Current.CancellationToken));
            Assert.Contains(path, failure.Message, StringComparison.Ordinal);
            Assert.Contains("-o", failure.Message, StringComparison.Ordinal);
        }
    }
}
