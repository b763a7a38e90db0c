using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.OpenAi;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Tests.Web;

/// <summary>Both engines with one key, and what they are asked to say.</summary>
internal static class Engines
{
    /// <summary>A key that must be seen nowhere.</summary>
    public const string Key = "canary-4f1d2c3b5a69788796a5b4c3d2e1f001";

    /// <summary>Patient, and quick about it.</summary>
    public static readonly SpeechLimits Limits = new() { MostCalls = 2, LongestCall = TimeSpan.FromSeconds(30) };

    public static readonly Utterance Hello = Of(SpokenPart.Mandarin("你好", "ni3", "hao3"), SpokenPart.Stop('.'));

    public static Utterance Of(params SpokenPart[] parts) => new(0, 0, string.Concat(parts.Select(part => part.Text)), [.. parts], TimeSpan.Zero);

    public static string? Secrets(string name) => name is "AZURE_SPEECH_KEY" or "OPENAI_API_KEY" ? Key : null;

    /// <summary>An engine that talks to an address.</summary>
    public static IVoiceEngine Engine(string id, string address, SpeechLimits? limits = null, TimeProvider? time = null) => id == "azure"
        ? new AzureEngine(new AzureSettings { BaseAddress = address, Limits = limits ?? Limits }, Secrets, time ?? new HurriedTime())
        : new OpenAiEngine(new OpenAiSettings { BaseAddress = address, Limits = limits ?? Limits }, Secrets, time ?? new HurriedTime());

    public static Task<ISynthesizer> OpenAsync(IVoiceEngine engine) =>
        engine.OpenAsync(engine.Id == "azure" ? "zh-CN-YunyangNeural" : "alloy", 1, TestContext.Current.CancellationToken);

    /// <summary>The sentence that speaking ends with; checked to be one sentence in two languages, without the key.</summary>
    public static async Task<SynthesisException> RefusalAsync(ISynthesizer voice, Utterance? utterance = null)
    {
        var refused = await Assert.ThrowsAsync<SynthesisException>(() => voice.SpeakAsync(utterance ?? Hello, TestContext.Current.CancellationToken));
        Assert.EndsWith(".", refused.Message);
        Assert.EndsWith("。", refused.Chinese);
        Assert.DoesNotContain("canary", refused.ToString() + refused.Chinese, StringComparison.OrdinalIgnoreCase);
        return refused;
    }
}
