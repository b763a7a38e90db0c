using AudioPaper.Synthesis;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.OpenAi;

/// <summary>All that the voices of one server share.</summary>
internal sealed class OpenAiConnection : IDisposable
{
    private static readonly Uri Own = new("https://api.openai.com/v1/");

    private OpenAiConnection(SpeechServer server, OpenAiSettings settings, TimeProvider time) =>
        (Server, Http, Calls) = (server, new SpeechHttp(server, settings.Limits), new PatientCalls(server, settings.Limits, time));

    /// <summary>The server.</summary>
    public SpeechServer Server { get; }

    /// <summary>How it is called.</summary>
    public SpeechHttp Http { get; }

    /// <summary>How calls are repeated.</summary>
    public PatientCalls Calls { get; }

    /// <summary>Finds address and key; OpenAI itself needs one, other servers may.</summary>
    /// <exception cref="SynthesisException">One of them is missing or wrong; not transient.</exception>
    public static OpenAiConnection Open(OpenAiSettings settings, Func<string, string?> secret, TimeProvider time)
    {
        var address = settings.BaseAddress is { } text ? SpeechAddress.Parse(text, "The base address of the OpenAI-compatible server")
            : secret("OPENAI_BASE_URL") is { } found && found.Trim().Length > 0 ? SpeechAddress.Parse(found, "OPENAI_BASE_URL") : Own;
        var key = Secret.Find("OPENAI_API_KEY", secret);
        if (key is null && address.Host == Own.Host)
        {
            throw new SynthesisException("OpenAI has no key; set OPENAI_API_KEY, or OPENAI_BASE_URL to a server of your own.", isTransient: false,
                chinese: "OpenAI 没有密钥；请设置 OPENAI_API_KEY，或把 OPENAI_BASE_URL 设为您自己的服务器。");
        }

        return new OpenAiConnection(new SpeechServer($"The speech server {address.Authority}", $"语音服务器 {address.Authority} ", address, "OPENAI_API_KEY", key), settings, time);
    }

    public void Dispose() => Http.Dispose();
}
