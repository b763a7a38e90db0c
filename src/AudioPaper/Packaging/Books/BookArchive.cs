using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Files;

namespace AudioPaper.Packaging.Books;

/// <summary>
/// Archives of books. Everything is stored as it is: sound cannot be compressed, text is a hundredth of it, and what a compressor makes depends on
/// its version. So the same entries give the same bytes.
/// </summary>
public static class BookArchive
{
    /// <summary>The first time that ZIP can tell (APPNOTE.TXT, 4.4.6); the clock must not show in a book.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes an archive; memory does not grow with its sound.</summary>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <param name="entries">Its files, in this order.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left.</param>
    /// <returns>The size of the file in bytes.</returns>
    /// <exception cref="IOException">A source is missing, or the disk is full.</exception>
    public static async Task<long> WriteAsync(string path, IReadOnlyList<BookEntry> entries, CancellationToken cancellationToken)
    {
        var sizeBytes = 0L;
        await WholeFile.WriteAsync(path, async (output, cancellation) =>
        {
            using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var entry in entries)
                {
                    await WriteAsync(archive, entry, cancellation).ConfigureAwait(false);
                }
            }

            sizeBytes = output.Length;
        }, cancellationToken).ConfigureAwait(false);
        return sizeBytes;
    }

    /// <summary>A hash of all names and of what is not in files; who writes a book adds what tells of those.</summary>
    public static string Fingerprint(IEnumerable<BookEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{entry.Name}\n{entry.Content.Length}\n")));
            hash.AppendData(entry.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a file is an archive in which every byte is as its checksums say; it is read to its end.</summary>
    public static bool IsWhole(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.Count > 0 && archive.Entries.All(entry =>
            {
                using var content = entry.Open();
                return Crc32.Of(content) == entry.Crc32;
            });
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(ZipArchive archive, BookEntry entry, CancellationToken cancellationToken)
    {
        var made = archive.CreateEntry(entry.Name, CompressionLevel.NoCompression);
        made.LastWriteTime = Time;
        var output = await made.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (output.ConfigureAwait(false))
        {
            if (entry.SourcePath is null)
            {
                await output.WriteAsync(entry.Content, cancellationToken).ConfigureAwait(false);
                return;
            }

            var input = BookSound.Open(entry.SourcePath);
            await using (input.ConfigureAwait(false))
            {
                await input.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
