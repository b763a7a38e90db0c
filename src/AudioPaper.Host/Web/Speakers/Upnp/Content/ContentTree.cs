using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Speakers.Upnp.Content;

/// <summary>
/// All that players see: newspapers, their issues (newest first), sections, articles. Private newspapers are not there. Ids are looked up among what is published,
/// never joined to a path.
/// </summary>
/// <param name="index">What is published.</param>
/// <param name="name">Name of the root.</param>
internal sealed class ContentTree(PublishedIndex index, string name)
{
    /// <summary>Id of the root (ContentDirectory:1, 2.7.4.2).</summary>
    public const string RootId = "0";

    /// <summary>The newspapers that everybody may hear, by name.</summary>
    public IEnumerable<ServedNewspaper> Newspapers =>
        index.Newspapers.Values.Where(IsShown).OrderBy(newspaper => newspaper.Record.Name, StringComparer.Ordinal).ThenBy(newspaper => newspaper.Folder, StringComparer.Ordinal);

    /// <summary>A newspaper that everybody may hear; null when there is none of this folder.</summary>
    public ServedNewspaper? Newspaper(string folder) => index.Newspapers.TryGetValue(folder, out var newspaper) && IsShown(newspaper) ? newspaper : null;

    /// <summary>An object; null when there is none of this id.</summary>
    public MediaObject? Find(string id) => Parts(id) switch
    {
        [RootId] => Root(),
        ["n", var folder] when Newspaper(folder) is { } newspaper => Container(newspaper),
        [_, var folder, var issue, ..] when Newspaper(folder) is { } newspaper && newspaper.Issue(issue) is { } found => IssueObjects.Of(newspaper, found).Everything.FirstOrDefault(one => one.Id == id),
        _ => null,
    };

    /// <summary>What stands directly in a container; null when there is none of this id.</summary>
    public IReadOnlyList<MediaObject>? Children(string id) => Parts(id) switch
    {
        [RootId] => [.. Newspapers.Select(Container)],
        ["n", var folder] when Newspaper(folder) is { } newspaper => [.. newspaper.Issues.Reverse().Select(issue => IssueObjects.Container(newspaper, issue))],
        ["i", var folder, var issue] when Newspaper(folder) is { } newspaper && newspaper.Issue(issue) is { } found => [.. IssueObjects.Of(newspaper, found).Children],
        ["s", var folder, var issue, _] when Newspaper(folder) is { } newspaper && newspaper.Issue(issue) is { } found && IssueObjects.Of(newspaper, found) is var objects
            && objects.Sections.Any(section => section.Id == id) => [.. objects.Articles.Where(article => article.ParentId == id)],
        _ => null,
    };

    /// <summary>All that stands in a container, at any depth; null when there is none of this id.</summary>
    public IEnumerable<MediaObject>? Descendants(string id) => Children(id) is { } children ? children.SelectMany(child => child.IsContainer ? (Descendants(child.Id) ?? []).Prepend(child) : [child]) : null;

    // Names that XML cannot hold are never made here; somebody made them by hand.
    private static bool IsShown(ServedNewspaper newspaper) => !newspaper.Settings.IsPrivate && !newspaper.Folder.Any(IsUnwritable) && !newspaper.Issues.Any(issue => issue.Name.Any(IsUnwritable));

    private static bool IsUnwritable(char c) => char.IsControl(c) || c is '\uFFFE' or '\uFFFF';

    private static string[] Parts(string id) => id.Length > 600 ? [] : id.Split('/');

    private static MediaObject Container(ServedNewspaper newspaper) => new($"n/{newspaper.Folder}", RootId, MediaObject.Folder, newspaper.Record.Name)
    {
        Artist = newspaper.Record.Name, ChildCount = newspaper.Issues.Length, Picture = [newspaper.Folder, newspaper.Newest.Name, "cover.jpg"],
    };

    private MediaObject Root() => new(RootId, "-1", MediaObject.Folder, name) { ChildCount = Newspapers.Count() };
}
