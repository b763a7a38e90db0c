using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Making_it_again(Undisturbed undisturbed) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Speaks_nothing_and_leaves_the_episode_alone()
    {
        var issue = undisturbed.CopyHarbour(folder);
        var before = MadeIssue.Reproducible.ToDictionary(name => name, name => File.ReadAllBytes(issue.At(name)));
        var (first, written) = (issue.Clips, File.GetLastWriteTimeUtc(issue.At("episode.mp3")));
        var inode = await InodeAsync(issue.At("episode.mp3"));

        (await Narrator.RunAsync("narrate", MadeIssue.HarbourPages, "-o", issue.Library)).ShouldEndWith(0);

        Assert.Equal((0, first.New + first.Reused), issue.Clips);
        Assert.All(before, file => Assert.True(file.Value.AsSpan().SequenceEqual(File.ReadAllBytes(issue.At(file.Key))), file.Key));
        Assert.Equal(written, File.GetLastWriteTimeUtc(issue.At("episode.mp3")));
        Assert.Equal(inode, await InodeAsync(issue.At("episode.mp3")));
    }

    [Fact]
    public async Task From_scratch_gives_the_same_bytes()
    {
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", folder["library"])).ShouldEndWith(0);

        MadeIssue.Short(folder["library"]).ShouldEqual(undisturbed.Short);
    }

    [Fact]
    public async Task Two_at_once_wait_for_each_other_and_speak_everything_once()
    {
        using var one = Narrator.Start("narrate", MadeIssue.ShortPage, "-o", folder["library"]);
        await one.WaitUntilAsync(() => MadeIssue.StoredIn(folder["library"], "clips").Length > 0);
        using var two = Narrator.Start("narrate", MadeIssue.ShortPage, "-o", folder["library"]);

        var first = (await one.EndAsync()).ShouldEndWith(0);
        var second = (await two.EndAsync()).ShouldEndWith(0);

        Assert.Contains("0 clips new", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 clips new", first.Output, StringComparison.Ordinal);
        MadeIssue.Short(folder["library"]).ShouldEqual(undisturbed.Short);
    }

    [Fact]
    public async Task Two_editions_at_once_both_stand_in_the_feed()
    {
        using var morning = Narrator.Start("narrate", MadeIssue.ShortPage, "-o", folder["library"], "--edition", "晨");
        using var evening = Narrator.Start("narrate", MadeIssue.ShortPage, "-o", folder["library"], "--edition", "晚");

        (await morning.EndAsync()).ShouldEndWith(0);
        (await evening.EndAsync()).ShouldEndWith(0);

        var feed = await File.ReadAllTextAsync(Path.Combine(folder["library"], "小城早报", "podcast.xml"), TestContext.Current.CancellationToken);
        Assert.Equal(2, feed.Split("<item>").Length - 1);
    }

    private static Task<string> InodeAsync(string path) => AudioPaper.Tests.Packaging.Programs.AskAsync("stat", "-c", "%i", path);
}
