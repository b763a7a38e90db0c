namespace AudioPaper.Packaging;

/// <summary>Sound was not encoded. The message is one sentence for people, with the way out where there is one.</summary>
public sealed class EncodingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed and the way out.</param>
    /// <param name="isTransient">Whether the same call may succeed later without anybody doing something.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public EncodingException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>
    /// Whether the same call may succeed later (the program stood still or died), or only after somebody has done
    /// something (it is not installed, the disk is full).
    /// </summary>
    public bool IsTransient { get; }

    /// <summary>Whether there was no room on the disk: then nothing else can be written there either.</summary>
    public bool IsDiskFull { get; init; }
}
