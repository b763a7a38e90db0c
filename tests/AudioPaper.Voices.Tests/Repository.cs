namespace AudioPaper.Voices.Tests;

/// <summary>Where things stand in the repository the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The path of a file or folder in it.</summary>
    public static string At(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AudioPaper.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder?.FullName ?? throw new InvalidOperationException("AudioPaper.sln was not found above the tests."), .. parts]);
    }
}
