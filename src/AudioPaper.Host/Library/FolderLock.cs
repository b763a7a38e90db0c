namespace AudioPaper.Host.Library;

/// <summary>Keeps a folder of the library to one process at a time. The system gives it back when the process ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process works in the folder; makes it when it is not there.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="onWaiting">Called once when it is taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LibraryException">The folder cannot be made or written.</exception>
    public static Task<FolderLock> TakeAsync(string folder, Action onWaiting, CancellationToken cancellationToken) =>
        OpenAsync(folder, FileAccess.ReadWrite, FileShare.None, onWaiting, cancellationToken);

    /// <summary>Waits until no other process has the folder for itself; any number may share it.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<FolderLock> ShareAsync(string folder, Action onWaiting, CancellationToken cancellationToken) =>
        OpenAsync(folder, FileAccess.Read, FileShare.Read, onWaiting, cancellationToken);

    /// <summary>Whether another process works in the folder just now.</summary>
    public static bool IsTaken(string folder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(folder, ".lock"), FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<FolderLock> OpenAsync(string folder, FileAccess access, FileShare share, Action onWaiting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onWaiting);
        var path = Path.Combine(folder, ".lock");
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                Directory.CreateDirectory(folder);
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, access, share));
            }
            catch (Exception e) when (e is UnauthorizedAccessException || (e is IOException && (DiskFull.Is(e) || !File.Exists(path))))
            {
                throw LibraryException.NotWritable(folder, e);
            }
            catch (IOException)
            {
                // Another process has it open.
                if (isFirst)
                {
                    onWaiting();
                }
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
