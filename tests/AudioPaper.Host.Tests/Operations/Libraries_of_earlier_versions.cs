using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Host.Library;
using AudioPaper.Host.Library.Format;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Operations;

public sealed class Libraries_of_earlier_versions : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void That_are_new_have_the_version_of_the_program()
    {
        LibraryFolder.Open(folder.Path);
        Assert.Equal("{ \"version\": 2 }\n", File.ReadAllText(Path.Combine(folder.Path, ".store", "format.json")));
    }

    [Fact]
    public void Are_brought_up_to_date_when_they_are_opened()
    {
        Make(3);
        File.WriteAllText(Record(2, "issue"), "{ torn");
        var other = JsonNode.Parse(File.ReadAllText(Record(1, "issue")))!;
        other["formats"] = new JsonArray("m4b");
        File.WriteAllText(Record(1, "issue"), other.ToJsonString());

        LibraryFolder.Open(folder.Path);
        Assert.Equal(2, LibraryFormat.Of(folder.Path));
        Assert.Equal("mp3", Json(0, "issue").GetProperty("formats")[0].GetString());
        Assert.Equal("海湾晚报", Json(0, "issue").GetProperty("newspaper").GetString());
        var file = Json(0, "episode").GetProperty("files")[0];
        Assert.Equal(("episode.mp3", "audio/mpeg", 1234L), (file.GetProperty("name").GetString(), file.GetProperty("mediaType").GetString(), file.GetProperty("sizeBytes").GetInt64()));
        Assert.Equal("m4b", Assert.Single(Json(1, "issue").GetProperty("formats").EnumerateArray()).GetString());
        Assert.Equal("{ torn", File.ReadAllText(Record(2, "issue")));
        Assert.NotNull(JsonSerializer.Deserialize(File.ReadAllBytes(Record(0, "episode")), RecordJson.Readable.EpisodeRecord));
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
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal("海湾晚报", Json(i, "issue").GetProperty("newspaper").GetString()));
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
        return text.Contains("\"files\"", StringComparison.Ordinal) || text.Contains("\"formats\"", StringComparison.Ordinal);
    }

    private string Record(int i, string name) => Path.Combine(folder.Path, "海湾晚报", new DateOnly(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", null), "work", name + ".json");

    private JsonElement Json(int i, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Record(i, name)));
        return document.RootElement.Clone();
    }

    /// <summary>A library as the first programs wrote it.</summary>
    private void Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var date = new DateOnly(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", null);
            Directory.CreateDirectory(Path.GetDirectoryName(Record(i, "issue"))!);
            File.WriteAllText(Record(i, "issue"), $$"""
                { "newspaper": "海湾晚报", "date": "{{date}}", "edition": "", "voiceId": "espeak:cmn", "publicUrl": "http://localhost/", "sources": [], "runId": "r" }
                """);
            File.WriteAllText(Record(i, "episode"), $$"""
                { "key": "k", "title": "t", "description": "d", "newspaper": "海湾晚报", "language": "zh-CN", "date": "{{date}}", "edition": "", "sizeBytes": 1234, "durationSeconds": 60 }
                """);
        }
    }
}
