using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Nothing_has_changed(Undisturbed undisturbed) : IDisposable
{
    private const string Nothing = "nothing has changed";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Which_is_said_and_told_as_before_also_of_a_library_that_was_moved()
    {
        var issue = undisturbed.CopyShort(folder);

        var first = await AgainAsync(issue);
        var report = File.ReadAllBytes(issue.At("report.json"));
        var written = File.GetLastWriteTimeUtc(issue.At("report.json"));
        var second = await AgainAsync(issue);

        Assert.Contains(Nothing, first.Errors, StringComparison.Ordinal);
        Assert.Contains(Nothing, second.Errors, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(undisturbed.ShortAnswer.Output.Split('\n')[0], second.Output.Split('\n')[0]);
        Assert.Equal((0, undisturbed.Short.Clips.New + undisturbed.Short.Clips.Reused), issue.Clips);
        Assert.Equal(written, File.GetLastWriteTimeUtc(issue.At("report.json")));
        Assert.Equal(report, File.ReadAllBytes(issue.At("report.json")));
        issue.ShouldEqual(undisturbed.Short);
    }

    [Fact]
    public async Task Gives_the_report_of_a_whole_run()
    {
        var (whole, shorter) = (undisturbed.CopyShort(folder), MadeIssue.Short(folder["other"]));
        Directory.Delete(Path.Combine(whole.Library, ".store", "runs"), recursive: true);
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", shorter.Library)).ShouldEndWith(0);

        Assert.DoesNotContain(Nothing, (await AgainAsync(whole)).Errors, StringComparison.Ordinal);
        Assert.Contains(Nothing, (await AgainAsync(shorter)).Errors, StringComparison.Ordinal);

        Assert.Equal(File.ReadAllText(whole.At("report.json")), File.ReadAllText(shorter.At("report.json")));
    }

    [Theory]
    [InlineData("art")]
    [InlineData("articles")]
    [InlineData("transcript.srt")]
    [InlineData("cover.jpg")]
    [InlineData("digest.mp3")]
    [InlineData("../podcast.xml")]
    [InlineData("../newspaper.json")]
    public async Task But_not_when_something_of_the_issue_is_gone(string name)
    {
        var issue = undisturbed.CopyShort(folder);
        if (Directory.Exists(issue.At(name)))
        {
            Directory.Delete(issue.At(name), recursive: true);
        }
        else
        {
            File.Delete(issue.At(name));
        }

        Assert.DoesNotContain(Nothing, (await AgainAsync(issue)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task But_not_when_one_letter_of_a_text_is_another_at_the_same_time_of_writing()
    {
        var issue = undisturbed.CopyShort(folder);
        var (path, written) = (issue.At("transcript.vtt"), File.GetLastWriteTimeUtc(issue.At("transcript.vtt")));
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, written);

        Assert.DoesNotContain(Nothing, (await AgainAsync(issue)).Errors, StringComparison.Ordinal);
        issue.ShouldEqual(undisturbed.Short);
    }

    [Theory]
    [InlineData("newspaper.settings.json", """{ "earcons": false }""")]
    [InlineData("lexicon/zh-CN.pls", """<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="zh-CN"/>""")]
    public async Task But_not_when_the_newspaper_is_told_something_new(string name, string content)
    {
        var issue = undisturbed.CopyShort(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(issue.At("..", name))!);
        await File.WriteAllTextAsync(issue.At("..", name), content, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Nothing, (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task But_not_for_other_wishes()
    {
        var issue = undisturbed.CopyShort(folder);

        Assert.DoesNotContain(Nothing, (await AgainAsync(issue, "--public-url", "https://example.org/")).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Nothing, (await AgainAsync(issue)).Errors, StringComparison.Ordinal);
        Assert.Contains(Nothing, (await AgainAsync(issue)).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "Issue": "../..", "Figures": { "Title": "x", "Files": [] }, "Report": "x", "Stored": [], "Stamps": [] }""")]
    public async Task But_a_torn_or_forged_record_of_the_run_is_none(string content)
    {
        var issue = undisturbed.CopyShort(folder);
        foreach (var record in Directory.EnumerateFiles(Path.Combine(issue.Library, ".store", "runs")))
        {
            await File.WriteAllTextAsync(record, content, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(Nothing, (await AgainAsync(issue)).Errors, StringComparison.Ordinal);
        Assert.Contains(Nothing, (await AgainAsync(issue)).Errors, StringComparison.Ordinal);
    }

    private static async Task<Answer> AgainAsync(MadeIssue issue, params string[] options) =>
        (await Narrator.RunAsync(["narrate", MadeIssue.ShortPage, "-o", issue.Library, .. options])).ShouldEndWith(0);
}
