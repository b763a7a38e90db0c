using AudioPaper.Diagnostics;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>A speaker does not do what it was told; the sentence says what can be done.</summary>
internal sealed class SpeakerException : SentenceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The sentence in English.</param>
    /// <param name="chinese">The sentence in Chinese.</param>
    public SpeakerException(string message, string chinese)
        : base(message, chinese, null)
    {
    }
}
