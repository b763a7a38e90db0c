using System.Net.Http.Headers;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>A key of the resource, or a token, as the service wants it in a header.</summary>
/// <param name="Secret">The key or token.</param>
/// <param name="IsToken">Whether it is a token.</param>
/// <param name="Source">The name under which it was found.</param>
internal sealed record AzureCredential(Secret Secret, bool IsToken, string Source)
{
    /// <summary>The key, else the token (which lasts ten minutes); null when there is neither.</summary>
    /// <exception cref="SynthesisException">What was found can be neither; not transient.</exception>
    public static AzureCredential? Find(Func<string, string?> secret) =>
        Secret.Find("AZURE_SPEECH_KEY", secret) is { } key ? new(key, IsToken: false, "AZURE_SPEECH_KEY")
            : Secret.Find("AZURE_SPEECH_TOKEN", secret) is { } token ? new(token, IsToken: true, "AZURE_SPEECH_TOKEN") : null;

    /// <summary>Name and value of the header.</summary>
    public (string Name, string Value) Header => IsToken
        ? ("Authorization", new AuthenticationHeaderValue("Bearer", Secret.ForHeader()).ToString()) : ("Ocp-Apim-Subscription-Key", Secret.ForHeader());
}
