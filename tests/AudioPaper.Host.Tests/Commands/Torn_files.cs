using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Torn_files(Undisturbed undisturbed) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_cut_clip_is_spoken_again()
    {
        var issue = undisturbed.CopyShort(folder);
        Cut(issue.Stored("clips")[0]);
        await MendsAsync(issue, newClips: 1);
    }

    [Fact]
    public async Task A_clip_of_zeros_is_spoken_again()
    {
        var issue = undisturbed.CopyShort(folder);
        File.WriteAllBytes(issue.Stored("clips")[3], new byte[new FileInfo(issue.Stored("clips")[3]).Length]);
        await MendsAsync(issue, newClips: 1);
    }

    [Fact]
    public async Task A_clip_that_lost_its_sound_is_spoken_again_before_a_track_is_made_of_it()
    {
        var issue = undisturbed.CopyShort(folder);
        foreach (var clip in issue.Stored("clips"))
        {
            var bytes = File.ReadAllBytes(clip);
            bytes.AsSpan(200).Clear();
            File.WriteAllBytes(clip, bytes);
        }

        Array.ForEach(issue.Stored("tracks"), Cut);
        await MendsAsync(issue, newClips: null);
    }

    [Fact]
    public async Task A_cut_track_is_made_again()
    {
        var issue = undisturbed.CopyShort(folder);
        Cut(issue.Stored("tracks")[0]);
        File.WriteAllBytes(issue.Stored("tracks")[1], []);
        File.Delete(issue.At("episode.mp3"));
        await MendsAsync(issue, newClips: 0);
    }

    [Fact]
    public async Task Cut_records_are_made_again()
    {
        var issue = undisturbed.CopyShort(folder);
        foreach (var record in Directory.GetFiles(issue.At("work")).Concat(Directory.GetFiles(issue.At(".."), "newspaper.json")))
        {
            Cut(record);
        }

        await MendsAsync(issue, newClips: 0);
    }

    [Theory]
    [InlineData("episode.mp3")]
    [InlineData("transcript.vtt")]
    [InlineData("chapters.json")]
    [InlineData("feed.xml")]
    [InlineData("report.json")]
    public async Task A_cut_file_of_the_issue_is_made_again(string name)
    {
        var issue = undisturbed.CopyShort(folder);
        Cut(issue.At(name));
        await MendsAsync(issue, newClips: 0);
    }

    [Fact]
    public async Task What_a_killed_run_left_unfinished_is_removed()
    {
        var issue = undisturbed.CopyShort(folder);
        string[] left = [issue.At("..", ".podcast.xml.abc.tmp"), issue.At(".episode.mp3.abc.tmp"), issue.At("work", ".a1.json.abc.tmp"), issue.Stored("clips")[0] + ".abc.tmp", issue.Stored("tracks")[0] + ".abc.tmp"];
        string Hidden(string path) => Path.Combine(Path.GetDirectoryName(path)!, "." + Path.GetFileName(path).TrimStart('.'));
        foreach (var path in left.Select(Hidden))
        {
            File.WriteAllBytes(path, [1]);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-1));
        }

        // Another process writes this one just now.
        var fresh = Hidden(issue.Stored("clips")[1] + ".abc.tmp");
        File.WriteAllBytes(fresh, [1]);

        await MendsAsync(issue, newClips: 0);

        Assert.Equal([fresh], Directory.EnumerateFiles(issue.Library, "*.tmp", SearchOption.AllDirectories));
    }

    private static void Cut(string path)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length / 2);
    }

    private async Task MendsAsync(MadeIssue issue, int? newClips)
    {
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library)).ShouldEndWith(0);

        issue.ShouldEqual(undisturbed.Short);
        Assert.Equal(newClips ?? issue.Clips.New, issue.Clips.New);
        Assert.Equal(undisturbed.Short.Json("report.json").GetProperty("coverage").ToString(), issue.Json("report.json").GetProperty("coverage").ToString());
        foreach (var clip in issue.Stored("clips"))
        {
            Assert.True(File.ReadAllBytes(clip).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(undisturbed.Short.Library, Path.GetRelativePath(issue.Library, clip)))), clip);
        }
    }
}
