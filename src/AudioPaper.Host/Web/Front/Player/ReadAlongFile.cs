using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Web.Front.Player;

/// <summary>Reads the read-along issue beside an episode.</summary>
internal static class ReadAlongFile
{
    /// <summary>Room for a newspaper of several hundred pages.</summary>
    private const int LargestBytes = 32 << 20;

    /// <summary>Reads it.</summary>
    /// <param name="issue">The issue.</param>
    /// <returns>Null when there is none that can be used: issues of earlier versions have none, and it is gone while an article is taken out.</returns>
    public static ReadAlongIssue? Read(ServedIssue issue)
    {
        try
        {
            using var file = FileResponse.Open(Path.Combine(issue.Path, ReadAlongJson.FileName));
            return file is null || file.Length > LargestBytes ? null : ReadAlongJson.Read(new BufferedStream(file));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
