namespace AudioPaper.Host.Library;

/// <summary>The library cannot be used. The message is one sentence for people: the place and the way out.</summary>
public sealed class LibraryException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LibraryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
