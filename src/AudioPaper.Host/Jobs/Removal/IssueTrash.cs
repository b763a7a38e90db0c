using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Removal;

/// <summary>Where folders of issues go before they are deleted: <c>.server/trash/</c>.</summary>
internal static class IssueTrash
{
    /// <summary>Takes the folder of an issue away, at once and as a whole. Whoever is just reading a file of it reads on.</summary>
    /// <param name="library">The library.</param>
    /// <param name="issue">The issue; its lock is the caller's.</param>
    public static void Throw(LibraryFolder library, IssueFolder issue)
    {
        var trash = Path.Combine(library.Root, ".server", "trash");
        Directory.CreateDirectory(trash);
        Directory.Move(issue.Path, Path.Combine(trash, Path.GetRandomFileName()));
        foreach (var folder in Directory.GetDirectories(trash))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody has a file open (Windows); the next deletion tries again.
            }
        }
    }
}
