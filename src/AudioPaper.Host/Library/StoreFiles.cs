using AudioPaper.Audio;

namespace AudioPaper.Host.Library;

/// <summary>A clip or track of the store.</summary>
/// <param name="Path">Full path.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
internal sealed record StoreFile(string Path, long SizeBytes, DateTime MadeAt)
{
    /// <summary>Its name: a hash.</summary>
    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether it is undamaged; of tracks only that there is something in it, as the episode made of it is measured.</summary>
    public bool IsWhole()
    {
        if (!Path.EndsWith(".wav", StringComparison.Ordinal))
        {
            return SizeBytes > 0;
        }

        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return WavFile.IsWhole(stream);
    }
}

/// <summary>The clips and tracks of a library.</summary>
internal sealed class StoreFiles(LibraryFolder library)
{
    /// <summary>All of them that are finished; sizes and times as they are now.</summary>
    public IEnumerable<StoreFile> All() =>
        new[] { "clips", "tracks" }.Select(kind => new DirectoryInfo(Path.Combine(library.StorePath, kind))).Where(folder => folder.Exists)
            .SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories)).Where(file => file.Name[0] != '.')
            .Select(file => new StoreFile(file.FullName, file.Length, file.LastWriteTimeUtc));
}
