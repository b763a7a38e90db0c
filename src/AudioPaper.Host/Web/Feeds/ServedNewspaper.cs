using System.Collections.Frozen;
using System.Collections.Immutable;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>A newspaper as the server shows it. Never changed: what is new makes a new one.</summary>
internal sealed class ServedNewspaper
{
    private readonly FrozenDictionary<string, ServedIssue> byName;

    /// <summary>A newspaper.</summary>
    /// <param name="folder">Its folder's name.</param>
    /// <param name="record">Name and id.</param>
    /// <param name="settings">What people said of it.</param>
    /// <param name="issues">Its published issues, the oldest first.</param>
    /// <param name="modified">When any of it changed last; whole seconds.</param>
    public ServedNewspaper(string folder, NewspaperRecord record, NewspaperSettings settings, ImmutableArray<ServedIssue> issues, DateTimeOffset modified)
    {
        (Folder, Record, Settings, Issues, Modified) = (folder, record, settings, issues, modified);
        byName = issues.ToFrozenDictionary(issue => issue.Name, StringComparer.Ordinal);
        SectionFiles = issues.SelectMany(issue => issue.Sections).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(section => FolderName.Of(section) + ".xml", StringComparer.Ordinal);
    }

    /// <summary>Its folder's name.</summary>
    public string Folder { get; }

    /// <summary>Name and id.</summary>
    public NewspaperRecord Record { get; }

    /// <summary>What people said of it.</summary>
    public NewspaperSettings Settings { get; }

    /// <summary>Its published issues, the oldest first; at least one.</summary>
    public ImmutableArray<ServedIssue> Issues { get; }

    /// <summary>When any of it changed last; whole seconds.</summary>
    public DateTimeOffset Modified { get; }

    /// <summary>Sections by the names of their feeds' files.</summary>
    public FrozenDictionary<string, string> SectionFiles { get; }

    /// <summary>The newest issue.</summary>
    public ServedIssue Newest => Issues[^1];

    /// <summary>An issue by its folder's name; null when there is none.</summary>
    public ServedIssue? Issue(string name) => byName.GetValueOrDefault(name);
}

/// <summary>A published issue as the server shows it.</summary>
/// <param name="Name">Name of its folder in the newspaper's.</param>
/// <param name="Path">Full path of that folder.</param>
/// <param name="Folder">That folder below the library, parts separated by <c>/</c>.</param>
/// <param name="Episode">Its episode.</param>
/// <param name="Digest">Its digest; null when it has none.</param>
/// <param name="Sections">The sections its articles stand in, each once, in order.</param>
/// <param name="Published">When it came out.</param>
/// <param name="Stamp">Tells whether it has changed.</param>
internal sealed record ServedIssue(
    string Name, string Path, string Folder, EpisodeRecord Episode, EpisodeRecord? Digest, ImmutableArray<string> Sections, DateTimeOffset Published, IssueStamp Stamp)
{
    /// <summary>Files of its books.</summary>
    public ImmutableArray<BookRecord> Books { get; init; } = [];
}
