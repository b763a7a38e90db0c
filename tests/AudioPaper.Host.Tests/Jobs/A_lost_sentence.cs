using AudioPaper.Diagnostics;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Tests.Jobs;

public sealed class A_lost_sentence : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("她说，大家路过时喝一口热茶", "removed")]
    [InlineData("修钟的师傅今年", "changed")]
    [InlineData("修钟的师傅今年", "renamed")]
    public async Task Is_missed_when_the_issue_is_counted(string words, string how)
    {
        var published = await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice());
        var issue = published.Issue;
        var cues = (await File.ReadAllTextAsync(issue.At("transcript.vtt"), TestContext.Current.CancellationToken)).Split("\n\n").ToList();
        var lost = cues.FindIndex(cue => cue.Contains(words, StringComparison.Ordinal));
        var lines = cues[lost].Split('\n');
        cues[lost] = how switch
        {
            "removed" => "",
            "changed" => cues[lost].Replace(words, words[..^1], StringComparison.Ordinal),
            _ => string.Join('\n', lines.Skip(1).Prepend("a9-9")),
        };
        await File.WriteAllTextAsync(issue.At("transcript.vtt"), string.Join("\n\n", cues), TestContext.Current.CancellationToken);

        using var run = await workshop.RunOfAsync(MadeIssue.ShortPage, new NoiseVoice(), cancellation: TestContext.Current.CancellationToken);
        var records = new List<ArticleRecord>();
        foreach (var id in await IssueScripts.IdsAsync(run))
        {
            records.Add((await issue.ReadAsync(id, RecordJson.Readable.ArticleRecord, TestContext.Current.CancellationToken))!);
        }

        var counted = await new IssuePublication(run, await run.TextAsync(), records, published.Episode).PublishAsync(TestContext.Current.CancellationToken);

        var missing = counted.Report.Diagnostics.Where(diagnostic => diagnostic.Code == "unaccounted").ToList();
        Assert.All(missing, diagnostic => Assert.Equal(Severity.Error, diagnostic.Severity));
        Assert.StartsWith(words, string.Concat(missing.Select(diagnostic => diagnostic.Message.Split('«', '»')[1])), StringComparison.Ordinal);
        Assert.InRange(counted.Report.Coverage.Unaccounted, 20, 60);
        Assert.Equal(1, await NarrationSummary.PrintAsync(counted, json: false, new UiLanguage(false), TestContext.Current.CancellationToken));

        // The next run of the issue writes the transcript anew.
        Assert.Equal(0, (await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice())).Report.Coverage.Unaccounted);
    }
}
