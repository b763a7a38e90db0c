namespace AudioPaper.Packaging.Books;

/// <summary>
/// Reads the files that go into a book as they are, but of MP3 files without their tag: the book says all that it says, its pictures would be there
/// twice, and players that lend libraries still give out find a place in the sound by counting bytes from the begin of the file.
/// </summary>
internal static class BookSound
{
    private const int HeaderSizeBytes = 10;

    /// <summary>Opens a file behind its tag (ID3v2.4.0, 3.1), where it has one.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    public static FileStream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            file.Position = TagSizeBytes(file);
            return file;
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes behind the tag.</summary>
    public static long SizeBytes(string path)
    {
        using var file = Open(path);
        return file.Length - file.Position;
    }

    private static long TagSizeBytes(FileStream file)
    {
        Span<byte> header = stackalloc byte[HeaderSizeBytes];
        if (file.ReadAtLeast(header, HeaderSizeBytes, throwOnEndOfStream: false) < HeaderSizeBytes || !header.StartsWith("ID3"u8))
        {
            return 0;
        }

        // Seven bits of each byte count; our tags have no footer.
        var sizeBytes = HeaderSizeBytes + ((header[6] & 0x7FL) << 21 | (header[7] & 0x7FL) << 14 | (header[8] & 0x7FL) << 7 | header[9] & 0x7FL);
        return sizeBytes < file.Length ? sizeBytes : 0;
    }
}
