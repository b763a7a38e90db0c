using System.Text.Json;
using System.Text.RegularExpressions;
using AudioPaper.Tests;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Host.Tests.Commands;

public sealed partial class Making_an_issue(Undisturbed undisturbed)
{
    [Fact]
    public void An_issue_is_a_folder_with_the_episode_and_its_companions()
    {
        string[] once = ["episode.mp3", "chapters.json", "transcript.vtt", "report.json", "feed.xml"];
        foreach (var name in once.Concat(["articles.json", "cover.jpg"]))
        {
            Assert.True(new FileInfo(undisturbed.Short.At(name)).Length > 0, name);
        }

        var all = Directory.EnumerateFiles(undisturbed.Short.Library, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        Assert.All(once, name => Assert.Single(all, name));
        Assert.DoesNotContain(all, name => name!.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Standard_output_carries_only_the_result()
    {
        Assert.Equal(3, undisturbed.ShortAnswer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith(undisturbed.Short.At("episode.mp3") + "\n", undisturbed.ShortAnswer.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(undisturbed.Harbour.At("report.json")), undisturbed.HarbourAnswer.Output);
        Assert.Equal((byte)'{', File.ReadAllBytes(undisturbed.Harbour.At("report.json"))[0]);
    }

    [Fact]
    public void The_chapters_of_both_samples_begin_with_their_first_words()
    {
        foreach (var issue in new[] { undisturbed.Short, undisturbed.Harbour })
        {
            var begins = issue.Cues.Select(cue => cue.Start.TotalSeconds).ToList();
            Assert.All(ChaptersOf(issue), chapter => Assert.Contains(begins, begin => Math.Abs(begin - chapter.Start) <= 0.030));
        }
    }

    [Fact]
    public async Task The_chapters_in_the_file_are_those_beside_it()
    {
        foreach (var issue in new[] { undisturbed.Short, undisturbed.Harbour })
        {
            var beside = ChaptersOf(issue);
            using var probed = JsonDocument.Parse(await Programs.AskAsync("ffprobe", "-v", "error", "-show_chapters", "-of", "json", issue.At("episode.mp3")));
            var inside = probed.RootElement.GetProperty("chapters").EnumerateArray().ToList();
            Assert.Equal(beside.Count, inside.Count);
            foreach (var (chapter, probe) in beside.Zip(inside))
            {
                Assert.Equal(chapter.Title, probe.GetProperty("tags").GetProperty("title").GetString());
                Assert.Equal(chapter.Start, Seconds(probe, "start_time"), 0.0011);
                Assert.Equal(chapter.End, Seconds(probe, "end_time"), 0.0011);
            }

            var tags = await Programs.AskAsync("mid3v2", "-l", issue.At("episode.mp3"));
            Assert.Equal(beside.Count, tags.Split('\n').Count(line => line.StartsWith("CHAP", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_report_adds_up()
    {
        foreach (var issue in new[] { undisturbed.Short, undisturbed.Harbour })
        {
            var coverage = issue.Json("report.json").GetProperty("coverage");
            var sources = Directory.EnumerateFiles(issue.At("source")).Sum(path => File.ReadAllText(path).EnumerateRunes().Count(rune => !System.Text.Rune.IsWhiteSpace(rune)));
            Assert.Equal(sources, coverage.GetProperty("characters").GetInt32());
            Assert.Equal(sources, coverage.GetProperty("spoken").GetInt32() + coverage.GetProperty("skipped").GetInt32());
            Assert.Equal(0, coverage.GetProperty("flagged").GetInt32());
            Assert.All(issue.Json("report.json").GetProperty("articles").EnumerateArray(), article => Assert.Equal("spoken", article.GetProperty("state").GetString()));
        }
    }

    [Fact]
    public void Every_hanzi_of_the_harbour_pages_is_in_the_transcript_in_order()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Repository.At("tests", "samples", "harbour", "expected.json")));
        var articles = expected.RootElement.GetProperty("articles").EnumerateArray().ToList();
        Assert.Equal(9, articles.Count);
        Assert.Equal(9, undisturbed.Harbour.Json("articles.json").GetProperty("articles").GetArrayLength());
        Assert.Equal(11, ChaptersOf(undisturbed.Harbour).Count);
        for (var i = 0; i < articles.Count; i++)
        {
            var written = string.Concat(articles[i].GetProperty("paragraphs").EnumerateArray().Select(paragraph => paragraph.GetString()));
            var shown = string.Concat(undisturbed.Harbour.Cues.Where(cue => cue.Id.StartsWith($"a{i + 1}-", StringComparison.Ordinal)).Select(cue => cue.Text));
            Assert.EndsWith(Hanzi(written), Hanzi(shown), StringComparison.Ordinal);
            Assert.EndsWith(Words(written), Words(shown), StringComparison.Ordinal);
        }
    }

    private static List<(double Start, double End, string? Title)> ChaptersOf(MadeIssue issue) =>
    [
        .. issue.Json("chapters.json").GetProperty("chapters").EnumerateArray().Select(chapter =>
            (chapter.GetProperty("startTime").GetDouble(), chapter.GetProperty("endTime").GetDouble(), chapter.GetProperty("title").GetString())),
    ];

    private static double Seconds(JsonElement probe, string name) =>
        double.Parse(probe.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static string Hanzi(string text) => string.Concat(text.Where(c => c is >= '\u3400' and <= '\u9fff'));

    private static string Words(string text) => Other().Replace(text, "");

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex Other();
}
