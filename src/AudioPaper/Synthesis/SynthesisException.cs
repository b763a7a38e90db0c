namespace AudioPaper.Synthesis;

/// <summary>A voice did not speak an utterance. The message is one sentence for people.</summary>
public sealed class SynthesisException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One clear sentence: what failed and the way out.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">What the engine threw, if it did.</param>
    public SynthesisException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>Whether the same call may succeed later (a worker died), or not (the voice is not there).</summary>
    public bool IsTransient { get; }
}
