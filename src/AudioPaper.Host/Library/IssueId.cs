using System.Globalization;

namespace AudioPaper.Host.Library;

/// <summary>
/// Names an issue in a library: its folder below the library's, <c>NEWSPAPER/DATE</c> or <c>NEWSPAPER/DATE-EDITION</c>. This is
/// what jobs carry.
/// </summary>
/// <param name="Folder">The folder, parts separated by <c>/</c>.</param>
public readonly record struct IssueId(string Folder)
{
    /// <summary>First parts of paths that the server keeps for itself; a newspaper of that name gets another folder.</summary>
    private static readonly string[] OfServer = ["api", "desk", "login", "logout", "health", "metrics", "p", "static"];

    /// <summary>The id of an issue.</summary>
    /// <param name="newspaper">Name of the newspaper, any text.</param>
    /// <param name="date">Its date.</param>
    /// <param name="edition">Label of the edition; empty when there is only one.</param>
    public static IssueId Of(string newspaper, DateOnly date, string edition) =>
        new($"{FolderName.Of(OfServer.Contains(newspaper.Trim().ToLowerInvariant()) ? "_" + newspaper : newspaper)}/{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(edition.Length > 0 ? "-" + FolderName.Of(edition) : "")}");

    /// <summary>The newspaper's folder.</summary>
    public string NewspaperFolder => Folder[..Folder.IndexOf('/')];

    /// <inheritdoc/>
    public override string ToString() => Folder;
}
