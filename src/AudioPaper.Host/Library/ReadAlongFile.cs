using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Library;

/// <summary>Reads <c>readalong.json</c> of an issue.</summary>
internal static class ReadAlongFile
{
    private const long LargestBytes = 64 << 20;

    /// <summary>The read-along issue in a folder; null when it is not there: made anew just now, or by a version that did not write it.</summary>
    /// <param name="issuePath">Full path of the issue's folder.</param>
    public static ReadAlongIssue? Read(string issuePath)
    {
        try
        {
            using var file = new FileStream(Path.Combine(issuePath, ReadAlongJson.FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.Length > LargestBytes ? null : ReadAlongJson.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
