using AudioPaper.Host.Commands;
using AudioPaper.Host.Library;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Care_of_a_library(Undisturbed undisturbed) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Sound_issues_are_told_with_their_loudness()
    {
        var answer = (await Narrator.RunAsync("library", "verify", undisturbed.CopyHarbour(folder).Library)).ShouldEndWith(0);
        var line = Assert.Single(answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"^海湾晚报/2026-03-18: -1[567]\.\d LUFS, -[1-9]\.\d dBTP, \d+ min \d+ s, 11 chapters; ok$", line);
    }

    [Theory]
    [InlineData("episode.mp3", "bytes, recorded are")]
    [InlineData("digest.mp3", "bytes, recorded are")]
    [InlineData("chapters.json", "chapters.json")]
    [InlineData("transcript.vtt", "transcript.vtt")]
    [InlineData("report.json", "report.json cannot be read")]
    [InlineData("clip", "1 files of the store are torn")]
    [InlineData("track", "1 files of the store are missing")]
    public async Task A_file_that_was_cut_is_told(string what, string told)
    {
        var issue = undisturbed.CopyShort(folder);
        if (what == "track")
        {
            File.Delete(issue.Stored("tracks")[0]);
        }
        else
        {
            var path = what == "clip" ? issue.Stored("clips")[0] : issue.At(what);
            await using var file = new FileStream(path, FileMode.Open);
            file.SetLength(file.Length / 2);
        }

        var answer = (await Narrator.RunAsync("library", "verify", issue.Library)).ShouldEndWith(1);
        Assert.Contains("wrong: ", answer.Output, StringComparison.Ordinal);
        Assert.Contains(told, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_that_is_being_made_is_passed_over()
    {
        var issue = undisturbed.CopyShort(folder);
        using var kept = await FolderLock.TakeAsync(Path.GetDirectoryName(issue.At("episode.mp3"))!, () => { }, TestContext.Current.CancellationToken);
        Assert.Contains("is being made", (await Narrator.RunAsync("library", "verify", issue.Library)).ShouldEndWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_issue_needs_goes_and_what_one_needs_stays()
    {
        var issue = undisturbed.CopyShort(folder);
        var needed = issue.Stored("clips").Concat(issue.Stored("tracks")).ToList();
        // The other sample's issue is moved away: its clips are needed no more.
        (await Narrator.RunAsync("narrate", MadeIssue.HarbourPages, "-o", issue.Library)).ShouldEndWith(0);
        Directory.Delete(Path.Combine(issue.Library, "海湾晚报"), recursive: true);
        var all = issue.Stored("clips").Concat(issue.Stored("tracks")).ToList();
        Assert.True(all.Count > needed.Count);

        Assert.Contains("would go", (await Narrator.RunAsync("library", "prune", issue.Library, "--older-than", "0h", "--dry-run")).ShouldEndWith(0).Output, StringComparison.Ordinal);
        Assert.Equal(all, issue.Stored("clips").Concat(issue.Stored("tracks")));
        Assert.Contains("0 files", (await Narrator.RunAsync("library", "prune", issue.Library, "--older-than", "90d")).ShouldEndWith(0).Output, StringComparison.Ordinal);
        var answer = (await Narrator.RunAsync("library", "prune", issue.Library, "--max-size", "1KB")).ShouldEndWith(0);
        Assert.Contains("which stay", answer.Errors, StringComparison.Ordinal);

        Assert.Equal(needed, issue.Stored("clips").Concat(issue.Stored("tracks")));
        Assert.Contains(" 0 clips new", (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library)).ShouldEndWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_while_an_issue_is_made_or_when_a_record_is_torn()
    {
        var issue = undisturbed.CopyShort(folder);
        using (await FolderLock.ShareAsync(Path.Combine(issue.Library, ".store"), () => { }, TestContext.Current.CancellationToken))
        {
            using var prune = Narrator.Start("library", "prune", issue.Library, "--max-size", "0");
            await Task.Delay(1_500, TestContext.Current.CancellationToken);
            Assert.False(prune.HasEnded);
        }

        await File.WriteAllTextAsync(issue.At("work", "a1.json"), "{", TestContext.Current.CancellationToken);
        var before = issue.Stored("clips");
        Assert.Contains("narrate it again", Assert.Single((await Narrator.RunAsync("library", "prune", issue.Library, "--max-size", "0")).ShouldEndWith(1).Complaints), StringComparison.Ordinal);
        Assert.Equal(before, issue.Stored("clips"));
    }

    [Theory]
    [InlineData("verify", "nowhere")]
    [InlineData("prune", "nowhere", "--max-size", "1GB")]
    public async Task A_folder_that_is_no_library_is_named(string command, string library, params string[] options)
    {
        var answer = (await Narrator.RunAsync(["library", command, folder[library], .. options])).ShouldEndWith(1);
        Assert.Contains("There is no library", Assert.Single(answer.Complaints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("library", "prune")]
    [InlineData("library", "prune", "--older-than", "soon")]
    [InlineData("library", "prune", "--max-size", "-1GB")]
    [InlineData("narrate", "x.txt", "--loudness", "-15")]
    public async Task A_wrong_call_is_told(params string[] arguments) => (await Narrator.RunAsync(arguments)).ShouldEndWith(2);

    [Theory]
    [InlineData("20GB", 20_000_000_000L)]
    [InlineData("1.5gib", 1_610_612_736L)]
    [InlineData("512", 512L)]
    [InlineData("99999999TB", null)]
    [InlineData("GB", null)]
    public void Sizes_are_read(string text, long? expected) => Assert.Equal(expected, Quantity.SizeBytes(text));

    [Theory]
    [InlineData("90d", 2_160.0)]
    [InlineData("4w", 672.0)]
    [InlineData("12h", 12.0)]
    [InlineData("999999w", null)]
    [InlineData("3", null)]
    public void Ages_are_read(string text, double? expectedHours) => Assert.Equal(expectedHours, Quantity.Age(text)?.TotalHours);
}
