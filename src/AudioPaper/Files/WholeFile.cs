namespace AudioPaper.Files;

/// <summary>
/// Files appear whole: they are written under a temporary name in the same folder, flushed to the disk and moved into
/// place. After a failure nothing is left, and a file that stood there before still stands.
/// </summary>
public static class WholeFile
{
    private const int BufferSizeBytes = 64 * 1024;

    /// <summary>Writes a file through a stream.</summary>
    /// <param name="path">The finished file; its folder must exist. An older file is replaced.</param>
    /// <param name="write">Writes everything to the stream, which may seek and is closed afterwards.</param>
    /// <param name="cancellationToken">Passed to <paramref name="write"/>.</param>
    /// <param name="flushesToDisk">
    /// Whether the content is on the disk before the file appears. True by default; false for files whose readers find out
    /// themselves when a power cut tore them.
    /// </param>
    /// <exception cref="IOException">The folder is missing or the disk is full.</exception>
    public static Task WriteAsync(
        string path, Func<FileStream, CancellationToken, Task> write, CancellationToken cancellationToken, bool flushesToDisk = true) =>
        MakeAsync(path, async (temporaryPath, cancellation) =>
        {
            var stream = new FileStream(
                temporaryPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSizeBytes, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream, cancellation).ConfigureAwait(false);
            }
        }, cancellationToken, flushesToDisk);

    /// <summary>Writes a file from memory.</summary>
    /// <inheritdoc cref="WriteAsync(string, Func{FileStream, CancellationToken, Task}, CancellationToken, bool)"/>
    /// <param name="path">The finished file; its folder must exist. An older file is replaced.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <param name="flushesToDisk">Whether the content is on the disk before the file appears.</param>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken, bool flushesToDisk = true) =>
        WriteAsync(path, (stream, cancellation) => stream.WriteAsync(content, cancellation).AsTask(), cancellationToken, flushesToDisk);

    /// <summary>Lets another program make a file.</summary>
    /// <param name="path">The finished file; its folder must exist. An older file is replaced.</param>
    /// <param name="make">Makes the file under the name it is given (<c>.NAME.RANDOM.tmp</c> in the same folder).</param>
    /// <param name="cancellationToken">Passed to <paramref name="make"/>.</param>
    /// <param name="flushesToDisk">Whether the content is on the disk before the file appears.</param>
    /// <exception cref="IOException">The file was not made, or could not be moved.</exception>
    public static async Task MakeAsync(
        string path, Func<string, CancellationToken, Task> make, CancellationToken cancellationToken, bool flushesToDisk = true)
    {
        var fullPath = Path.GetFullPath(path);
        var temporaryPath = Path.Combine(
            Path.GetDirectoryName(fullPath)!, $".{Path.GetFileName(fullPath)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            await make(temporaryPath, cancellationToken).ConfigureAwait(false);
            if (flushesToDisk)
            {
                FlushToDisk(temporaryPath);
            }

            File.Move(temporaryPath, fullPath, overwrite: true);
        }
        finally
        {
            // After the move there is nothing under this name, and deleting nothing is no error.
            File.Delete(temporaryPath);
        }
    }

    private static void FlushToDisk(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
