using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Host.Tests.Jobs;
using AudioPaper.Synthesis;
using AudioPaper.Tests;
using AudioPaper.Voices.OpenAi;
using AudioPaper.Voices.Web;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>A speech server goes wrong, from its first answer on or after many good ones: the issue is whole, and the report says what happened.</summary>
public sealed class Servers_that_fail_amid_an_issue : IDisposable
{
    private static readonly VoiceId Reader = new("openai", "reader");
    private readonly Workshop workshop = new();
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Faults => ServerFaults.Names;

    public void Dispose()
    {
        workshop.Dispose();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task From_the_beginning_on(string fault)
    {
        await using var server = await ReadingServer.StartAsync();
        (server.Fault, server.GoodAnswers) = (ServerFaults.All[fault].Answer, 0);
        var (issue, _) = await MakeAsync(server, MadeIssue.ShortPage, ServerFaults.All[fault].Words);

        Assert.All(issue.Report.Articles, article => Assert.Equal((Reader.ToString(), Cast.Offline.ToString()), (article.VoiceAsked, article.VoiceUsed)));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task After_twenty_good_answers(string fault)
    {
        await using var server = await ReadingServer.StartAsync();
        (server.Fault, server.GoodAnswers) = (ServerFaults.All[fault].Answer, 20);
        var (_, newsroom) = await MakeAsync(server, MadeIssue.HarbourPages, ServerFaults.All[fault].Words);

        Assert.Contains(newsroom.Records, record => record.Fallback is { Border: > 0 });
        Assert.All(newsroom.Records.Where(record => record.Fallback is not null), record =>
        {
            // The voice of the headlines is another one and did not fail.
            Assert.Equal(Reader.ToString(), Assert.Single(record.Fallback!.Failed).Voice);
            Assert.All(record.Speakers, speaker => Assert.True(speaker.Reason is null || speaker.Asked == Reader.ToString()));
        });
    }

    private async Task<(PublishedIssue Issue, Newsroom Newsroom)> MakeAsync(ReadingServer server, string pages, string why)
    {
        var newsroom = new Newsroom(workshop, folder["voices"], NewspaperSettings.Default with
        {
            Voices = NewspaperSettings.Default.Voices.SetItem(("", Chunking.UtteranceKind.Body), [Reader]).SetItem(("", Chunking.UtteranceKind.Headline), [Cast.OfflineHeadline]),
            OpenAi = new OpenAiSettings
            {
                BaseAddress = server.Address,
                Limits = new SpeechLimits { MostCalls = 2, FirstWait = TimeSpan.FromMilliseconds(10), LongestCall = TimeSpan.FromSeconds(3), RateWindow = TimeSpan.FromSeconds(1) },
            },
        });
        var issue = await newsroom.MakeAsync(pages);
        var report = new MadeIssue(workshop.Library.Root, issue.Issue.Id.Folder).Json("report.json");

        WholeEpisode.ShouldBe(report, issue.Issue.At("episode.mp3"));
        WholeEpisode.ShouldName(report, Reader.ToString(), Cast.Offline.ToString(), why);
        WholeEpisode.ShouldBeSaid(newsroom.Said, Reader.ToString(), Cast.Offline.ToString(), why);
        WholeEpisode.ShouldBeNowhere("canary", workshop.Library.Root, folder.Path);
        Assert.DoesNotContain(newsroom.Said, line => line.Contains("canary", StringComparison.Ordinal));
        Assert.Equal(0, issue.Report.Coverage.Unaccounted);
        return (issue, newsroom);
    }
}
