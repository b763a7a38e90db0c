using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace AudioPaper.Host.Library;

/// <summary>
/// The files that an issue consists of or is made of, each as a line: path below the library, size, time of writing, and of small ones the
/// hash. A file more, less or other than before changes the lines.
/// </summary>
internal sealed class RunFiles(LibraryFolder library, IssueId id)
{
    /// <summary>Up to this size the bytes themselves are compared, for people edit small files; of sound size and time must do.</summary>
    private const long LargestHashedBytes = 1 << 20;

    private readonly string newspaper = library.NewspaperPath(id);
    private readonly string issue = library.Issue(id).Path;

    /// <summary>The lines, in the order of the paths.</summary>
    /// <param name="stored">Files of the store, below the library with <c>/</c>.</param>
    /// <exception cref="IOException">A file went meanwhile, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public ImmutableArray<string> Stamps(IEnumerable<string> stored) =>
        [.. Own().Concat(stored.Select(name => Path.Combine(library.Root, name))).Select(Stamp).Order(StringComparer.Ordinal)];

    /// <summary>The store's files of some names; null when one is missing.</summary>
    /// <param name="clips">Names of clips.</param>
    /// <param name="tracks">Names of encoded parts.</param>
    public ImmutableArray<string>? Stored(IEnumerable<string> clips, IEnumerable<string> tracks)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var (kind, name) in clips.Select(name => ("clips", name)).Concat(tracks.Select(name => ("tracks", name))).Distinct())
        {
            var folder = new DirectoryInfo(Path.Combine(library.StorePath, kind, name[..2]));
            if (!folder.Exists || folder.EnumerateFiles(name + ".*").FirstOrDefault() is not { } file)
            {
                return null;
            }

            found.Add($".store/{kind}/{name[..2]}/{file.Name}");
        }

        return found.ToImmutable();
    }

    // The issue; settings, lexicons, cover and feed of the newspaper; and of its other issues what the feed tells.
    private IEnumerable<string> Own()
    {
        var (lexicons, own) = (Path.Combine(newspaper, IssueLexicons.FolderName), Path.GetFileName(issue));
        var others = Directory.EnumerateDirectories(newspaper).Where(path => Path.GetFileName(path) is { } name && name != own && name != IssueLexicons.FolderName);
        return Directory.EnumerateFiles(issue, "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(newspaper))
            .Concat(Directory.Exists(lexicons) ? Directory.EnumerateFiles(lexicons) : [])
            .Concat(others.SelectMany(other => Directory.EnumerateFiles(other, "episode.*").Concat([Path.Combine(other, "work", "episode.json"), Path.Combine(other, "work", "books.json")]).Where(File.Exists)))
            .Where(path => Path.GetFileName(path) is var name && name != ".lock" && !Operations.Logs.IssueLogs.IsAbout(name));
    }

    private string Stamp(string path)
    {
        var file = new FileInfo(path);
        var hash = file.Length > LargestHashedBytes || path.StartsWith(library.StorePath, StringComparison.Ordinal) ? "" : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(library.Root, path).Replace('\\', '/')}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\t{hash}");
    }
}
