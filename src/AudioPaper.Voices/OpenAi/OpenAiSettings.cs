using System.Collections.Immutable;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.OpenAi;

/// <summary>What a server is asked to send.</summary>
public enum OpenAiSound
{
    /// <summary>A WAV file.</summary>
    Wav,

    /// <summary>16-bit samples without a header, one channel; the rate is that of the settings.</summary>
    Pcm,
}

/// <summary>How a server with OpenAI's <c>/v1/audio/speech</c> is used. The key is no setting: it comes from the environment or user secrets.</summary>
public sealed record OpenAiSettings
{
    /// <summary>Address up to and with <c>/v1</c>; https, or http on this machine. Null for what <c>OPENAI_BASE_URL</c> says, else OpenAI's own.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>The model, e.g. <c>tts-1</c> or what the server calls its own.</summary>
    public string Model { get; init; } = "tts-1";

    /// <summary>How it shall be read, for models that take it; null for none.</summary>
    public string? Instructions { get; init; }

    /// <summary>What is sent.</summary>
    public OpenAiSound Sound { get; init; } = OpenAiSound.Wav;

    /// <summary>The rate the server speaks at, 8,000 to 96,000 Hz; another one is refused with a sentence that names it.</summary>
    public int SampleRate { get; init; } = 24_000;

    /// <summary>BCP 47 tags of what its voices speak, the main one first.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["zh-CN", "en"];

    /// <summary>Characters of one call at most, 1 to 4,096 (the protocol's limit).</summary>
    public int LongestInput { get; init; } = 1_000;

    /// <summary>Calls at once at most, 1 to 32; a server at home has one graphics card.</summary>
    public int Parallelism { get; init; } = 2;

    /// <summary>What a million characters cost; 0 for a server of one's own.</summary>
    public decimal PricePerMillionCharacters { get; init; }

    /// <summary>How far the server is trusted; one at home may be slow. Shortened in tests.</summary>
    internal SpeechLimits Limits { get; init; } = new() { LongestCall = TimeSpan.FromMinutes(3), RateWindow = TimeSpan.FromSeconds(20), Budget = TimeSpan.FromMinutes(4) };
}
