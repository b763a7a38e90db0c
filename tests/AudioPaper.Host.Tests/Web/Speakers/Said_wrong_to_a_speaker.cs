using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Remarks;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>«Alexa, that was wrong.»</summary>
public sealed class Said_wrong_to_a_speaker
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_a_remark_on_the_sentence_that_was_just_heard()
    {
        await using var device = await AlexaDevice.StartAsync();
        var issue = Path.Combine(device.Served.Library, "Harbour News", "2026-03-18");
        await using (var file = File.Create(Path.Combine(issue, ReadAlongJson.FileName)))
        {
            // The article begins at 10 s of the episode; its own sound at 0.
            ReadAlongSentence[] sentences = [new("a1s1", "Harbour opens again.", 10_000, 13_000), new("a1s2", "The mayor, Mr Fenwick, was there.", 13_000, 18_000), new("a1s3", "So were the gulls.", 18_000, 20_000)];
            ReadAlongJson.Write(new ReadAlongIssue(ReadAlongJson.Version, "guid", "Harbour News", "Harbour News", "2026-03-18", "en", 20_000, [new("episode.mp3", "audio/mpeg")],
                [new([new("a1", "article", "Harbour opens again", "en", 10_000, 20_000, "articles/02-a1.mp3", [new("paragraph", "en", [.. sentences])])])]), file);
        }

        var token = (await device.AskAsync(AlexaDevice.Request("LaunchRequest"))).GetProperty("directives")[0].GetProperty("audioItem").GetProperty("stream").GetProperty("token").GetString();
        // 8.9 s into the article: «gulls» has begun, but it was the name that was wrong.
        Assert.Equal("Thank you. The editors will look at that sentence.", await SayAsync(8_900, token));
        Assert.StartsWith("Say that while an article is read", await SayAsync(0, null), StringComparison.Ordinal);

        var box = new RemarkBox(LibraryFolder.Open(device.Served.Library), "Harbour News", TimeProvider.System);
        var remark = Assert.Single(await box.AllAsync(Now));
        Assert.Equal(("a1s2", "The mayor, Mr Fenwick, was there.", (string?)null), (remark.SentenceId, remark.Sentence, remark.Words));

        // In bulk they are refused in words.
        for (var i = 0; i < RemarkThrottle.AtOnce; i++)
        {
            await SayAsync(8_900, token);
        }

        Assert.Equal("There are too many requests; try again later.", await SayAsync(8_900, token));

        async Task<string> SayAsync(int offset, string? playing) =>
            Words(await device.AskAsync(AlexaDevice.Request("IntentRequest", "SaidWrongIntent", token: playing, offset: offset, activity: "PLAYING")));
    }

    private static string Words(JsonElement response)
    {
        Assert.True(response.GetProperty("shouldEndSession").GetBoolean());
        Assert.False(response.TryGetProperty("directives", out _)); // the player goes on by itself
        return response.GetProperty("outputSpeech").GetProperty("ssml").GetString()!.Replace("<speak>", "", StringComparison.Ordinal).Replace("</speak>", "", StringComparison.Ordinal);
    }
}
