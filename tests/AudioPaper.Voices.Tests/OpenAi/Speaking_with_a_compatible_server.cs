using System.ClientModel;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.OpenAi;
using AudioPaper.Voices.Tests.Web;
using OpenAI;
using OpenAI.Audio;

namespace AudioPaper.Voices.Tests.OpenAi;

public sealed class Speaking_with_a_compatible_server : IAsyncLifetime
{
    private const string Text = "银行上涨百分之五，GDP Xi said well.";

    private static readonly Utterance Sentence = Engines.Of(SpokenPart.Mandarin("银行", "yin2", "hang2"), SpokenPart.Mandarin("上涨", "shang4", "zhang3"),
        SpokenPart.Mandarin("百分之五", "bai3", "fen1", "zhi1", "wu3"), SpokenPart.Stop(','), SpokenPart.Letters("GDP"), SpokenPart.English("Xi", "ʃiː"), SpokenPart.English("said well"), SpokenPart.Stop('.'));

    private FakeOpenAi server = null!;

    public async ValueTask InitializeAsync() => server = await FakeOpenAi.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Is_what_the_real_client_does_too()
    {
        server.Key = Engines.Key;
        var client = new AudioClient("tts-1", new ApiKeyCredential(Engines.Key), new OpenAIClientOptions { Endpoint = new Uri(server.Address) });
        var theirs = await client.GenerateSpeechAsync("银行", GeneratedSpeechVoice.Alloy, new SpeechGenerationOptions { ResponseFormat = GeneratedSpeechFormat.Wav, SpeedRatio = 1.25f }, TestContext.Current.CancellationToken);
        await using var engine = Engine(new OpenAiSettings());

        await (await engine.OpenAsync("alloy", 1.25, TestContext.Current.CancellationToken)).SpeakAsync(Engines.Of(SpokenPart.Mandarin("银行", "yin2", "hang2")), TestContext.Current.CancellationToken);

        Assert.Equal(Wav.Of(FakeOpenAi.Sound("银行")), theirs.Value.ToArray());
        var requests = server.Requests.Select(request => request.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString())).ToArray();
        Assert.Equal(requests[0].OrderBy(pair => pair.Key, StringComparer.Ordinal), requests[1].OrderBy(pair => pair.Key, StringComparer.Ordinal));
        var refused = await Assert.ThrowsAsync<ClientResultException>(() => new AudioClient("tts-1", new ApiKeyCredential("wrong"), new OpenAIClientOptions { Endpoint = new Uri(server.Address) })
            .GenerateSpeechAsync("a", GeneratedSpeechVoice.Alloy, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(401, refused.Status);
    }

    [Theory]
    [InlineData(false, OpenAiSound.Wav)]
    [InlineData(true, OpenAiSound.Wav)]
    [InlineData(false, OpenAiSound.Pcm)]
    [InlineData(true, OpenAiSound.Pcm)]
    public async Task Gives_what_is_said_as_text_and_takes_the_sound(bool streams, OpenAiSound sound)
    {
        server.Streams = streams;
        await using var engine = Engine(new OpenAiSettings { Sound = sound, Model = "kokoro", Instructions = "Read like the news." });

        var clip = await (await engine.OpenAsync("zf_xiaobei", 1, TestContext.Current.CancellationToken)).SpeakAsync(Sentence, TestContext.Current.CancellationToken);

        Assert.Equal(FakeOpenAi.Sound(Text).Length, clip.Samples.Length);
        var request = Assert.Single(server.Requests);
        Assert.Equal((Text, "kokoro", "zf_xiaobei", "Read like the news."),
            (request.GetProperty("input").GetString(), request.GetProperty("model").GetString(), request.GetProperty("voice").GetString(), request.GetProperty("instructions").GetString()));
        Assert.False(request.TryGetProperty("speed", out _));
    }

    [Fact]
    public async Task Needs_the_rate_it_speaks_at()
    {
        server.Rate = 22_050;
        await using var wrong = Engine(new OpenAiSettings());
        await using var right = Engine(new OpenAiSettings { SampleRate = 22_050 });

        var refused = await Engines.RefusalAsync(await Engines.OpenAsync(wrong));
        var clip = await (await Engines.OpenAsync(right)).SpeakAsync(Engines.Hello, TestContext.Current.CancellationToken);

        Assert.Contains("speaks at 22050 Hz, not at 24000 Hz; set the sample rate", refused.Message);
        Assert.Equal(22_050, clip.Format.SampleRate);
    }

    [Fact]
    public async Task Splits_what_is_too_long_for_a_call()
    {
        await using var engine = Engine(new OpenAiSettings { LongestInput = 10, PricePerMillionCharacters = 1 });
        var voice = await Engines.OpenAsync(engine);
        var utterance = Engines.Of([.. Enumerable.Range(0, 8).SelectMany(_ => new[] { SpokenPart.Mandarin("银行行长", "yin2", "hang2", "hang2", "zhang3"), SpokenPart.Stop(',') })]);

        var clip = await voice.SpeakAsync(utterance, TestContext.Current.CancellationToken);

        Assert.Equal(["银行行长，银行行长，", "银行行长，银行行长，", "银行行长，银行行长，", "银行行长，银行行长，"], server.Requests.Select(request => request.GetProperty("input").GetString()));
        Assert.Equal(40 * 24_000 / 20, clip.Samples.Length);
        Assert.Equal(40, voice.PaidCharacters(utterance));
    }

    [Fact]
    public async Task Stops_when_the_key_is_refused()
    {
        server.Key = "another";
        await using var engine = Engine(new OpenAiSettings());

        Assert.Contains("check OPENAI_API_KEY", (await Engines.RefusalAsync(await Engines.OpenAsync(engine))).Message);
    }

    [Fact]
    public async Task Says_what_it_is()
    {
        await using var engine = Engine(new OpenAiSettings());
        await using var other = Engine(new OpenAiSettings { Model = "tts-1-hd" });
        var voice = await engine.OpenAsync("alloy", 1, TestContext.Current.CancellationToken);

        Assert.Equal(("openai:alloy", "openai", "openai"), (voice.VoiceId, engine.Id, engine.Prefix));
        Assert.Equal((false, 0, 2), (voice.Traits.IsDeterministic, voice.PaidCharacters(Sentence), voice.Traits.Parallelism));
        Assert.NotEqual(voice.Fingerprint, (await other.OpenAsync("alloy", 1, TestContext.Current.CancellationToken)).Fingerprint);
        await Assert.ThrowsAsync<Synthesis.SynthesisException>(() => engine.OpenAsync("al loy", 1, TestContext.Current.CancellationToken));
    }

    private OpenAiEngine Engine(OpenAiSettings settings) => new(settings with { BaseAddress = server.Address, Limits = Engines.Limits }, Engines.Secrets, new HurriedTime());
}
