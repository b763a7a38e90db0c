using AudioPaper.Diagnostics;

namespace AudioPaper.Packaging;

/// <summary>An encoder made no track. The message is one sentence for people.</summary>
/// <param name="message">One clear sentence: what failed and the way out.</param>
/// <param name="isTransient">Whether the same call may succeed later.</param>
/// <param name="innerException">What caused it.</param>
/// <param name="chinese">The sentence in Chinese.</param>
public sealed class EncodingException(string message, bool isTransient, Exception? innerException = null, string? chinese = null)
    : SentenceException(message, chinese, innerException)
{
    /// <summary>Whether the same call may succeed later (the program crashed), or not (it is missing, the disk is full).</summary>
    public bool IsTransient => isTransient;

    /// <summary>Whether there was no room on the disk: then nothing else can be written there either.</summary>
    public bool IsDiskFull { get; init; }
}
