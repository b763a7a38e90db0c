using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Issues;

/// <summary>The files of issues, here and in the bucket. Thread-safe.</summary>
/// <param name="library">The working copy's library.</param>
/// <param name="copy">The working copy.</param>
internal sealed class IssueFiles(LibraryFolder library, WorkingCopy copy)
{
    private readonly IssueGates gates = new();

    /// <summary>The working copy's library.</summary>
    public LibraryFolder Library => library;

    /// <summary>The working copy.</summary>
    public WorkingCopy Copy => copy;

    /// <summary>Waits for an issue's turn in this process; disposing of it gives it back.</summary>
    public Task<IDisposable> EnterAsync(IssueId id, CancellationToken cancellationToken) => gates.EnterAsync(id, cancellationToken);

    /// <summary>All objects of an issue.</summary>
    public async Task<List<BucketObject>> ListAsync(IssueId id, CancellationToken cancellationToken) =>
        await copy.Bucket.ListAsync(BucketKeys.Of(id), cancellationToken: cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Names of files in a folder of the issue here, relative to the issue's folder.</summary>
    public IEnumerable<string> NamesIn(IssueId id, string folder) => library.Issue(id) is var issue && Path.Combine(issue.Path, folder) is var path && Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(issue.Path, file).Replace('\\', '/')) : [];

    /// <summary>Tags by key.</summary>
    public static Dictionary<string, string> TagsOf(IEnumerable<BucketObject> there) => there.ToDictionary(one => one.Key, one => one.Tag, StringComparer.Ordinal);

    /// <summary>Name of an object below the issue's folder.</summary>
    public static string NameOf(IssueId id, string key) => key[(id.Folder.Length + 1)..];
}
