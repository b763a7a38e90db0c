using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Host.Web.Speakers.Alexa;

namespace AudioPaper.Host.Tests.Web.Speakers;

public sealed class What_Alexa_asks_for
{
    [Fact]
    public async Task By_buttons_is_answered_without_a_word()
    {
        await using var device = await AlexaDevice.StartAsync();
        var first = Token(await device.AskAsync(AlexaDevice.Request("PlaybackController.PlayCommandIssued")));
        var second = Token(await device.AskAsync(AlexaDevice.Request("PlaybackController.NextCommandIssued", token: first)));
        Assert.NotEqual(first, second);
        Assert.Equal(first, Token(await device.AskAsync(AlexaDevice.Request("PlaybackController.PreviousCommandIssued", token: second))));
        var resumed = (await device.AskAsync(AlexaDevice.Request("PlaybackController.PlayCommandIssued", token: second, offset: 3_000))).GetProperty("directives")[0].GetProperty("audioItem").GetProperty("stream");
        Assert.Equal((second, 3_000), (resumed.GetProperty("token").GetString(), resumed.GetProperty("offsetInMilliseconds").GetInt32()));
        foreach (var (type, token) in new[] { ("PlaybackController.PauseCommandIssued", second), ("PlaybackController.PreviousCommandIssued", first) })
        {
            var response = await device.AskAsync(AlexaDevice.Request(type, token: token));
            Assert.Equal("AudioPlayer.Stop", response.GetProperty("directives")[0].GetProperty("type").GetString());
            Assert.Equal(["directives"], response.EnumerateObject().Select(member => member.Name));
        }
    }

    [Fact]
    public async Task After_sounds_that_fail_is_the_next_one_but_not_for_ever()
    {
        await using var device = await AlexaDevice.StartAsync();
        var token = Token(await device.AskAsync(AlexaDevice.Request("LaunchRequest")));
        var tokens = new List<string> { token };
        for (var i = 0; i < 10; i++)
        {
            var response = await device.AskAsync(AlexaDevice.Request("AudioPlayer.PlaybackFailed", token: tokens[^1]));
            if (!response.TryGetProperty("directives", out var directives))
            {
                break;
            }

            Assert.Equal("REPLACE_ALL", directives[0].GetProperty("playBehavior").GetString());
            tokens.Add(Token(response));
        }

        Assert.Equal(PlayerEvents.MostFailures, tokens.Count);
        // One that plays ends the row of failures.
        Assert.Equal(0, SkillPlace.Parse(Token(await device.AskAsync(AlexaDevice.Request("AudioPlayer.PlaybackNearlyFinished", token: tokens[^1]))))!.Failures);
        var told = AlexaDevice.Request("System.ExceptionEncountered");
        told["request"]!["error"] = new JsonObject { ["type"] = "INVALID_RESPONSE", ["message"] = "\u202E<b>\n" + new string('x', 9_000) };
        Assert.Empty((await device.AskAsync(told)).EnumerateObject());
        var queuedFailed = AlexaDevice.Request("AudioPlayer.PlaybackFailed", token: tokens[1]);
        queuedFailed["request"]!["currentPlaybackState"] = new JsonObject { ["token"] = tokens[0], ["playerActivity"] = "PLAYING", ["offsetInMilliseconds"] = 10 };
        Assert.Equal("REPLACE_ENQUEUED", (await device.AskAsync(queuedFailed)).GetProperty("directives")[0].GetProperty("playBehavior").GetString());
    }

    [Theory]
    [InlineData("AudioPlayer.PlaybackStarted")]
    [InlineData("AudioPlayer.PlaybackStopped")]
    [InlineData("AudioPlayer.PlaybackFinished")]
    [InlineData("SessionEndedRequest")]
    [InlineData("System.ExceptionEncountered")]
    [InlineData("Something.New")]
    public async Task Only_to_be_told_is_answered_with_nothing(string type)
    {
        await using var device = await AlexaDevice.StartAsync();
        var token = Token(await device.AskAsync(AlexaDevice.Request("LaunchRequest")));
        Assert.Empty((await device.AskAsync(AlexaDevice.Request(type, token: token))).EnumerateObject());
    }

    [Fact]
    public async Task In_Chinese_is_answered_in_Chinese_and_no_English_voice_gets_Chinese_words()
    {
        await using var device = await AlexaDevice.StartAsync(shelf => shelf.Publish("2026-03-18", ["跨海大桥通车", "Rain until Friday"]), name: "海湾晚报");
        Assert.Equal("<speak>海湾晚报，3月18日。</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("LaunchRequest", locale: "zh-CN"))));
        Assert.Equal("<speak>海湾晚报，3月18日。</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("LaunchRequest", locale: ""))));
        Assert.Equal("<speak>The paper of March 18.</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("LaunchRequest", locale: "en-GB"))));
        Assert.Equal("<speak><lang xml:lang=\"en-US\">The paper of March 18.</lang></speak>", Ssml(await device.AskAsync(AlexaDevice.Request("LaunchRequest", locale: "de-DE"))));
        Assert.Equal("<speak>Article 1.</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("IntentRequest", "PlayArticleIntent", [("number", "1")]))));
        Assert.Equal("<speak>Article 2: Rain until Friday.</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("IntentRequest", "PlayArticleIntent", [("number", "2")]))));
        Assert.Equal("<speak>第1篇：跨海大桥通车。</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("IntentRequest", "FindArticleIntent", [("words", "大桥")], locale: "zh-CN"))));
        Assert.Equal("<speak>top news.</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("IntentRequest", "PlaySectionIntent", [("section", "Top News")]))));
        Assert.Equal("<speak>要闻。</speak>", Ssml(await device.AskAsync(AlexaDevice.Request("IntentRequest", "PlaySectionIntent", [("number", "1")], locale: "zh-CN"))));
    }

    [Fact]
    public async Task Of_hostile_titles_and_names_is_plain_and_short()
    {
        var name = string.Concat(Enumerable.Repeat("N&<b>", 1_000));
        await using var device = await AlexaDevice.StartAsync(shelf => shelf.Publish("2026-03-18", ["<audio src='https://evil.example/x.mp3'/>&\u202E" + new string('x', 5_000), "Two"], edition: new string('版', 300)), name: name);
        var launch = await device.AskAsync(AlexaDevice.Request("LaunchRequest"));
        var article = await device.AskAsync(AlexaDevice.Request("IntentRequest", "PlayArticleIntent", [("number", "1")]));
        foreach (var response in new[] { launch, article })
        {
            var ssml = Ssml(response);
            Assert.True(ssml.Length < 1_500);
            var said = System.Xml.Linq.XElement.Parse(ssml);
            Assert.False(said.HasElements);
            Assert.DoesNotContain('\u202E', response.GetRawText());
            Assert.True(Token(response).Length <= 1024);
            Assert.True(response.GetRawText().Length < 24_000);
        }

        Assert.Equal("2", SkillPlace.Parse(Token(await device.AskAsync(AlexaDevice.Request("AudioPlayer.PlaybackNearlyFinished", token: Token(article)))))!.Article[1..]);
        Assert.Null(new SkillPlace(new string('n', 1_024), "i", SkillMode.Paper, "a").Token);
        Assert.Null(new SkillPlace("n|m", "i", SkillMode.Paper, "a").Token);
    }

    [Fact]
    public async Task Of_a_place_that_is_gone_is_todays_paper()
    {
        await using var device = await AlexaDevice.StartAsync();
        foreach (var token in new[] { "1|Harbour News|2020-01-01|p|a1||0", "1|Other|2026-03-18|p|a1||0", "1|Harbour News|2026-03-18|p|a77||0", "1|Harbour News|2026-03-18|s|a1|no.xml|0", "nonsense", new string('|', 2_000) })
        {
            Assert.Contains("2026-03-18", Token(await device.AskAsync(AlexaDevice.Request("IntentRequest", "AMAZON.ResumeIntent", token: token, offset: 5_000))), StringComparison.Ordinal);
            Assert.False((await device.AskAsync(AlexaDevice.Request("AudioPlayer.PlaybackNearlyFinished", token: token))).TryGetProperty("directives", out _));
        }
    }

    [Fact]
    public void Secretly_stands_in_no_log()
    {
        var secret = new string('s', 43);
        var secrets = new ServerSecrets(new Host.Web.ServerSettings { Library = "/l" }, _ => null);
        Assert.Equal("/p/***/Harbour News/alexa", secrets.Scrub($"/p/{secret}/Harbour News/alexa"));
        Assert.Equal("/p/" + secret + "x/", secrets.Scrub($"/p/{secret}x/"));
    }

    [Fact]
    public async Task Where_no_skill_is_set_is_not_there()
    {
        await using var device = await AlexaDevice.StartAsync(shelf => shelf.Set("{}").Publish("2026-03-18"));
        Assert.Equal(HttpStatusCode.NotFound, (await device.SendAsync("{}"u8.ToArray())).Status);
    }

    private static string Token(JsonElement response) => response.GetProperty("directives")[0].GetProperty("audioItem").GetProperty("stream").GetProperty("token").GetString()!;

    private static string Ssml(JsonElement response) => response.GetProperty("outputSpeech").GetProperty("ssml").GetString()!;
}
