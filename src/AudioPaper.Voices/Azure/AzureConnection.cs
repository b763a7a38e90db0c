using AudioPaper.Synthesis;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>All that the voices of one engine share: where the service is, how it is asked, and one circuit.</summary>
internal sealed class AzureConnection : IDisposable
{
    private readonly SpeechHttp http;

    private AzureConnection(AzureAddress address, AzureCredential credential, AzureSettings settings, TimeProvider time)
    {
        var name = $"Azure Speech ({address.Name})";
        Server = new SpeechServer(name, $" {name} ", address.Base, credential.IsToken ? $"{credential.Source} (a token lasts ten minutes)" : credential.Source, credential.Secret);
        http = new SpeechHttp(Server, settings.Limits);
        Calls = new PatientCalls(Server, settings.Limits, time);
        Rest = new AzureRest(http, address, credential, Server);
        Socket = new AzureSocket(address, credential, Server, settings.Limits, time);
    }

    /// <summary>The service, for sentences.</summary>
    public SpeechServer Server { get; }

    /// <summary>How calls are repeated.</summary>
    public PatientCalls Calls { get; }

    /// <summary>Calls over REST.</summary>
    public AzureRest Rest { get; }

    /// <summary>Calls over the WebSocket.</summary>
    public AzureSocket Socket { get; }

    /// <summary>Finds key and address.</summary>
    /// <exception cref="SynthesisException">One of them is missing or wrong; not transient.</exception>
    public static AzureConnection Open(AzureSettings settings, Func<string, string?> secret, TimeProvider time)
    {
        var credential = AzureCredential.Find(secret) ?? throw new SynthesisException(
            "Azure Speech has no key; set AZURE_SPEECH_KEY (or AZURE_SPEECH_TOKEN) in the environment or in user secrets.", isTransient: false,
            chinese: "Azure Speech 没有密钥；请在环境变量或用户机密中设置 AZURE_SPEECH_KEY（或 AZURE_SPEECH_TOKEN）。");
        return new AzureConnection(AddressOf(settings, secret), credential, settings, time);
    }

    public void Dispose()
    {
        http.Dispose();
        Socket.Dispose();
    }

    private static AzureAddress AddressOf(AzureSettings settings, Func<string, string?> secret) =>
        settings.BaseAddress is { } address ? AzureAddress.OfBase(address)
            : (settings.Region ?? secret("AZURE_SPEECH_REGION"))?.Trim() is { Length: > 0 } region ? AzureAddress.OfRegion(region)
            : throw new SynthesisException("Azure Speech has no region; set AZURE_SPEECH_REGION, e.g. to eastasia or chinaeast2.", isTransient: false,
                chinese: "Azure Speech 没有区域；请设置 AZURE_SPEECH_REGION，例如 eastasia 或 chinaeast2。");
}
