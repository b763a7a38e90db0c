namespace AudioPaper.Packaging;

/// <summary>Reads parts. A part is a minute long, so it may be held whole; an episode may not.</summary>
internal static class PartFile
{
    /// <summary>More than half an hour at the bit rates used; whatever is larger is no part of ours.</summary>
    private const long MostSizeBytes = 16 << 20;

    /// <summary>All bytes of a part.</summary>
    /// <exception cref="InvalidDataException">It is too large to be a part.</exception>
    /// <exception cref="IOException">It is missing.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        new FileInfo(path) is { Exists: true, Length: > MostSizeBytes } file
            ? throw new InvalidDataException($"{path}: {file.Length} bytes are too many for a part of a track.")
            : await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
}
