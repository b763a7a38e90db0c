using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Library;

/// <summary>Reads the read-along issue beside an episode.</summary>
internal static class ReadAlongFile
{
    /// <summary>Room for a newspaper of several hundred pages.</summary>
    private const int LargestBytes = 32 << 20;

    /// <summary>Reads it.</summary>
    /// <param name="issuePath">Full path of the issue's folder.</param>
    /// <returns>Null when there is none that can be used: issues of earlier versions have none, and it is gone while an article is taken out.</returns>
    public static ReadAlongIssue? Read(string issuePath)
    {
        try
        {
            using var file = new FileStream(Path.Combine(issuePath, ReadAlongJson.FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            return file.Length > LargestBytes ? null : ReadAlongJson.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
