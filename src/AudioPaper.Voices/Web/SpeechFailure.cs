using AudioPaper.Diagnostics;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Web;

/// <summary>A call to a server of speech failed: the sentence, and what is to be done about it.</summary>
internal sealed class SpeechFailure(string message, string chinese, bool isTransient = true) : SentenceException(message, chinese.Trim(), null)
{
    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient => isTransient;

    /// <summary>Whether every other call would fail, too: the key is refused.</summary>
    public bool IsForAll { get; init; }

    /// <summary>Whether the server did not understand what it was asked (status 400).</summary>
    public bool IsBadRequest { get; init; }

    /// <summary>How long the server asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The failure as callers of voices know it. What caused it stays behind: servers and libraries may quote the request in it.</summary>
    public SynthesisException ToSynthesisException() => new(Message, IsTransient, chinese: Chinese);
}
