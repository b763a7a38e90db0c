using System.Text;

namespace AudioPaper.Voices.Catalogue;

/// <summary>
/// What came of a file so far (<c>NAME.part</c>), and beside it whose it is (<c>NAME.part.source</c>: address and validator, a line each). Only a file whose
/// server gave a validator (strong ETag or Last-Modified, RFC 9110, 8.8) can be gone on with.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class PartialFile(string path)
{
    private readonly string sourcePath = path + ".source";

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Bytes that are there.</summary>
    public long Length => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>The validator under which bytes of this address were kept; null when none can be used.</summary>
    public string? ValidatorFor(Uri address)
    {
        try
        {
            return Length > 0 && File.ReadAllLines(sourcePath) is [var from, { Length: > 0 } validator] && from == address.AbsoluteUri ? validator : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Empties the file and notes whose it will be.</summary>
    public void Begin(Uri address, string? validator)
    {
        Remove();
        File.WriteAllText(path, "");
        if (validator is not null)
        {
            File.WriteAllText(sourcePath, $"{address.AbsoluteUri}\n{validator}\n", new UTF8Encoding(false));
        }
    }

    /// <summary>Removes both files.</summary>
    public void Remove()
    {
        Forget();
        File.Delete(path);
    }

    /// <summary>Removes the note; the file itself was moved away.</summary>
    public void Forget() => File.Delete(sourcePath);
}
