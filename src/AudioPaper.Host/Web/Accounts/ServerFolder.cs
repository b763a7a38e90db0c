using AudioPaper.Files;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>The folder <c>.server</c> of a library, with what only the server may read: mode 0700, its files 0600.</summary>
internal static class ServerFolder
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder of it, and takes it from everybody else.</summary>
    /// <param name="root">Full path of the library.</param>
    /// <param name="names">Folders below <c>.server</c>; none for itself.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="LibraryException">It cannot be made.</exception>
    public static string Ensure(string root, params string[] names)
    {
        var path = Path.Combine([root, ".server", .. names]);
        try
        {
            if (names.Length > 0)
            {
                Ensure(root);
            }

            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnFolder)
            {
                File.SetUnixFileMode(path, OwnFolder);
            }

            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LibraryException.NotWritable(path, e);
        }
    }

    /// <summary>Writes a file that nobody else may read; whole, and on the disk when this ends.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(path, async (stream, cancellation) =>
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(stream.SafeFileHandle, OwnFile);
            }

            await stream.WriteAsync(content, cancellation);
        }, cancellationToken);
}
