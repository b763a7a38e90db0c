using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class An_edited_articles_file(Undisturbed undisturbed) : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_respected_until_it_is_deleted()
    {
        var issue = undisturbed.CopyHarbour(folder);
        var clips = issue.Stored("clips").Length;
        var title = Edit(issue, articles =>
        {
            articles[0]!["paragraphs"]![1] = articles[0]!["paragraphs"]![1]!.ToString().Replace("1200万元", "1300万元", StringComparison.Ordinal);
            articles.RemoveAt(3);
            return articles[0]!["headline"]!.ToString();
        });
        var written = await File.ReadAllBytesAsync(issue.At("articles.json"), TestContext.Current.CancellationToken);

        var first = (await NarrateAsync(issue)).ShouldEndWith(0);

        var line = Assert.Single(first.Complaints, complaint => complaint.Contains("edited articles.json", StringComparison.Ordinal));
        Assert.Contains($"changed a1 «{title}»; removed a4 «", line, StringComparison.Ordinal);
        Assert.Contains($"delete {issue.At("articles.json")}", line, StringComparison.Ordinal);
        // One sentence has another figure, and the opening another number of articles.
        Assert.Equal(2, issue.Clips.New);
        Assert.Equal(clips + 2, issue.Stored("clips").Length);
        Assert.Contains(issue.Cues, cue => cue.Text.Contains("1300万元", StringComparison.Ordinal));
        Assert.Contains("2", Skipped(issue));
        AssertAddsUp(issue);

        // It stands: another run neither overwrites it nor speaks anything.
        (await NarrateAsync(issue)).ShouldEndWith(0);
        Assert.Equal(0, issue.Clips.New);
        Assert.Equal(written, await File.ReadAllBytesAsync(issue.At("articles.json"), TestContext.Current.CancellationToken));
        AssertAddsUp(issue);

        // The way back.
        File.Delete(issue.At("articles.json"));
        (await NarrateAsync(issue)).ShouldEndWith(0);
        Assert.Equal(0, issue.Clips.New);
        Assert.All(MadeIssue.Reproducible, name => Assert.Equal(File.ReadAllBytes(undisturbed.Harbour.At(name)), File.ReadAllBytes(issue.At(name))));
    }

    [Fact]
    public async Task Is_no_edit_when_only_its_form_differs()
    {
        var issue = undisturbed.CopyShort(folder);
        Edit(issue, _ => "");

        var answer = (await NarrateAsync(issue, MadeIssue.ShortPage)).ShouldEndWith(0);

        Assert.DoesNotContain("edited", answer.Errors, StringComparison.Ordinal);
        issue.ShouldEqual(undisturbed.Short);
    }

    [Theory]
    [InlineData("{\"articles\":[\n{\"headline\":\"新桥\",\n\"deck\":5}]}", ", line 3: articles[0].deck must be text in quotes;")]
    [InlineData("{\"articles\":[\n{\"headline\":", "is not whole JSON (line 2, byte 13);")]
    [InlineData("{\"articles\":[\n\n7]}", ", line 3: articles[0] must be an object;")]
    [InlineData("{\"articles\":[]}", "holds no article text;")]
    [InlineData("", "is not whole JSON (line 1, byte 1);")]
    public async Task Is_refused_when_it_is_broken_before_anything_is_overwritten(string content, string reason)
    {
        var issue = undisturbed.CopyShort(folder);
        await File.WriteAllTextAsync(issue.At("articles.json"), content, TestContext.Current.CancellationToken);
        var before = Times(issue);

        var answer = (await NarrateAsync(issue, MadeIssue.ShortPage)).ShouldEndWith(1);

        var complaint = Assert.Single(answer.Complaints);
        Assert.Contains($"{issue.At("articles.json")}{(reason[0] == ',' ? "" : " ")}{reason}", complaint, StringComparison.Ordinal);
        Assert.EndsWith("mend it, or delete the file to take the articles from the pages again.", complaint, StringComparison.Ordinal);
        Assert.Equal(before, Times(issue));
    }

    [Fact]
    public async Task Is_not_applied_to_other_pages_nor_lost()
    {
        var issue = undisturbed.CopyShort(folder);
        Edit(issue, articles => (articles[0]!["headline"] = "另一个标题").ToString());
        var before = Times(issue);
        var other = folder["page.txt"];
        await File.WriteAllTextAsync(other, await File.ReadAllTextAsync(MadeIssue.ShortPage, TestContext.Current.CancellationToken) + "\n\n又及：明天停水。\n", TestContext.Current.CancellationToken);

        var answer = (await NarrateAsync(issue, other)).ShouldEndWith(1);

        Assert.Contains("was edited by hand, but for other pages than these; give those pages again, or move the file away", Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.Equal(before, Times(issue));
        (await NarrateAsync(issue, MadeIssue.ShortPage)).ShouldEndWith(0);
        Assert.Contains(issue.Cues, cue => cue.Text.Contains("另一个标题", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_when_something_typed_cannot_be_said()
    {
        var issue = undisturbed.CopyShort(folder);
        Edit(issue, articles => (articles[0]!["paragraphs"]![0] = articles[0]!["paragraphs"]![0] + "明天见😀").ToString());

        var answer = (await NarrateAsync(issue, MadeIssue.ShortPage)).ShouldEndWith(0);

        Assert.Contains("«😀», typed by hand, is not spoken", answer.Errors, StringComparison.Ordinal);
        AssertAddsUp(issue);
    }

    private static Task<Answer> NarrateAsync(MadeIssue issue, string? pages = null) => Narrator.RunAsync("narrate", pages ?? MadeIssue.HarbourPages, "-o", issue.Library);

    private static T Edit<T>(MadeIssue issue, Func<JsonArray, T> edit)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(issue.At("articles.json")))!;
        var result = edit(root["articles"]!.AsArray());
        File.WriteAllText(issue.At("articles.json"), root.ToJsonString(Indented));
        return result;
    }

    private static List<string> Skipped(MadeIssue issue) => [.. issue.Json("report.json").GetProperty("skipped").EnumerateArray()
        .Where(skip => skip.GetProperty("reason").GetString() == "edited").Select(skip => skip.GetProperty("text").GetString()!)];

    private static void AssertAddsUp(MadeIssue issue)
    {
        var coverage = issue.Json("report.json").GetProperty("coverage");
        Assert.Equal(Count("characters"), Count("spoken") + Count("skipped") + Count("flagged"));

        int Count(string name) => coverage.GetProperty(name).GetInt32();
    }

    private static List<(string, DateTime)> Times(MadeIssue issue) =>
        [.. Directory.EnumerateFiles(issue.At(), "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != ".lock").Order(StringComparer.Ordinal).Select(path => (path, File.GetLastWriteTimeUtc(path)))];
}
