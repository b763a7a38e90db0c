using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Episodes_in_several_formats : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task They_are_kept_until_others_are_asked_for()
    {
        var issue = MadeIssue.Short(folder["library"]);
        var answer = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library, "--formats", "mp3,m4b", "--formats", "opus")).ShouldEndWith(0);
        Assert.Equal([issue.At("episode.mp3"), issue.At("episode.m4b"), issue.At("episode.opus")], answer.Output.TrimEnd().Split('\n')[^3..]);
        var made = new[] { "episode.mp3", "episode.m4b", "episode.opus" }.ToDictionary(name => name, name => File.ReadAllBytes(issue.At(name)));
        Assert.Contains("episode.mp3\"", await File.ReadAllTextAsync(issue.At("feed.xml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // A run without the option makes the same again, also from parts that were torn.
        foreach (var track in issue.Stored("tracks"))
        {
            await using var torn = File.OpenWrite(track);
            torn.SetLength(torn.Length * 2 / 3);
        }

        File.Delete(issue.At("episode.m4b"));
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library)).ShouldEndWith(0);
        Assert.All(made, file => Assert.Equal(file.Value, File.ReadAllBytes(issue.At(file.Key))));

        // What is no longer wished would say what the issue said before; so it goes.
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library, "--formats", "opus")).ShouldEndWith(0);
        Assert.Equal(["episode.opus"], Directory.EnumerateFiles(issue.At(), "episode.*").Select(Path.GetFileName));
        var feed = await File.ReadAllTextAsync(issue.At("feed.xml"), TestContext.Current.CancellationToken);
        Assert.Contains("episode.opus\"", feed, StringComparison.Ordinal);
        Assert.Contains("audio/ogg", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_is_none_is_refused_with_those_there_are()
    {
        var answer = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", folder["library"], "--formats", "mp3,wav")).ShouldEndWith(2);
        Assert.Contains("wav", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("m4b", answer.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["library"]));
    }
}
