using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>The program on a day when the speech server is down, and when it is up again.</summary>
public sealed class A_server_that_comes_back
{
    [Fact]
    public async Task Is_asked_again_only_when_somebody_wishes_it_and_only_for_what_it_did_not_speak()
    {
        await using var server = await ReadingServer.StartAsync();
        server.Fault = (context, _, _) =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (StatusCodes.Status503ServiceUnavailable, "0");
            return Task.CompletedTask;
        };
        using var paper = VoicedPaper.Short($$"""{"voices": {"body": ["{{ReadingServer.Voice}}"], "headline": ["espeak:cmn+f3"]}, "openai": {"baseAddress": "{{server.Address}}" } }""");
        var down = (await paper.NarrateAsync()).ShouldEndWith(0);
        WholeEpisode.ShouldBe(paper.Issue.Json("report.json"), paper.Issue.At("episode.mp3"));
        WholeEpisode.ShouldBeSaid(down.Complaints, ReadingServer.Voice, "espeak:cmn", "status 503");
        var (fallen, sound, asked) = (Fallen(paper), File.ReadAllBytes(paper.Issue.At("episode.mp3")), server.Asked);
        Assert.True(fallen > 0);

        server.Fault = null;
        (await paper.NarrateAsync()).ShouldEndWith(0);
        Assert.Equal(0, paper.Issue.Clips.New);
        Assert.Equal(sound, File.ReadAllBytes(paper.Issue.At("episode.mp3")));
        Assert.Equal(asked, server.Asked);

        var upgraded = (await paper.NarrateAsync("--upgrade")).ShouldEndWith(0);
        Assert.Equal(fallen, paper.Issue.Clips.New);
        Assert.Equal(0, Fallen(paper));
        Assert.DoesNotContain(upgraded.Complaints, line => line.Contains("takes the place", StringComparison.Ordinal) || line.Contains("in the place of", StringComparison.Ordinal));
        Assert.DoesNotContain(paper.Issue.Json("report.json").GetProperty("diagnostics").EnumerateArray(), finding => finding.GetProperty("code").GetString() is "voice-replaced" or "clip-refused");
        WholeEpisode.ShouldBe(paper.Issue.Json("report.json"), paper.Issue.At("episode.mp3"));

        asked = server.Asked;
        (await paper.NarrateAsync()).ShouldEndWith(0);
        Assert.Equal((0, asked), (paper.Issue.Clips.New, server.Asked));
    }

    /// <summary>Utterances of articles that another voice spoke than the one asked for.</summary>
    private static int Fallen(VoicedPaper paper) => paper.Issue.Json("report.json").GetProperty("articles").EnumerateArray().SelectMany(article => article.GetProperty("voices").EnumerateArray())
        .Where(voice => voice.GetProperty("reason").GetString() is not null).Sum(voice => voice.GetProperty("utterances").GetInt32());
}
