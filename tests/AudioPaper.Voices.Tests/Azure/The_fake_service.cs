using System.Text;
using System.Text.Json;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.Tests.Web;
using CliWrap;

namespace AudioPaper.Voices.Tests.Azure;

/// <summary>The fake is right because Microsoft's own client is content with it.</summary>
public sealed class The_fake_service
{
    [Fact]
    public async Task Is_understood_by_the_real_client()
    {
        await using var azure = await FakeAzure.StartAsync();
        var ssml = new SsmlWriter(AzureVoiceName.Parse("zh-CN-XiaoxiaoNeural@newscast"), 1, new AzureSettings())
            .Write([SpokenPart.Mandarin("银行", "yin2", "hang2"), SpokenPart.Mandarin("行长", "hang2", "zhang3"), SpokenPart.Stop('.')], tellsIpa: true);

        var result = await SpeakAsync(azure, FakeAzure.Key, ssml);

        Assert.True(result.GetProperty("completed").GetBoolean(), result.ToString());
        var sound = result.GetProperty("sound").GetBytesFromBase64();
        Assert.Equal("RIFF"u8, sound.AsSpan(0, 4));
        Assert.Equal(FakeSound.Of(2).Length * 2, sound.Length - 44);
        Assert.Equal([("银行", 1_000_000L), ("行长", 3_000_000L)], result.GetProperty("words").EnumerateArray().Select(word => (word.GetProperty("text").GetString()!, word.GetProperty("offset").GetInt64())));
        Assert.Equal(ssml, Assert.Single(azure.Documents));
    }

    [Fact]
    public async Task Refuses_the_real_client_what_the_service_refuses()
    {
        await using var azure = await FakeAzure.StartAsync();
        const string Unknown = """<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="zh-CN"><voice name="zh-CN-YunxiNeural"><phoneme alphabet="sapi" ph="xyz 1">字</phoneme></voice></speak>""";

        var refused = await SpeakAsync(azure, FakeAzure.Key, Unknown);
        var stranger = await SpeakAsync(azure, "wrong", Unknown);

        Assert.False(refused.GetProperty("completed").GetBoolean());
        Assert.Contains("1007", refused.GetProperty("error").GetString());
        Assert.False(stranger.GetProperty("completed").GetBoolean());
        Assert.Single(azure.Documents);
    }

    [Fact]
    public async Task Hears_the_same_from_the_real_client_and_from_us()
    {
        await using var azure = await FakeAzure.StartAsync();
        await using var engine = new AzureEngine(new AzureSettings { BaseAddress = azure.Address }, name => name == "AZURE_SPEECH_KEY" ? FakeAzure.Key : null, new HurriedTime());
        var voice = await engine.OpenVoiceAsync("zh-CN-YunyangNeural", 1.1);
        var ours = await voice.SpeakTimedAsync(Engines.Hello, TestContext.Current.CancellationToken);

        var theirs = await SpeakAsync(azure, FakeAzure.Key, azure.Documents.Single());

        var sound = theirs.GetProperty("sound").GetBytesFromBase64()[44..];
        Assert.Equal(sound, System.Runtime.InteropServices.MemoryMarshal.AsBytes(ours.Clip.Samples.Span).ToArray());
        Assert.Equal(theirs.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("offset").GetInt64() * 24_000 / TimeSpan.TicksPerSecond), ours.Words.Select(word => word.Start));
    }

    private static async Task<JsonElement> SpeakAsync(FakeAzure azure, string key, string ssml)
    {
        var script = Repository.At("tests", "tools", "azure-speak.mjs");
        Assert.SkipUnless(Directory.Exists(Repository.At("tests", "tools", "node_modules", "microsoft-cognitiveservices-speech-sdk")),
            "Microsoft's speech client for node is not installed; ./test.sh installs it.");
        var output = new StringBuilder();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(4));
        await Cli.Wrap("node").WithArguments([script, azure.Address.Replace("http://", "ws://", StringComparison.Ordinal), key])
            .WithStandardInputPipe(PipeSource.FromString(ssml, Encoding.UTF8)).WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
            .WithEnvironmentVariables(environment => environment.Set("NODE_NO_WARNINGS", "1")).ExecuteAsync(timeout.Token);
        using var document = JsonDocument.Parse(output.ToString());
        return document.RootElement.Clone();
    }
}
