namespace AudioPaper.Packaging.Books;

/// <summary>A file in the archive of a book.</summary>
/// <param name="Name">Its path in the archive, plain ASCII, <c>/</c> between names.</param>
/// <param name="Content">Its bytes; empty when they are in a file.</param>
/// <param name="SourcePath">The file that holds them; null when they are here. Of MP3 files the tag is left out (<see cref="BookSound"/>).</param>
public sealed record BookEntry(string Name, ReadOnlyMemory<byte> Content, string? SourcePath = null)
{
    /// <summary>Its size in the archive.</summary>
    /// <exception cref="IOException">Its file is not there.</exception>
    public long SizeBytes => SourcePath is null ? Content.Length : BookSound.SizeBytes(SourcePath);
}
