using AudioPaper.Packaging;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Library;

/// <summary>
/// A library on disk: <c>NEWSPAPER/DATE[-EDITION]/</c> for each issue, and <c>.store/</c> with the clips and parts of tracks that all
/// issues share. It is the truth: whatever else is known can be made from it again.
/// </summary>
public sealed class LibraryFolder
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

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
    /// <exception cref="LibraryException">It cannot be made or written, or is of a newer version.</exception>
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
            Format.LibraryFormat.UpgradeAsync(root).GetAwaiter().GetResult();
            return new LibraryFolder(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LibraryException.NotWritable(root, e);
        }
    }

    /// <summary>A library to look into; it need not be there, and nothing is made.</summary>
    public static LibraryFolder At(string path) => new(Path.GetFullPath(path));

    /// <summary>Opens a library that must be there already.</summary>
    /// <exception cref="LibraryException">There is none, or it is of a newer version.</exception>
    public static LibraryFolder OpenExisting(string path)
    {
        var root = Path.GetFullPath(path);
        Format.LibraryFormat.IsCurrent(root);
        return Directory.Exists(Path.Combine(root, ".store")) ? new LibraryFolder(root)
            : throw new LibraryException($"There is no library at {root}; give its folder.", $"{root} 不是节目库；请给出节目库的文件夹。");
    }

    /// <summary>Folder of clips and tracks. Whoever makes an issue shares its lock; whoever removes something takes it.</summary>
    public string StorePath => Path.Combine(Root, ".store");

    /// <summary>All issues there are, in order of their folders.</summary>
    public IEnumerable<IssueId> Issues() =>
        Directory.EnumerateDirectories(Root).Where(path => Path.GetFileName(path)[0] != '.')
            .SelectMany(Directory.EnumerateDirectories).Where(path => File.Exists(Path.Combine(path, "work", "issue.json")))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal).Select(folder => new IssueId(folder));

    /// <summary>
    /// Removes what killed processes left unfinished in the store. Only what is old: other processes may be writing there, and
    /// none of them writes one file for an hour.
    /// </summary>
    public void RemoveTorn()
    {
        foreach (var torn in Directory.EnumerateFiles(Path.Combine(Root, ".store"), ".*.tmp", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) < TimeProvider.System.GetUtcNow().UtcDateTime - LongestWrite))
        {
            File.Delete(torn);
        }
    }

    /// <summary>The folder of an issue.</summary>
    public IssueFolder Issue(IssueId id) => new(this, id);

    /// <summary>Path of a part of a track as an encoder makes it: its name is the hash of the encoder and of the sound. Its folder is made.</summary>
    public string TrackPath(IEncoder encoder, PartRecord part)
    {
        var name = ClipStore.NameOf($"{encoder.Fingerprint}\n{part.Sound}");
        var folder = Path.Combine(Root, ".store", "tracks", name[..2]);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{name}.{encoder.Extension}");
    }

    /// <summary>Path of a clip.</summary>
    public string ClipPath(string name) => Path.Combine(Root, ".store", "clips", name[..2], name + ".wav");

    /// <summary>A path as it is told in files of the library, which may be moved: below the library with <c>/</c>; of others only the name.</summary>
    public string RelativePath(string path) => Path.GetRelativePath(Root, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
        ? Path.GetFileName(path) : relative.Replace('\\', '/');

    /// <summary>Path of a newspaper's folder.</summary>
    public string NewspaperPath(IssueId id) => Path.Combine(Root, id.NewspaperFolder);
}
