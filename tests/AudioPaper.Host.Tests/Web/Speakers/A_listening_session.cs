using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AudioPaper.Host.Web.Speakers.Alexa.Model;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>A morning with Alexa: virtual-alexa knows the interaction model, signs what it sends, and holds the player.</summary>
public sealed class A_listening_session
{
    [Fact]
    public async Task Goes_from_opening_the_paper_to_the_end()
    {
        NodeTool.SkipWithout("virtual-alexa", "ask-sdk-model", "typescript");
        await using var device = await AlexaDevice.StartAsync();
        var log = await PlayAsync(device, "en-US");
        var (first, second, third) = ("2026-03-18/articles/02-a1.mp3", "2026-03-18/articles/03-a2.mp3", "2026-03-18/articles/04-a3.mp3");

        Assert.Equal(("Harbour News, March 18.", first, 0), Last(log, "launch"));
        Assert.Equal(("", null, 0), Last(log, "pause"));
        Assert.Equal(("Going on with: Harbour News, March 18.", first, 4000), Last(log, "launch again"));
        Assert.Equal(("", second, 0), Last(log, "next"));
        Assert.Equal(("", second, 0), Last(log, "nearly finished"));
        Assert.Equal(third, Last(log, "finished").Playing);
        Assert.Equal(("Article 3: The mayor speaks, Harbour News, March 18.", third, 0), Last(log, "what is this"));
        Assert.Equal(second, Last(log, "previous").Playing);
        Assert.Equal(("", second, 0), Last(log, "repeat"));
        Assert.Equal(("From the beginning.", first, 0), Last(log, "start over"));
        Assert.Equal(("Article 3: The mayor speaks.", third, 0), Last(log, "article 3"));
        Assert.Equal(("This issue has 4 articles; which one?", third, 0), Last(log, "article 99"));
        Assert.Equal("The sections are: top news, city news. Which one?", Last(log, "sections").Said);
        Assert.Equal(("city news.", second, 0), Last(log, "section"));
        Assert.Equal(("city news.", second, 0), Last(log, "section two"));
        Assert.Equal("2026-03-18/articles/05-a4.mp3", Last(log, "next in section").Playing);
        Assert.Equal(("That was the last one.", null, 0), Last(log, "end of section"));
        Assert.Equal(("Article 3: The mayor speaks.", third, 0), Last(log, "find"));
        Assert.Equal("I found no such article.", Last(log, "find nothing").Said);
        Assert.Equal(("Harbour News, March 18: the headlines.", "2026-03-18/digest.mp3", 0), Last(log, "headlines"));
        Assert.Equal(first, Last(log, "next after headlines").Playing);
        Assert.Equal(("Harbour News, March 17.", "2026-03-17/articles/02-a1.mp3", 0), Last(log, "yesterday"));
        Assert.Equal("There is no paper of January 1.", Last(log, "no such day").Said);
        Assert.Equal(("Harbour News, March 18.", first, 0), Last(log, "launch after yesterday"));
        Assert.StartsWith("You can say:", Last(log, "help").Said, StringComparison.Ordinal);
        Assert.StartsWith("I did not get that.", Last(log, "fallback").Said, StringComparison.Ordinal);
        Assert.Equal("A newspaper is not shuffled.", Last(log, "ShuffleOn").Said);
        Assert.Equal(("", null, 0), Last(log, "stop"));
        Assert.Equal(first, Last(log, "resume").Playing);
        Assert.Equal(("", null, 0), Last(log, "cancel"));
        Assert.Equal(("Harbour News, March 18.", first, 0), Last(log, "play"));

        var queued = log.Single(one => one.GetProperty("step").GetString() == "nearly finished" && one.TryGetProperty("request", out _)).GetProperty("answer").GetProperty("response").GetProperty("directives")[0];
        var playing = log.Last(one => one.GetProperty("step").GetString() == "next" && one.TryGetProperty("state", out _)).GetProperty("playing").GetProperty("token").GetString();
        Assert.Equal("ENQUEUE", queued.GetProperty("playBehavior").GetString());
        Assert.Equal(playing, queued.GetProperty("audioItem").GetProperty("stream").GetProperty("expectedPreviousToken").GetString());
        KeepAmazonsRules(log);
        await TypeCheckAsync(log);
        foreach (var address in log.Select(one => one.GetRawText()).SelectMany(text => text.Split('"')).Where(part => part.StartsWith("https://papers.example/", StringComparison.Ordinal)).Distinct())
        {
            using var answer = await device.Served.AskAsync(new Uri(address).AbsolutePath);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            Assert.Equal(address.EndsWith(".mp3", StringComparison.Ordinal) ? "audio/mpeg" : "image/jpeg", answer.Content.Headers.ContentType!.ToString());
        }
    }

    private static async Task<ImmutableArray<JsonElement>> PlayAsync(AlexaDevice device, string locale)
    {
        var input = JsonSerializer.Serialize(new
        {
            endpoint = new Uri(device.Served.Address, device.Path), chainUrl = AlexaDevice.ChainUrl, key = device.Keys.Key.ExportPkcs8PrivateKeyPem(), skillId = AlexaDevice.SkillId,
            model = InteractionModel.Of("harbour news", ["要闻", "城事"]), locale,
        });
        using var told = JsonDocument.Parse(await NodeTool.RunAsync("alexa-session.mjs", input));
        return [.. told.RootElement.EnumerateArray().Select(one => one.Clone())];
    }

    // What was said last in a step, and what plays after it.
    private static (string Said, string? Playing, int Offset) Last(ImmutableArray<JsonElement> log, string step)
    {
        var ours = log.Where(one => one.GetProperty("step").GetString() == step).ToList();
        var said = ours.Where(one => one.TryGetProperty("request", out _)).Select(one => one.GetProperty("answer").GetProperty("response"))
            .Select(response => response.TryGetProperty("outputSpeech", out var speech) ? speech.GetProperty("ssml").GetString()! : "").LastOrDefault(words => words.Length > 0) ?? "";
        var playing = ours[^1].GetProperty("playing");
        return (said.Replace("<speak>", "", StringComparison.Ordinal).Replace("</speak>", "", StringComparison.Ordinal),
            playing.ValueKind == JsonValueKind.Null ? null : playing.GetProperty("url").GetString()!.Replace("https://papers.example/Harbour%20News/", "", StringComparison.Ordinal),
            playing.ValueKind == JsonValueKind.Null ? 0 : playing.GetProperty("offset").GetInt32());
    }

    private static void KeepAmazonsRules(ImmutableArray<JsonElement> log)
    {
        foreach (var one in log.Where(one => one.TryGetProperty("request", out _)))
        {
            var (request, response) = (one.GetProperty("request").GetString()!, one.GetProperty("answer").GetProperty("response"));
            var directives = response.TryGetProperty("directives", out var all) ? all.EnumerateArray().ToList() : [];
            Assert.True(directives.Count(directive => directive.GetProperty("type").GetString() == "AudioPlayer.Play") <= 1);
            if (request.StartsWith("AudioPlayer.", StringComparison.Ordinal) || request == "SessionEndedRequest")
            {
                Assert.All(response.EnumerateObject(), member => Assert.Equal("directives", member.Name));
                Assert.True(directives.Count == 0 || request == "AudioPlayer.PlaybackNearlyFinished");
            }
            else if (directives.Count > 0)
            {
                Assert.True(response.GetProperty("shouldEndSession").GetBoolean());
            }

            foreach (var directive in directives.Where(directive => directive.TryGetProperty("audioItem", out _)))
            {
                var stream = directive.GetProperty("audioItem").GetProperty("stream");
                Assert.InRange(stream.GetProperty("token").GetString()!.Length, 1, 1024);
                Assert.Equal(directive.GetProperty("playBehavior").GetString() == "ENQUEUE", stream.TryGetProperty("expectedPreviousToken", out _));
            }
        }
    }

    private static Task TypeCheckAsync(ImmutableArray<JsonElement> log)
    {
        var source = new StringBuilder("import type { ResponseEnvelope } from 'ask-sdk-model';\n");
        foreach (var (answer, i) in log.Where(one => one.TryGetProperty("request", out _)).Select((one, i) => (one.GetProperty("answer").GetRawText(), i)))
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"export const answer{i}: ResponseEnvelope = {answer};\n");
        }

        return NodeTool.TypeCheckAsync(source.ToString());
    }
}
