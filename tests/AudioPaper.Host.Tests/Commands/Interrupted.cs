using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Interrupted(Undisturbed undisturbed) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public async Task A_killed_run_of_the_short_page_goes_on_where_it_was(int seed, bool withChildren)
    {
        var moment = new Random(seed).Next(0, undisturbed.Short.Stored("clips").Length + 1);
        await KillAsync(MadeIssue.ShortPage, MadeIssue.Short(folder["library"]), undisturbed.Short, moment, withChildren);
    }

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public async Task A_killed_run_of_the_harbour_pages_goes_on_where_it_was(int seed, bool withChildren)
    {
        var moment = new Random(seed).Next(1, undisturbed.Harbour.Stored("clips").Length);
        await KillAsync(MadeIssue.HarbourPages, MadeIssue.Harbour(folder["library"]), undisturbed.Harbour, moment, withChildren);
    }

    [Fact]
    public async Task A_killed_run_that_makes_three_formats_gives_the_same_files()
    {
        string[] formats = ["--formats", "mp3,m4b,opus"];
        string[] episodes = ["episode.mp3", "episode.m4b", "episode.opus", "digest.mp3"];
        var (issue, whole) = (MadeIssue.Harbour(folder["library"]), MadeIssue.Harbour(folder["undisturbed"]));
        (await Narrator.RunAsync(["narrate", MadeIssue.HarbourPages, "-o", whole.Library, .. formats])).ShouldEndWith(0);

        // While parts are encoded, and once more while episodes are joined.
        await KillAsync(MadeIssue.HarbourPages, issue, () => issue.Stored("tracks").Length >= whole.Stored("tracks").Length / 2, withChildren: false, formats);
        Assert.DoesNotContain(episodes, name => File.Exists(issue.At(name)));
        await KillAsync(MadeIssue.HarbourPages, issue, () => File.Exists(issue.At("episode.mp3")), withChildren: true, formats);
        await GoesOnAsync(MadeIssue.HarbourPages, issue, whole, formats);

        Assert.All(episodes, name => Assert.True(File.ReadAllBytes(whole.At(name)).AsSpan().SequenceEqual(File.ReadAllBytes(issue.At(name))), $"{name} differs"));
    }

    [Fact]
    public async Task Ctrl_C_ends_with_one_sentence_and_the_next_run_goes_on()
    {
        var issue = MadeIssue.Harbour(folder["library"]);
        using var narrator = Narrator.Start("narrate", MadeIssue.HarbourPages, "-o", issue.Library);
        await narrator.WaitUntilAsync(() => issue.Stored("clips").Length > 8);
        await narrator.InterruptAsync();

        var answer = (await narrator.EndAsync()).ShouldEndWith(130);
        await narrator.NothingRemainsAsync();

        Assert.Equal("", answer.Output);
        Assert.Single(answer.Complaints, line => line.StartsWith("Stopped.", StringComparison.Ordinal));
        Assert.StartsWith("Stopped.", answer.Complaints[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(issue.Library, "*.tmp", SearchOption.AllDirectories));
        await GoesOnAsync(MadeIssue.HarbourPages, issue, undisturbed.Harbour);
    }

    private static async Task KillAsync(string pages, MadeIssue issue, MadeIssue whole, int clipCount, bool withChildren)
    {
        await KillAsync(pages, issue, () => issue.Stored("clips").Length >= clipCount && Directory.Exists(issue.At("work")), withChildren);
        await GoesOnAsync(pages, issue, whole);
    }

    private static async Task KillAsync(string pages, MadeIssue issue, Func<bool> isMoment, bool withChildren, params string[] options)
    {
        using var narrator = Narrator.Start(["narrate", pages, "-o", issue.Library, .. options]);
        await narrator.WaitUntilAsync(isMoment);
        Assert.False(narrator.HasEnded);
        narrator.Kill(withChildren);
        await narrator.EndAsync();
        await narrator.NothingRemainsAsync();
    }

    private static async Task GoesOnAsync(string pages, MadeIssue issue, MadeIssue whole, params string[] options)
    {
        var there = issue.Stored("clips").Length;

        (await Narrator.RunAsync(["narrate", pages, "-o", issue.Library, .. options])).ShouldEndWith(0);

        Assert.Equal(whole.Stored("clips").Length, there + issue.Clips.New);
        issue.ShouldEqual(whole);
        Assert.Empty(Directory.EnumerateFiles(issue.At(), "*.tmp", SearchOption.AllDirectories));
    }
}
