namespace AudioPaper.Diagnostics;

/// <summary>An error that a person is told in one sentence, in English or Chinese: what failed, where, and the way out.</summary>
public abstract class SentenceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The sentence in English.</param>
    /// <param name="chinese">The sentence in Chinese; null when there is none and the English one serves.</param>
    /// <param name="innerException">What caused it.</param>
    protected SentenceException(string message, string? chinese, Exception? innerException)
        : base(message, innerException) => Chinese = chinese;

    /// <summary>The sentence in Chinese; null when there is none and the English one serves.</summary>
    public string? Chinese { get; }
}
