using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>Every rule of the signature broken once, judged by this server and by Amazon's own verifier.</summary>
public sealed class Requests_that_claim_to_be_of_Alexa
{
    private const string Place = "https://s3.amazonaws.com/echo.api/";

    [Fact]
    public async Task Are_believed_and_refused_as_Amazons_own_verifier_does()
    {
        NodeTool.SkipWithout("ask-sdk-express-adapter", "ask-sdk-core");
        using var strangers = new AlexaKeys();
        await using var device = await AlexaDevice.StartAsync(fetch: (keys, url) => Cases(keys, strangers).FirstOrDefault(one => url.AbsolutePath.EndsWith($"/{one.Name}.pem", StringComparison.Ordinal))?.Chain ?? keys.Chain);
        var cases = Cases(device.Keys, strangers);
        var amazon = await AmazonAsync(device.Keys, cases);

        foreach (var one in cases)
        {
            var (status, text) = await device.SendAsync(Encoding.UTF8.GetBytes(one.Body), one.Headers);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{one.Name}: {status} {text}");
            var (isBelieved, why) = amazon[one.Name];
            Assert.True(one.IsStricter ? isBelieved && status == HttpStatusCode.BadRequest : isBelieved == (status == HttpStatusCode.OK), $"{one.Name}: {status}, Amazon: {isBelieved} {why}");
            Assert.True(isBelieved == one.IsBelievedByAmazon, $"{one.Name}: Amazon's verifier says {isBelieved} {why}");
        }
    }

    [Fact]
    public async Task Are_for_one_skill_only()
    {
        await using var device = await AlexaDevice.StartAsync();
        foreach (var spoil in new Action<JsonObject>[]
        {
            body => body["context"]!["System"]!["application"]!["applicationId"] = "amzn1.ask.skill.another",
            body => body["session"] = new JsonObject { ["application"] = new JsonObject { ["applicationId"] = "amzn1.ask.skill.another" } },
            body => body.Remove("context"),
        })
        {
            var body = AlexaDevice.Request("LaunchRequest");
            spoil(body);
            var (status, text) = await device.SendAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("This is no request that Alexa signed for this skill.", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Are_not_found_where_there_is_no_skill_and_no_secret()
    {
        await using var device = await AlexaDevice.StartAsync(shelf =>
        {
            shelf.Publish("2026-03-18");
            shelf.Set($$"""{ "private": true, "alexa": { "skillId": "{{AlexaDevice.SkillId}}" } }""");
        });
        var (listener, secret) = await device.Served.Listeners.AddAsync("Harbour News", "Tom", TestContext.Current.CancellationToken);
        var own = $"/p/{secret}/Harbour%20News/alexa";
        var body = Encoding.UTF8.GetBytes(AlexaDevice.Request("LaunchRequest").ToJsonString());

        foreach (var path in new[] { "/Harbour%20News/alexa", $"/p/{secret}x/Harbour%20News/alexa", "/p/x/Harbour%20News/alexa", $"/p/{secret}/Other/alexa", "/Other/alexa" })
        {
            device.Path = path;
            Assert.Equal(HttpStatusCode.NotFound, (await device.SendAsync(body)).Status);
        }

        device.Path = own;
        var response = await device.AskAsync(AlexaDevice.Request("LaunchRequest"));
        var stream = response.GetProperty("directives")[0].GetProperty("audioItem").GetProperty("stream");
        Assert.StartsWith($"https://papers.example/p/{secret}/Harbour%20News/2026-03-18/articles/", stream.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, stream.GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.True(await device.Served.Listeners.RevokeAsync(listener.Id, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await device.SendAsync(body)).Status);
    }

    [Fact]
    public async Task Never_make_it_fall_over()
    {
        await using var device = await AlexaDevice.StartAsync();
        var random = new Random(20_260_318);
        var first = (await device.AskAsync(AlexaDevice.Request("LaunchRequest"))).GetProperty("directives")[0].GetProperty("audioItem").GetProperty("stream").GetProperty("token").GetString();
        string[] types = ["LaunchRequest", "IntentRequest", "AudioPlayer.PlaybackNearlyFinished", "AudioPlayer.PlaybackFailed", "PlaybackController.NextCommandIssued", "SessionEndedRequest", "System.ExceptionEncountered", "?"];
        string[] intents = ["PlaySectionIntent", "PlayArticleIntent", "FindArticleIntent", "PlayIssueIntent", "AMAZON.NextIntent", "WhatIsThisIntent", "\u0000"];
        string[] values = ["99999999999999999999", "-1", "9999-99-99", "?", new string('x', 5_000), "<speak>&", "\u202E海湾", "1|a|b|p|c|d|e", "0001-01-01"];
        var (answered, refused) = (0, 0);
        // Fewer than the 300 that an address may ask at once: a fast machine would meet that limit.
        for (var i = 0; i < 280; i++)
        {
            var request = AlexaDevice.Request(Any(types), Any(intents), [(Any(["section", "number", "words", "date"]), Any(values))], random.Next(3) switch { 0 => null, 1 => first, _ => Any(values) }, random.Next(), Any(["PLAYING", "STOPPED", "FINISHED", "x"]), Any(["en-US", "", "zh-CN", "de-DE"]));
            var text = request.ToJsonString();
            var bytes = Encoding.UTF8.GetBytes(text);
            if (i % 2 == 0)
            {
                // Something of its form goes: a byte, a stretch, a value of another kind.
                bytes = random.Next(3) switch
                {
                    0 => Encoding.UTF8.GetBytes(text.Replace(Any(["{}", "\"NONE\"", "0", "\"1.0\"", "\"value\""]), Any(["[]", "null", "1e999", "\"\\ud800\"", "{\"a\":[[[[1]]]]}"]), StringComparison.Ordinal)),
                    1 => [.. bytes[..random.Next(bytes.Length)], .. bytes[random.Next(bytes.Length)..]],
                    _ => [.. bytes.Select(b => random.Next(200) == 0 ? (byte)random.Next(256) : b)],
                };
            }

            var (status, answer) = await device.SendAsync(bytes);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{status} to {Encoding.UTF8.GetString(bytes)}: {answer}");
            (answered, refused) = status == HttpStatusCode.OK ? (answered + 1, refused) : (answered, refused + 1);
            if (status == HttpStatusCode.OK)
            {
                using var document = JsonDocument.Parse(answer);
            }
        }

        Assert.True(answered > 100 && refused > 50, $"{answered} answered, {refused} refused");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await device.SendAsync(new byte[300 << 10])).Status);

        string Any(string[] all) => all[random.Next(all.Length)];
    }

    [Fact]
    public async Task In_bulk_are_turned_away()
    {
        await using var device = await AlexaDevice.StartAsync();
        var statuses = new HashSet<HttpStatusCode>();
        for (var i = 0; i < 100 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            statuses.UnionWith((await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => device.SendAsync("{}"u8.ToArray())))).Select(answer => answer.Status));
        }

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], statuses.Order());
    }

    private static List<Case> Cases(AlexaKeys keys, AlexaKeys strangers)
    {
        var body = AlexaDevice.Request("LaunchRequest").ToJsonString();
        var valid = new Case("valid", body, keys.Chain, Url: Place + "valid.pem", Signature: keys.Sign(Encoding.UTF8.GetBytes(body)));
        return
        [
            valid with { IsBelievedByAmazon = true },
            At("port-told", "https://s3.amazonaws.com:443/echo.api/valid.pem") with { IsBelievedByAmazon = true },
            At("capitals", "HTTPS://S3.AmazonAWS.com/echo.api/valid.pem") with { IsBelievedByAmazon = true },
            At("dots-that-lead-back", "https://s3.amazonaws.com/echo.api/../echo.api/valid.pem") with { IsBelievedByAmazon = true },
            At("no-tls", "http://s3.amazonaws.com/echo.api/valid.pem"),
            At("other-host", "https://evil.example/echo.api/valid.pem"),
            At("host-that-begins-so", "https://s3.amazonaws.com.evil.example/echo.api/valid.pem"),
            At("other-path", "https://s3.amazonaws.com/other.api/valid.pem"),
            At("path-in-capitals", "https://s3.amazonaws.com/EcHo.aPi/valid.pem"),
            At("other-port", "https://s3.amazonaws.com:563/echo.api/valid.pem"),
            At("no-address", ""),
            At("no-url", "certificate"),
            At("dots-that-lead-away", "https://s3.amazonaws.com/echo.api/../evil/valid.pem") with { IsBelievedByAmazon = true, IsStricter = true },
            At("dots-in-disguise", "https://s3.amazonaws.com/echo.api/%2e%2e/evil/valid.pem") with { IsBelievedByAmazon = true, IsStricter = true },
            At("with-a-name", "https://evil.example@s3.amazonaws.com/echo.api/valid.pem") with { IsBelievedByAmazon = true, IsStricter = true },
            At("with-a-query", "https://s3.amazonaws.com/echo.api/valid.pem?x=1") with { IsBelievedByAmazon = true, IsStricter = true },
            With("ended", keys.ChainWith(fromDays: -30, toDays: -1)),
            With("not-begun", keys.ChainWith(fromDays: 1, toDays: 30)),
            With("other-domain", keys.ChainWith(domain: "echo-api.amazon.com.evil.example")),
            With("no-domain", keys.ChainWith(domain: null)),
            With("middle-missing", keys.ChainWith(hasIntermediate: false)),
            With("self-signed", keys.ChainWith(hasIntermediate: false, isSelfSigned: true)),
            With("other-authority", strangers.Chain) with { Signature = strangers.Sign(Encoding.UTF8.GetBytes(body)) },
            With("authority-that-ended", keys.ChainOfAnAuthorityThatEnded()),
            With("no-authority", keys.ChainOfNoAuthority()),
            With("no-certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
            With("empty", ""),
            valid with { Name = "altered", Body = body.Replace("LaunchRequest", "launchRequest", StringComparison.Ordinal) },
            valid with { Name = "other-key", Signature = strangers.Sign(Encoding.UTF8.GetBytes(body)) },
            valid with { Name = "sha-1", Signature = Convert.ToBase64String(keys.Key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1)) },
            valid with { Name = "pss", Signature = Convert.ToBase64String(keys.Key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pss)) },
            valid with { Name = "cut-signature", Signature = valid.Signature![..40] },
            valid with { Name = "no-signature", Signature = null },
            valid with { Name = "old-header-alone", SignatureHeader = "Signature" },
            valid with { Name = "no-chain", Url = null },
            Timed("two-minutes-old", AlexaDevice.Time(-120)) with { IsBelievedByAmazon = true },
            Timed("three-minutes-old", AlexaDevice.Time(-180)),
            Timed("no-time", null),
            // Amazon's verifier takes any future, and what is no time at all; an event of the skill, of which there are none here, may be an hour old.
            Timed("of-the-future", AlexaDevice.Time(60)) with { IsBelievedByAmazon = true, IsStricter = true },
            Timed("no-real-time", "yesterday") with { IsBelievedByAmazon = true, IsStricter = true },
            Timed("old-event", AlexaDevice.Time(-600), "AlexaSkillEvent.SkillEnabled") with { IsBelievedByAmazon = true, IsStricter = true },
        ];

        Case At(string name, string url) => valid with { Name = name, Url = url };

        Case With(string name, string chain) => valid with { Name = name, Url = $"{Place}{name}.pem", Chain = chain };

        Case Timed(string name, string? time, string type = "LaunchRequest")
        {
            var request = AlexaDevice.Request(type);
            request["request"]!["timestamp"] = time;
            var text = request.ToJsonString();
            return valid with { Name = name, Body = text, Signature = keys.Sign(Encoding.UTF8.GetBytes(text)) };
        }
    }

    private static async Task<Dictionary<string, (bool IsBelieved, string Why)>> AmazonAsync(AlexaKeys keys, List<Case> cases)
    {
        var input = JsonSerializer.Serialize(new { root = keys.RootPem, cases = cases.Select(one => new { name = one.Name, chain = one.Chain, body = one.Body, headers = one.Headers.ToDictionary(header => header.Name, header => header.Value) }) });
        using var told = JsonDocument.Parse(await NodeTool.RunAsync("alexa-verify.mjs", input));
        return told.RootElement.EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => (one.GetProperty("isBelieved").GetBoolean(), one.GetProperty("why").GetString()!));
    }

    private sealed record Case(string Name, string Body, string Chain, string? Url, string? Signature)
    {
        public string SignatureHeader { get; init; } = "Signature-256";

        public bool IsBelievedByAmazon { get; init; }

        /// <summary>We refuse what Amazon's verifier takes, and mean it.</summary>
        public bool IsStricter { get; init; }

        public (string Name, string Value)[] Headers => [.. new[] { ("SignatureCertChainUrl", Url), (SignatureHeader, Signature), ("X-Case", "1") }.Where(header => header.Item2 is not null).Select(header => (header.Item1, header.Item2!))];
    }
}
