using System.Net.WebSockets;
using System.Text;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.Tests.Web;

namespace AudioPaper.Voices.Tests.Azure;

public sealed class Speaking_with_Azure : IAsyncLifetime
{
    private static readonly Utterance Sentence = Engines.Of(SpokenPart.Mandarin("银行", "yin2", "hang2"), SpokenPart.Mandarin("行长", "hang2", "zhang3"), SpokenPart.Stop(','),
        SpokenPart.English("Xi", "ʃiː"), SpokenPart.Letters("GDP"), SpokenPart.Stop('.'));

    private FakeAzure azure = null!;

    public async ValueTask InitializeAsync() => azure = await FakeAzure.StartAsync();

    public ValueTask DisposeAsync() => azure.DisposeAsync();

    [Theory]
    [InlineData("AZURE_SPEECH_KEY", FakeAzure.Key, false)]
    [InlineData("AZURE_SPEECH_TOKEN", FakeAzure.Token, false)]
    [InlineData("AZURE_SPEECH_KEY", FakeAzure.Key, true)]
    [InlineData("AZURE_SPEECH_TOKEN", FakeAzure.Token, true)]
    public async Task With_key_or_token_over_both_ways_gives_the_same_sound(string name, string secret, bool overSocket)
    {
        await using var engine = Engine(new AzureSettings { UsesWebSocket = overSocket }, name, secret);
        var voice = await engine.OpenAsync("zh-CN-XiaoxiaoNeural@newscast", 1.1, TestContext.Current.CancellationToken);

        var clip = await voice.SpeakAsync(Sentence, TestContext.Current.CancellationToken);

        Assert.Equal(new PcmFormat(24_000), clip.Format);
        Assert.Equal(voice.Format, clip.Format);
        Assert.Equal(FakeSound.Of(4), clip.Samples.ToArray());
        Assert.Contains("ph=\"hang 2 - zhang 3\"", Assert.Single(azure.Documents));
    }

    [Fact]
    public async Task Tells_where_the_words_are()
    {
        await using var engine = Engine();

        var timed = await (await engine.OpenVoiceAsync("zh-CN-YunyangNeural", 1)).SpeakTimedAsync(Sentence, TestContext.Current.CancellationToken);

        Assert.Equal(["银行", "行长", "Xi", "GDP"], timed.Words.Select(word => word.Text));
        Assert.Equal([2_400, 7_200, 12_000, 16_800], timed.Words.Select(word => word.Start));
        Assert.All(timed.Words, word => Assert.Equal(FakeSound.WordLength, word.SampleCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Splits_what_is_too_long_for_a_call(bool overSocket)
    {
        var word = SpokenPart.Mandarin("银行", "yin2", "hang2");
        var utterance = Engines.Of([.. Enumerable.Range(0, 1_500).Select(i => i % 10 == 9 ? SpokenPart.Stop(i % 50 == 49 ? '.' : ',') : word)]);
        await using var engine = Engine(new AzureSettings { Limits = Engines.Limits with { SoundPerCharacter = TimeSpan.FromSeconds(2) }, UsesWebSocket = overSocket });
        var voice = await engine.OpenVoiceAsync("zh-CN-YunyangNeural", 1);

        var timed = await voice.SpeakTimedAsync(utterance, TestContext.Current.CancellationToken);

        Assert.Equal(1_350, timed.Words.Length);
        Assert.InRange(azure.Documents.Count, 3, 6);
        Assert.All(azure.Documents, document => Assert.InRange(Encoding.UTF8.GetByteCount(document), 1, 64 << 10));
        Assert.All(azure.Documents, document => Assert.EndsWith("。</voice></speak>", document));
        Assert.Equal(FakeSound.Of(1_350).Length + ((azure.Documents.Count - 1) * FakeSound.Lead), timed.Clip.Samples.Length);
        Assert.All(timed.Words, placed => Assert.NotEqual(0, timed.Clip.Samples.Span[(int)placed.Start + 10]));
    }

    [Fact]
    public async Task Leaves_out_the_sound_of_English_words_but_never_pinyin_where_a_voice_refuses_it()
    {
        azure.KnowsIpa = false;
        await using var engine = Engine();
        var voice = await engine.OpenVoiceAsync("zh-CN-YunyangNeural", 1);

        await voice.SpeakAsync(Sentence, TestContext.Current.CancellationToken);
        await voice.SpeakAsync(Sentence, TestContext.Current.CancellationToken);

        Assert.Equal([true, false, false], azure.Documents.Select(document => document.Contains("\"ipa\"", StringComparison.Ordinal)));
        Assert.All(azure.Documents, document => Assert.Contains("\"sapi\"", document));
    }

    [Theory]
    [InlineData("zh-CN-NobodyNeural", false)]
    [InlineData("zh-CN-NobodyNeural", true)]
    [InlineData("zh-CN-XiaoxiaoNeural@shouting", false)]
    [InlineData("zh-CN-XiaoxiaoNeural@shouting", true)]
    public async Task Is_refused_at_once_for_voices_and_styles_that_are_none(string name, bool overSocket)
    {
        await using var engine = Engine(new AzureSettings { UsesWebSocket = overSocket });

        var refused = await Engines.RefusalAsync(await engine.OpenAsync(name, 1, TestContext.Current.CancellationToken));

        Assert.Contains("status 400", refused.Message);
        Assert.False(refused.IsTransient);
        Assert.Single(azure.Documents);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stops_when_the_key_is_refused(bool overSocket)
    {
        await using var engine = Engine(new AzureSettings { UsesWebSocket = overSocket }, secret: Engines.Key);

        var refused = await Engines.RefusalAsync(await engine.OpenAsync("zh-CN-YunyangNeural", 1, TestContext.Current.CancellationToken));

        Assert.Contains("refuses the key or token (status 401); check AZURE_SPEECH_KEY", refused.Message);
        Assert.False(refused.IsTransient);
        Assert.Empty(azure.Documents);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refuses_sound_that_may_have_been_cut_off(bool overSocket)
    {
        var longest = new PcmFormat(24_000).ToTime(FakeSound.Of(4).Length);
        await using var engine = Engine(new AzureSettings { UsesWebSocket = overSocket, Limits = Engines.Limits with { LongestSound = longest } });

        var refused = await Engines.RefusalAsync(await engine.OpenAsync("zh-CN-YunyangNeural", 1, TestContext.Current.CancellationToken), Sentence);

        Assert.Contains("the end may be missing", refused.Message);
    }

    [Theory]
    [InlineData("turn.start")]
    [InlineData("turn.end")]
    public async Task Takes_no_part_of_a_turn_for_the_whole(string before)
    {
        azure.Before = async (path, socket) =>
        {
            if (path == before)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
            }

            return path != before;
        };
        await using var engine = Engine(new AzureSettings { UsesWebSocket = true });

        var refused = await Engines.RefusalAsync(await engine.OpenAsync("zh-CN-YunyangNeural", 1, TestContext.Current.CancellationToken));

        Assert.Contains("closed the connection", refused.Message);
        Assert.True(refused.IsTransient);
        Assert.Equal(2, azure.Documents.Count);
    }

    [Theory]
    [InlineData(false, "did not answer whole")]
    [InlineData(true, "bytes in 0.5 s")]
    public async Task Gives_up_a_turn_that_hangs_or_drips(bool drips, string words)
    {
        azure.Before = async (path, socket) =>
        {
            for (var i = 0; path == "turn.end" && i < 600 && socket.State == WebSocketState.Open; i++)
            {
                await Task.Delay(100);
            }

            return true;
        };
        var limits = drips ? Engines.Limits with { RateWindow = TimeSpan.FromSeconds(0.5) } : Engines.Limits with { LongestCall = TimeSpan.FromSeconds(1) };
        await using var engine = Engine(new AzureSettings { UsesWebSocket = true, Limits = limits });

        var refused = await Engines.RefusalAsync(await engine.OpenAsync("zh-CN-YunyangNeural", 1, TestContext.Current.CancellationToken));

        Assert.Contains(words, refused.Message);
        Assert.True(refused.IsTransient);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_done_for_many_at_once(bool overSocket)
    {
        await using var engine = Engine(new AzureSettings { UsesWebSocket = overSocket });
        var voice = await engine.OpenVoiceAsync("zh-CN-YunyangNeural", 1);

        var clips = await Task.WhenAll(Enumerable.Range(1, 40).Select(count =>
            voice.SpeakAsync(Engines.Of([.. Enumerable.Repeat(SpokenPart.Mandarin("银行", "yin2", "hang2"), count)]), TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(1, 40).Select(count => FakeSound.Of(count).Length), clips.Select(clip => clip.Samples.Length));
    }

    [Fact]
    public async Task Is_refused_when_there_is_nothing_to_say()
    {
        await using var engine = Engine();

        await Engines.RefusalAsync(await engine.OpenAsync("zh-CN-YunyangNeural", 1, TestContext.Current.CancellationToken), Engines.Of(SpokenPart.Stop('.')));
    }

    [Fact]
    public async Task Says_what_it_is()
    {
        await using var engine = Engine(new AzureSettings { Parallelism = 99, PricePerMillionCharacters = 15 });
        var voice = await engine.OpenVoiceAsync("zh-CN-XiaoxiaoNeural@newscast", 1);

        Assert.Equal("azure:zh-CN-XiaoxiaoNeural@newscast", voice.VoiceId);
        Assert.Equal(("azure", "azure"), (engine.Id, engine.Prefix));
        Assert.Equal(["zh-CN", "en"], voice.Traits.Languages);
        Assert.Equal((false, 32, 15m, TimeSpan.FromMinutes(10)), (voice.Traits.IsDeterministic, voice.Traits.Parallelism, voice.Traits.PricePerMillionCharacters, voice.Traits.LongestSound));
        Assert.NotEqual(voice.Fingerprint, (await engine.OpenVoiceAsync("zh-CN-XiaoxiaoNeural@newscast", 1.1)).Fingerprint);
    }

    private AzureEngine Engine(AzureSettings? settings = null, string name = "AZURE_SPEECH_KEY", string secret = FakeAzure.Key)
    {
        settings ??= new AzureSettings();
        return new AzureEngine(settings with { BaseAddress = azure.Address, Limits = settings.Limits == new AzureSettings().Limits ? Engines.Limits : settings.Limits },
            wanted => wanted == name ? secret : null, new HurriedTime());
    }
}
