namespace AudioPaper.Host.Library;

/// <summary>The library cannot be used. The message is one sentence for people: the place and the way out.</summary>
public sealed class LibraryException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LibraryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>A folder that cannot be written, or has no room left.</summary>
    internal static LibraryException NotWritable(string folder, Exception e) => new(
        DiskFull.Is(e) ? DiskFull.Sentence(folder)
            : File.Exists(folder) ? $"{folder} is a file; choose a folder for the library with -o."
            : $"The folder {folder} cannot be written ({e.Message.TrimEnd('.')}); check its permissions or choose another library with -o.", e);
}
