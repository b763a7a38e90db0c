using AudioPaper.Synthesis;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.OpenAi;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Tests.Web;

public sealed class Addresses_and_keys
{
    [Theory]
    [InlineData("eastasia", "https://eastasia.tts.speech.microsoft.com/cognitiveservices/v1", "wss://eastasia.tts.speech.microsoft.com/tts/cognitiveservices/websocket/v1")]
    [InlineData("chinaeast2", "https://chinaeast2.tts.speech.azure.cn/cognitiveservices/v1", "wss://chinaeast2.tts.speech.azure.cn/tts/cognitiveservices/websocket/v1")]
    [InlineData("chinanorth3", "https://chinanorth3.tts.speech.azure.cn/cognitiveservices/v1", "wss://chinanorth3.tts.speech.azure.cn/tts/cognitiveservices/websocket/v1")]
    [InlineData("usgovvirginia", "https://usgovvirginia.tts.speech.azure.us/cognitiveservices/v1", "wss://usgovvirginia.tts.speech.azure.us/tts/cognitiveservices/websocket/v1")]
    public void Of_a_region_are_those_of_its_cloud(string region, string rest, string socket)
    {
        var address = AzureAddress.OfRegion(region);

        Assert.Equal((rest, socket), (address.Rest.AbsoluteUri, address.Socket.AbsoluteUri));
    }

    [Theory]
    [InlineData("evil.example.org/")]
    [InlineData("eastasia.evil")]
    [InlineData("eastasia/..")]
    [InlineData("eastasia@evil")]
    [InlineData("EastAsia#")]
    [InlineData("east asia")]
    [InlineData("eastasia\n")]
    [InlineData("中国东部")]
    public void Of_what_is_no_region_are_not_made(string region) => Assert.False(Assert.Throws<SynthesisException>(() => AzureAddress.OfRegion(region)).IsTransient);

    [Theory]
    [InlineData("https://mine.cognitiveservices.azure.com", "https://mine.cognitiveservices.azure.com/tts/cognitiveservices/v1", "wss://mine.cognitiveservices.azure.com/tts/cognitiveservices/websocket/v1")]
    [InlineData("https://mine.cognitiveservices.azure.cn/tts/", "https://mine.cognitiveservices.azure.cn/tts/cognitiveservices/v1", "wss://mine.cognitiveservices.azure.cn/tts/cognitiveservices/websocket/v1")]
    [InlineData("http://localhost:5000", "http://localhost:5000/cognitiveservices/v1", "ws://localhost:5000/tts/cognitiveservices/websocket/v1")]
    public void Of_private_endpoints_and_containers_have_the_same_paths(string given, string rest, string socket)
    {
        var address = AzureAddress.OfBase(given);

        Assert.Equal((rest, socket), (address.Rest.AbsoluteUri, address.Socket.AbsoluteUri));
    }

    [Theory]
    [InlineData("http://example.org/v1")]
    [InlineData("http://127.0.0.1.example.org/v1")]
    [InlineData("https://user:canary@example.org/v1")]
    [InlineData("https://example.org/v1?key=canary")]
    [InlineData("https://example.org/v1#canary")]
    [InlineData("file:///etc/canary")]
    [InlineData("canary")]
    [InlineData("")]
    public void That_would_show_the_key_are_refused(string address)
    {
        var refused = Assert.Throws<SynthesisException>(() => SpeechAddress.Parse(address, "OPENAI_BASE_URL"));

        Assert.StartsWith("OPENAI_BASE_URL", refused.Message);
        Assert.DoesNotContain("canary", refused.ToString() + refused.Chinese);
    }

    [Theory]
    [InlineData("canary with space")]
    [InlineData("canary\r\nX-Evil: 1")]
    [InlineData("canary密钥")]
    public async Task That_no_header_can_carry_are_refused_and_not_shown(string key)
    {
        await using var azure = new AzureEngine(new AzureSettings { Region = "eastasia" }, _ => key, TimeProvider.System);
        await using var openAi = new OpenAiEngine(new OpenAiSettings(), name => name == "OPENAI_API_KEY" ? key : null, TimeProvider.System);
        foreach (var engine in new IVoiceEngine[] { azure, openAi })
        {
            var state = await engine.FindAsync(TestContext.Current.CancellationToken);
            Assert.False(state.IsAvailable);
            Assert.DoesNotContain("canary", state.ToString());
        }
    }

    [Fact]
    public async Task Are_looked_for_and_what_is_missing_is_named()
    {
        Assert.Contains("AZURE_SPEECH_KEY", await ReasonAsync(new AzureEngine(new AzureSettings(), _ => null, TimeProvider.System)));
        Assert.Contains("AZURE_SPEECH_REGION", await ReasonAsync(new AzureEngine(new AzureSettings(), name => name == "AZURE_SPEECH_TOKEN" ? "t" : null, TimeProvider.System)));
        Assert.Contains("OPENAI_API_KEY", await ReasonAsync(new OpenAiEngine(new OpenAiSettings(), _ => null, TimeProvider.System)));
    }

    [Fact]
    public async Task Are_found_in_the_environment_or_user_secrets()
    {
        Assert.Null(await ReasonAsync(new AzureEngine(new AzureSettings(), name => name switch { "AZURE_SPEECH_KEY" => "k", "AZURE_SPEECH_REGION" => " chinaeast2 ", _ => null }, TimeProvider.System)));
        Assert.Null(await ReasonAsync(new OpenAiEngine(new OpenAiSettings(), name => name == "OPENAI_BASE_URL" ? "http://127.0.0.1:8080/v1" : null, TimeProvider.System)));
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task Stand_in_nothing_that_is_kept(string id)
    {
        await using var engine = Engines.Engine(id, "http://127.0.0.1:9/v1");
        var voice = await Engines.OpenAsync(engine);

        Assert.DoesNotContain("canary", $"{voice.Fingerprint}\n{voice.VoiceId}\n{voice.Traits}\n{voice}\n{await engine.FindAsync(TestContext.Current.CancellationToken)}\n{Secret.Find("AZURE_SPEECH_KEY", Engines.Secrets)}");
        Assert.DoesNotContain('\n', voice.Fingerprint);
    }

    private static async Task<string?> ReasonAsync(IVoiceEngine engine)
    {
        await using (engine)
        {
            var state = await engine.FindAsync(TestContext.Current.CancellationToken);
            return state.IsAvailable ? null : state.Reason;
        }
    }
}
