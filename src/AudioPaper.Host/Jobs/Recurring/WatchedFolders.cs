using System.Collections.Immutable;
using AudioPaper.Files;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Intake;

namespace AudioPaper.Host.Jobs.Recurring;

/// <summary>
/// Takes issues out of folders. A folder inside, a zip or a PDF is an issue of its own; other files that lie there together are one. Whatever has not changed for
/// half a minute is complete; then it goes into <c>.taken/DELIVERY</c>, so that nothing that somebody put there is ever lost. What begins with a dot, and
/// names that browsers and copying programs give to unfinished files, are left alone.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="deliver">Takes a delivery in: the wishes and the writer of its files; gives its id.</param>
internal sealed class WatchedFolders(TimeProvider clock, Func<IssueWishes, Func<string, CancellationToken, Task>, CancellationToken, Task<string>> deliver)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    private static readonly string[] Unfinished = [".part", ".partial", ".crdownload", ".tmp", ".filepart", "~"];

    /// <summary>Looks into one folder.</summary>
    /// <returns>Ids of what was delivered.</returns>
    /// <exception cref="IOException">The folder cannot be read, or something in it cannot be moved.</exception>
    public async Task<ImmutableArray<string>> LookAsync(WatchedFolder watched, CancellationToken cancellationToken)
    {
        var delivered = ImmutableArray.CreateBuilder<string>();
        foreach (var issue in Issues(new DirectoryInfo(watched.Folder)).Where(IsComplete))
        {
            var id = await deliver(new IssueWishes { Newspaper = watched.Newspaper }, (folder, cancellation) => CopyAsync(issue, folder, cancellation), cancellationToken);
            // A crash before this delivers the same pages once more, which changes nothing.
            var taken = Directory.CreateDirectory(Path.Combine(watched.Folder, ".taken", id)).FullName;
            foreach (var entry in issue)
            {
                Directory.Move(entry.FullName, Path.Combine(taken, entry.Name));
            }

            delivered.Add(id);
        }

        return delivered.ToImmutable();
    }

    private static IEnumerable<List<FileSystemInfo>> Issues(DirectoryInfo folder)
    {
        var entries = folder.EnumerateFileSystemInfos().Where(entry => entry.Name[0] != '.' && entry.LinkTarget is null).OrderBy(entry => entry.Name, NaturalOrder.Instance).ToList();
        foreach (var alone in entries.Where(IsAlone))
        {
            yield return [alone];
        }

        if (entries.Where(entry => !IsAlone(entry)).ToList() is { Count: > 0 } together)
        {
            yield return together;
        }
    }

    private static bool IsAlone(FileSystemInfo entry) => entry is DirectoryInfo || entry.Extension.ToUpperInvariant() is ".ZIP" or ".PDF" or ".EPUB";

    private bool IsComplete(List<FileSystemInfo> issue)
    {
        var files = issue.SelectMany(Files).ToList();
        return files.Count > 0 && files.TrueForAll(file => file.Length > 0 && !Array.Exists(Unfinished, end => file.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            && (clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc).Duration() >= Quiet);
    }

    private static IEnumerable<FileInfo> Files(FileSystemInfo entry) =>
        entry is DirectoryInfo folder ? folder.EnumerateFiles().Where(file => file.Name[0] != '.' && file.LinkTarget is null) : [(FileInfo)entry];

    private static async Task CopyAsync(List<FileSystemInfo> issue, string folder, CancellationToken cancellationToken)
    {
        foreach (var file in issue.SelectMany(Files))
        {
            await using var from = file.OpenRead();
            await WholeFile.WriteAsync(Path.Combine(folder, file.Name), (to, cancellation) => from.CopyToAsync(to, cancellation), cancellationToken);
        }
    }
}
