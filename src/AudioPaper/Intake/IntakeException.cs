namespace AudioPaper.Intake;

/// <summary>An input could not be read. The message is one sentence for people: the file, the place, the way out.</summary>
public sealed class IntakeException : Exception
{
    /// <summary>Creates the exception.</summary>
    public IntakeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
