using AudioPaper.Diagnostics;

namespace AudioPaper.Synthesis;

/// <summary>A voice did not speak an utterance. The message is one sentence for people.</summary>
/// <param name="message">One clear sentence: what failed and the way out.</param>
/// <param name="isTransient">Whether the same call may succeed later.</param>
/// <param name="innerException">What the engine threw, if it did.</param>
/// <param name="chinese">The sentence in Chinese, for failures that people meet.</param>
public sealed class SynthesisException(string message, bool isTransient, Exception? innerException = null, string? chinese = null)
    : SentenceException(message, chinese, innerException)
{
    /// <summary>Whether the same call may succeed later (a worker died), or not (the voice is not there).</summary>
    public bool IsTransient => isTransient;
}
