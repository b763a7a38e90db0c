using AudioPaper.Pronunciation;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>How Azure Speech is used. Key and token are no settings: they come from the environment or user secrets.</summary>
public sealed record AzureSettings
{
    /// <summary>Region of the resource, e.g. <c>eastasia</c> or <c>chinaeast2</c>; null for what <c>AZURE_SPEECH_REGION</c> says.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// Address of a private endpoint or a container, instead of a region's; https, or http on this machine. A custom domain's may end with <c>/tts</c>.
    /// </summary>
    public string? BaseAddress { get; init; }

    /// <summary>Whether our readings are told at all; without them Azure reads the hanzi its own way.</summary>
    public bool TellsReadings { get; init; } = true;

    /// <summary>
    /// When given, only words with a hanzi that is not read as it usually is are told their reading. That saves most of the cost: Azure takes
    /// money for the markup, too, about fifteen times that of the words.
    /// </summary>
    public Lazy<CommonReadings>? CommonReadings { get; init; }

    /// <summary>Whether utterances go over the WebSocket, as those with word timing do, instead of REST.</summary>
    public bool UsesWebSocket { get; init; }

    /// <summary>Calls at once at most, 1 to 32.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>What a million characters cost. By default the list price of neural voices in US dollars; contracts differ.</summary>
    public decimal PricePerMillionCharacters { get; init; } = 16;

    /// <summary>How far the server is trusted; shortened in tests.</summary>
    internal SpeechLimits Limits { get; init; } = new();
}
