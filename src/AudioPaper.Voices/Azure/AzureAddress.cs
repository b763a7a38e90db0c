using System.Text.RegularExpressions;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>Where Azure Speech is reached.</summary>
/// <param name="Name">Its region or host, for sentences.</param>
/// <param name="Base">Its address.</param>
/// <param name="Rest">Where SSML is posted to.</param>
/// <param name="Socket">Where the WebSocket is.</param>
internal sealed partial record AzureAddress(string Name, Uri Base, Uri Rest, Uri Socket)
{
    /// <summary>The address of a region; those of China and of the US government have domains of their own.</summary>
    /// <exception cref="SynthesisException">It is no name of a region; not transient.</exception>
    public static AzureAddress OfRegion(string region)
    {
        if (!Region().IsMatch(region))
        {
            throw new SynthesisException("The Azure region is no name of a region; give one like eastasia or chinaeast2.", isTransient: false,
                chinese: "Azure 区域名称无效；请给出类似 eastasia 或 chinaeast2 的名称。");
        }

        var domain = region.StartsWith("china", StringComparison.Ordinal) ? "azure.cn" : region.StartsWith("usgov", StringComparison.Ordinal) ? "azure.us" : "microsoft.com";
        return Of(new Uri($"https://{region}.tts.speech.{domain}/"), region, isCustomDomain: false);
    }

    /// <summary>The addresses under a base address.</summary>
    /// <exception cref="SynthesisException">It is no address that may be used; not transient.</exception>
    public static AzureAddress OfBase(string text)
    {
        var address = SpeechAddress.Parse(text, "The Azure base address");
        return Of(address, address.Authority, address.Host.Contains(".cognitiveservices.azure.", StringComparison.OrdinalIgnoreCase));
    }

    private static AzureAddress Of(Uri address, string name, bool isCustomDomain)
    {
        // Custom domains have all services of a resource side by side, speech under /tts; the WebSocket is always under /tts.
        var endsWithTts = address.AbsolutePath.EndsWith("/tts/", StringComparison.Ordinal);
        var socket = new Uri(address, (endsWithTts ? "" : "tts/") + "cognitiveservices/websocket/v1");
        return new AzureAddress(name, address, new Uri(address, (isCustomDomain && !endsWithTts ? "tts/" : "") + "cognitiveservices/v1"),
            new UriBuilder(socket) { Scheme = address.Scheme == "https" ? "wss" : "ws" }.Uri);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]{2,31}\z")]
    private static partial Regex Region();
}
