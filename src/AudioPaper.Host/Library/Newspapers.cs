using System.Globalization;
using System.Text.Json;
using AudioPaper.Pronunciation.Lexicons;

namespace AudioPaper.Host.Library;

/// <summary>Finds newspapers of a library by name.</summary>
internal static class Newspapers
{
    private const string RecordName = "newspaper.json";

    /// <summary>The lexicons of a newspaper, or of one of its issues.</summary>
    /// <param name="library">Path of the library; it need not be there yet.</param>
    /// <param name="newspaper">Name of the newspaper; null when the library has only one.</param>
    /// <param name="issue">Date, with an edition after a hyphen; null for the newspaper.</param>
    /// <returns>The lexicons, and whether the library has an issue of the newspaper already.</returns>
    /// <exception cref="LibraryException">No name was given, and the library has no newspaper, or several.</exception>
    public static (IssueLexicons Lexicons, bool IsPublished) LexiconsOf(string library, string? newspaper, string? issue)
    {
        var root = Path.GetFullPath(library);
        var all = In(root);
        if (newspaper is null && all.Count != 1)
        {
            throw all.Count == 0
                ? new LibraryException($"The library {root} has no newspaper yet; give its name with --newspaper.", $"节目库 {root} 里还没有报纸；请用 --newspaper 指定名称。")
                : new LibraryException($"The library {root} has several newspapers ({string.Join(", ", all.Values)}); choose one with --newspaper.", $"节目库 {root} 里有几种报纸（{string.Join("、", all.Values)}）；请用 --newspaper 选择。");
        }

        var folder = newspaper is null ? all.Keys.Single() : FolderName.Of(newspaper);
        var issueFolder = issue is null ? null
            : IssueId.Of("", DateOnly.ParseExact(issue[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), issue.Length > 10 ? issue[11..] : "").Folder.Split('/')[1];
        return (new IssueLexicons(root, folder, issueFolder), File.Exists(Path.Combine(root, folder, RecordName)));
    }

    /// <summary>Folders of newspapers and their names.</summary>
    private static SortedDictionary<string, string> In(string root)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.Exists(root) ? Directory.EnumerateDirectories(root).Where(path => !Path.GetFileName(path).StartsWith('.')) : [])
        {
            try
            {
                var record = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(path, RecordName)), RecordJson.Readable.NewspaperRecord);
                found.Add(Path.GetFileName(path), record?.Name ?? Path.GetFileName(path));
            }
            catch (Exception e) when (e is FileNotFoundException or JsonException)
            {
                // A newspaper that was never published has no name of its own, but it may have lexicons.
                if (e is JsonException || LexiconFiles.In(Path.Combine(path, "lexicon")).Length > 0)
                {
                    found.Add(Path.GetFileName(path), Path.GetFileName(path));
                }
            }
        }

        return found;
    }
}
