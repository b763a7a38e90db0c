using System.Security.Claims;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Web.Api;

/// <summary>
/// Finds newspapers and issues by their ids in paths. An id is compared with the names of the folders there are and never joined to a path, so that none leads
/// anywhere else.
/// </summary>
internal static class Known
{
    /// <summary>Ids of all newspapers that somebody may see, in order.</summary>
    public static IEnumerable<string> Newspapers(LibraryFolder library, ClaimsPrincipal user) =>
        new DirectoryInfo(library.Root).EnumerateDirectories().Where(folder => folder.Name[0] != '.' && (folder.Attributes & FileAttributes.ReparsePoint) == 0)
            .Select(folder => folder.Name).Where(name => Access.Sees(user, name)).Order(StringComparer.Ordinal);

    /// <summary>Folder of a newspaper; null when there is none of this id, or who asks may not see it.</summary>
    public static string? Newspaper(LibraryFolder library, ClaimsPrincipal user, string newspaper) => Newspapers(library, user).FirstOrDefault(name => name == newspaper);

    /// <summary>Issues of a newspaper, in order.</summary>
    /// <param name="library">The library.</param>
    /// <param name="folder">Its folder, as <see cref="Newspaper"/> gave it.</param>
    public static IEnumerable<IssueId> Issues(LibraryFolder library, string folder) =>
        new DirectoryInfo(Path.Combine(library.Root, folder)).EnumerateDirectories().Where(issue => issue.Name[0] != '.' && File.Exists(Path.Combine(issue.FullName, "work", "issue.json")))
            .Select(issue => issue.Name).Order(StringComparer.Ordinal).Select(name => new IssueId($"{folder}/{name}"));

    /// <summary>An issue; null when there is none of this id, or who asks may not see it.</summary>
    public static IssueFolder? Issue(LibraryFolder library, ClaimsPrincipal user, string newspaper, string issue) =>
        Newspaper(library, user, newspaper) is { } folder && Issues(library, folder).Where(id => NameOf(id) == issue).Cast<IssueId?>().FirstOrDefault() is { } found ? library.Issue(found) : null;

    /// <summary>Id of an issue within its newspaper.</summary>
    public static string NameOf(IssueId id) => id.Folder[(id.NewspaperFolder.Length + 1)..];

    /// <summary>Name of the newspaper in a folder.</summary>
    public static string NewspaperName(LibraryFolder library, string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(library.Root, folder, "newspaper.json")), RecordJson.Readable.NewspaperRecord)?.Name ?? folder;
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return folder;
        }
    }

    /// <summary>Path of an issue in the API.</summary>
    public static string Address(IssueId id) => $"/api/v1/issues/{Uri.EscapeDataString(id.NewspaperFolder)}/{Uri.EscapeDataString(NameOf(id))}";
}
