using AudioPaper.Synthesis;

namespace AudioPaper.Host.Library;

/// <summary>
/// A library on disk: <c>NEWSPAPER/DATE[-EDITION]/</c> for each issue, and <c>.store/</c> with the clips and tracks that all
/// issues share. It is the truth: whatever else is known can be made from it again.
/// </summary>
public sealed class LibraryFolder
{
    private LibraryFolder(string root)
    {
        Root = root;
        Clips = new ClipStore(Path.Combine(root, ".store", "clips"));
    }

    /// <summary>Full path of the library.</summary>
    public string Root { get; }

    /// <summary>The clips.</summary>
    public ClipStore Clips { get; }

    /// <summary>Opens a library; makes it when it is not there.</summary>
    /// <exception cref="LibraryException">It cannot be made or written.</exception>
    public static LibraryFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.Combine(root, ".store"));
            // A folder that exists may still refuse files.
            var probe = Path.Combine(root, ".store", $".{Path.GetRandomFileName()}.tmp");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return new LibraryFolder(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskFull.Is(e) ? DiskFull.At(root, e)
                : new LibraryException($"The library {root} cannot be written ({e.Message}); choose another with -o.", $"无法写入节目库 {root}（{e.Message}）；请用 -o 另选一个。", e);
        }
    }

    /// <summary>The folder of an issue.</summary>
    public IssueFolder Issue(IssueId id) => new(this, id);

    /// <summary>Path of a track; its folder is made.</summary>
    public string TrackPath(string name)
    {
        var folder = Path.Combine(Root, ".store", "tracks", name[..2]);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name + ".mp3");
    }

    /// <summary>Path of a newspaper's folder.</summary>
    public string NewspaperPath(IssueId id) => Path.Combine(Root, id.NewspaperFolder);
}
