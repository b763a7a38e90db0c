using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Host.Library;
using AudioPaper.Host.Library.Format;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Operations;

public sealed class Libraries_of_earlier_versions(Undisturbed undisturbed) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void That_are_new_have_the_version_of_the_program()
    {
        LibraryFolder.Open(folder.Path);
        Assert.Equal("{ \"version\": 2 }\n", File.ReadAllText(Path.Combine(folder.Path, ".store", "format.json")));
    }

    [Fact]
    public async Task Are_brought_up_to_date_when_they_are_opened()
    {
        var today = undisturbed.Short;
        Make(3);
        File.WriteAllText(Record(2, "issue"), "{ torn");
        var other = JsonNode.Parse(File.ReadAllText(Record(1, "issue")))!;
        other["Formats"] = new JsonArray("m4b");
        File.WriteAllText(Record(1, "issue"), other.ToJsonString());
        Assert.Empty(Issue(0).Formats);
        Assert.Empty(Episode(0).Files);

        LibraryFolder.Open(folder.Path);
        Assert.Equal(2, LibraryFormat.Of(folder.Path));
        var asked = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(today.At("work", "issue.json"), TestContext.Current.CancellationToken), RecordJson.Readable.IssueRequest)!;
        Assert.Equal(["mp3"], Issue(0).Formats);
        Assert.Equal((asked.Newspaper, asked.Date, asked.RunId), (Issue(0).Newspaper, Issue(0).Date, Issue(0).RunId));
        Assert.Equal(new EpisodeFile("episode.mp3", "audio/mpeg", new FileInfo(today.At("episode.mp3")).Length), Assert.Single(Episode(0).Files));
        Assert.Equal(["m4b"], Issue(1).Formats);
        Assert.Equal("{ torn", File.ReadAllText(Record(2, "issue")));
    }

    [Fact]
    public async Task Have_nothing_to_speak_again()
    {
        var library = undisturbed.CopyShort(folder);
        Age(library.At("work", "issue.json"), library.At("work", "issue.json"), "Formats");
        Age(library.At("work", "episode.json"), library.At("work", "episode.json"), "Files");
        File.Delete(Path.Combine(library.Library, ".store", "format.json"));
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", library.Library)).ShouldEndWith(0);
        library.ShouldEqual(undisturbed.Short);
        Assert.Equal(0, library.Clips.New);
    }

    [Fact]
    public async Task Killed_on_the_way_are_finished_by_the_next_opening()
    {
        const int count = 300;
        Make(count);
        using (var narrator = Narrator.Start("narrate", MadeIssue.ShortPage, "-o", folder.Path))
        {
            await narrator.WaitUntilAsync(() => IsDone(Record(5, "episode")));
            narrator.Kill(withChildren: true);
            await narrator.EndAsync();
        }

        var done = Enumerable.Range(0, count).Count(i => IsDone(Record(i, "episode")));
        Assert.InRange(done, 1, count);
        // Some records are new and some old, none is torn; a version is written only when all are new.
        Assert.Equal(done == count ? LibraryFormat.Of(folder.Path) : 1, LibraryFormat.Of(folder.Path));
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal("小城早报", Issue(i).Newspaper));
        LibraryFolder.Open(folder.Path);
        Assert.Equal(2, LibraryFormat.Of(folder.Path));
        Assert.All(Enumerable.Range(0, count), i => Assert.True(IsDone(Record(i, "episode")) && IsDone(Record(i, "issue"))));
    }

    [Fact]
    public async Task That_are_newer_are_refused_in_a_sentence()
    {
        Directory.CreateDirectory(folder[".store"]);
        File.WriteAllText(Path.Combine(folder.Path, ".store", "format.json"), "{ \"version\": 3 }");
        foreach (var arguments in new string[][] { ["narrate", MadeIssue.ShortPage, "-o", folder.Path], ["library", "prune", folder.Path, "--older-than", "1d"], ["serve", "--library", folder.Path] })
        {
            var answer = (await Narrator.RunAsync(arguments)).ShouldEndWith(1);
            Assert.Contains("has format 3, this program knows up to 2", Assert.Single(answer.Complaints), StringComparison.Ordinal);
        }
    }

    public void Dispose() => folder.Dispose();

    private static bool IsDone(string path)
    {
        var text = File.ReadAllText(path);
        return text.Contains("\"Files\"", StringComparison.Ordinal) || text.Contains("\"Formats\"", StringComparison.Ordinal);
    }

    private string Record(int i, string name) => Path.Combine(folder.Path, "海湾晚报", new DateOnly(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", null), "work", name + ".json");

    private IssueRequest Issue(int i) => JsonSerializer.Deserialize(File.ReadAllBytes(Record(i, "issue")), RecordJson.Readable.IssueRequest)!;

    private EpisodeRecord Episode(int i) => JsonSerializer.Deserialize(File.ReadAllBytes(Record(i, "episode")), RecordJson.Readable.EpisodeRecord)!;

    /// <summary>A library as the first programs wrote it: the program's own records of today without what was added.</summary>
    private void Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Record(i, "issue"))!);
            Age(undisturbed.Short.At("work", "issue.json"), Record(i, "issue"), "Formats");
            Age(undisturbed.Short.At("work", "episode.json"), Record(i, "episode"), "Files");
        }
    }

    private static void Age(string from, string to, string member)
    {
        var record = JsonNode.Parse(File.ReadAllText(from))!.AsObject();
        Assert.True(record.Remove(member));
        File.WriteAllText(to, record.ToJsonString());
    }
}
