namespace AudioPaper.Voices.Web;

/// <summary>A server as sentences name it, and the secret that must never stand in one.</summary>
/// <param name="Name">E.g. <c>Azure Speech (eastasia)</c>.</param>
/// <param name="ChineseName">The same in Chinese.</param>
/// <param name="BaseAddress">Where it is; without user, password, query and fragment.</param>
/// <param name="KeyHint">Where its key is set, e.g. <c>AZURE_SPEECH_KEY</c>.</param>
/// <param name="Secret">Key or token; null where none is needed.</param>
internal sealed record SpeechServer(string Name, string ChineseName, Uri BaseAddress, string KeyHint, Secret? Secret);
