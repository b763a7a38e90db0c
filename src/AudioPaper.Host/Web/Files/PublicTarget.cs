using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Front.Player;
using AudioPaper.Host.Web.Speakers.Addresses;

namespace AudioPaper.Host.Web.Files;

/// <summary>What the path of a request means, once found among what is published.</summary>
internal abstract record PublicTarget
{
    /// <summary>The page with all newspapers.</summary>
    public sealed record Front : PublicTarget;

    /// <summary>A feed.</summary>
    /// <param name="Newspaper">Its newspaper.</param>
    /// <param name="Name">Which feed.</param>
    public sealed record FeedFile(ServedNewspaper Newspaper, FeedName Name) : PublicTarget;

    /// <summary>The page of a newspaper.</summary>
    /// <param name="Newspaper">The newspaper.</param>
    public sealed record NewspaperPage(ServedNewspaper Newspaper) : PublicTarget;

    /// <summary>The page of an issue.</summary>
    /// <param name="Newspaper">Its newspaper.</param>
    /// <param name="Issue">The issue.</param>
    public sealed record IssuePage(ServedNewspaper Newspaper, ServedIssue Issue) : PublicTarget;

    /// <summary>A file of an issue.</summary>
    /// <param name="Issue">The issue.</param>
    /// <param name="File">The file.</param>
    public sealed record IssueFile(ServedIssue Issue, PublicFile File) : PublicTarget;

    /// <summary>Where listeners say that something was said wrong.</summary>
    /// <param name="Newspaper">The newspaper.</param>
    /// <param name="Issue">The issue.</param>
    /// <param name="Id">A remark, to ask what became of it; null to send one.</param>
    public sealed record Remarks(ServedNewspaper Newspaper, ServedIssue Issue, string? Id) : PublicTarget;

    /// <summary>Where a listener stopped.</summary>
    /// <param name="Issue">In which issue.</param>
    /// <param name="ListenerId">The listener whose address it is; null for everybody else, of whom nothing is kept.</param>
    public sealed record Place(ServedIssue Issue, string? ListenerId) : PublicTarget;

    /// <summary>A file of the player.</summary>
    /// <param name="Body">Its content.</param>
    /// <param name="IsFixed">Whether its address holds the hash of what is there now, so that it never changes.</param>
    public sealed record PlayerFile(RenderedBody Body, bool IsFixed) : PublicTarget;

    /// <summary>What makes an application of the site, or of a newspaper.</summary>
    /// <param name="Newspaper">The newspaper; null for the site.</param>
    public sealed record Manifest(ServedNewspaper? Newspaper) : PublicTarget;

    /// <summary>Something for speakers.</summary>
    /// <param name="Newspaper">Its newspaper.</param>
    /// <param name="File">What it is.</param>
    public sealed record Speaker(ServedNewspaper Newspaper, SpeakerFile File) : PublicTarget;

    /// <summary>A page whose address lacks the slash at its end.</summary>
    /// <param name="Folder">The folder, parts separated by <c>/</c>.</param>
    public sealed record Elsewhere(string Folder) : PublicTarget;

    /// <summary>What names mean at the root of the site, besides newspapers; null when that is nothing.</summary>
    public static PublicTarget? AtRoot(ReadOnlySpan<string> names) => names switch
    {
        [""] => new Front(),
        [SiteManifest.FileName] => new Manifest(null),
        // Browsers ask for it on pages that name no icon of their own.
        ["favicon.ico"] when PlayerFiles.Find(PlayerFiles.Version, "icon-192.png") is { } icon => new PlayerFile(icon, IsFixed: false),
        [PlayerFiles.WorkerName] => new PlayerFile(PlayerFiles.Worker, IsFixed: false),
        [PlayerFiles.Folder, var version, var name] when PlayerFiles.Find(version, name) is { } body => new PlayerFile(body, version == PlayerFiles.Version),
        _ => null,
    };

    /// <summary>What names mean inside a newspaper.</summary>
    /// <param name="newspaper">The newspaper, which the caller may see.</param>
    /// <param name="names">Names behind the newspaper's own.</param>
    /// <param name="page">The page asked for; null for the first.</param>
    /// <returns>Null when it is nothing.</returns>
    public static PublicTarget? In(ServedNewspaper newspaper, ReadOnlySpan<string> names, int? page) => names switch
    {
        [] => new Elsewhere(newspaper.Folder),
        [""] => new NewspaperPage(newspaper),
        [SiteManifest.FileName] => new Manifest(newspaper),
        ["podcast.xml"] => new FeedFile(newspaper, new FeedName(FeedKind.Full, "", page)),
        ["headlines.xml"] => new FeedFile(newspaper, new FeedName(FeedKind.Headlines, "", page)),
        ["articles.xml"] => new FeedFile(newspaper, new FeedName(FeedKind.Articles, "", page)),
        ["sections", var file] => newspaper.SectionFiles.ContainsKey(file) ? new FeedFile(newspaper, new FeedName(FeedKind.Section, file, page)) : null,
        _ when SpeakerFile.Of(newspaper, names) is { } file => new Speaker(newspaper, file),
        [var name, .. var rest] => newspaper.Issue(name) is { } issue ? In(newspaper, issue, rest) : null,
    };

    private static PublicTarget? In(ServedNewspaper newspaper, ServedIssue issue, ReadOnlySpan<string> names) => names switch
    {
        [] => new Elsewhere(issue.Folder),
        [""] => new IssuePage(newspaper, issue),
        ["feed.xml"] => new FeedFile(newspaper, new FeedName(FeedKind.Issue, issue.Name)),
        ["place"] => new Place(issue, null),
        ["remarks"] => new Remarks(newspaper, issue, null),
        ["remarks", var id] => new Remarks(newspaper, issue, id),
        _ => PublicFile.Of(issue, names) is { } file ? new IssueFile(issue, file) : null,
    };
}
