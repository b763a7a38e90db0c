using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Files;
using AudioPaper.Publishing;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>Makes the feeds of a newspaper.</summary>
/// <param name="newspaper">The newspaper.</param>
/// <param name="site">Under which address it is seen.</param>
internal sealed class ServedFeed(ServedNewspaper newspaper, SiteAddress site)
{
    private const int IssuesOnPage = 100;
    private const int IssuesOnSectionPage = 50;

    /// <summary>Each with its articles.</summary>
    private const int IssuesOnArticlePage = 10;

    /// <summary>The feed of a name.</summary>
    /// <returns>Null when there is none: no such section, issue, page or digest.</returns>
    public Feed? Of(FeedName name)
    {
        var issues = IssuesOf(name);
        var paging = new FeedPaging(issues.Count, name.Kind switch { FeedKind.Articles => IssuesOnArticlePage, FeedKind.Section => IssuesOnSectionPage, _ => IssuesOnPage });
        if (issues.Count == 0 || paging.Issues(name.Page) is not { } range)
        {
            return null;
        }

        // Pages of old issues tell nothing of the new ones, so that they stay as they are.
        var newest = issues[range][^1];
        var channel = PublishedFeed.Channel(newspaper.Record.Name, newest.Episode.Language, GuidOf(name), newspaper.Settings, Url(name), site.Url(newspaper.Folder, ""),
            site.Url(newest.Folder, "cover.jpg"), [.. issues[range].SelectMany(issue => ItemsOf(issue, name))]);
        return channel with
        {
            Title = TitleOf(name),
            Frequency = name.Kind == FeedKind.Issue || name.Page is not null ? null : UpdateFrequency.Of(issues.AsEnumerable().Reverse().Select(issue => issue.Episode.Date)),
            Pages = paging.ArchiveCount == 0 ? null : new FeedPages(
                Url(name with { Page = null }), Url(name with { Page = 1 }),
                name.Page is { } page ? Url(name with { Page = paging.Newer(page) }) : null,
                paging.Older(name.Page) is { } older ? Url(name with { Page = older }) : null),
        };
    }

    /// <summary>Address of a feed.</summary>
    public Uri Url(FeedName name)
    {
        var url = site.Url(newspaper.Folder, name.Path);
        return name.Page is { } page ? new Uri($"{url.AbsoluteUri}?page={page}") : url;
    }

    /// <summary>Title of a feed.</summary>
    public string TitleOf(FeedName name)
    {
        var (title, isChinese) = (newspaper.Record.Name, newspaper.Newest.Episode.Language == "zh-CN");
        return name.Kind switch
        {
            FeedKind.Headlines => isChinese ? $"{title} 提要" : $"{title}: headlines",
            FeedKind.Articles => isChinese ? $"{title} 逐篇" : $"{title}: article by article",
            FeedKind.Section => $"{title} · {newspaper.SectionFiles[name.Name]}",
            _ => title,
        };
    }

    /// <summary>All feeds of the newspaper, the full one first.</summary>
    public IEnumerable<FeedName> All()
    {
        yield return new FeedName(FeedKind.Full);
        if (newspaper.Issues.Any(issue => issue.Digest is not null))
        {
            yield return new FeedName(FeedKind.Headlines);
        }

        yield return new FeedName(FeedKind.Articles);
        foreach (var section in newspaper.SectionFiles.OrderBy(section => section.Value, StringComparer.Ordinal))
        {
            yield return new FeedName(FeedKind.Section, section.Key);
        }
    }

    private List<ServedIssue> IssuesOf(FeedName name) => name.Kind switch
    {
        FeedKind.Headlines => [.. newspaper.Issues.Where(issue => issue.Digest is not null)],
        FeedKind.Section => newspaper.SectionFiles.TryGetValue(name.Name, out var section) ? [.. newspaper.Issues.Where(issue => issue.Sections.Contains(section))] : [],
        FeedKind.Issue => newspaper.Issue(name.Name) is { } issue ? [issue] : [],
        _ => [.. newspaper.Issues],
    };

    private Guid GuidOf(FeedName name) => name.Kind switch
    {
        FeedKind.Full or FeedKind.Issue => newspaper.Record.PodcastGuid,
        FeedKind.Section => FeedGuid.OfPart(newspaper.Record.PodcastGuid, "section\n" + newspaper.SectionFiles[name.Name]),
        _ => FeedGuid.OfPart(newspaper.Record.PodcastGuid, name.Path),
    };

    private IEnumerable<FeedItem> ItemsOf(ServedIssue issue, FeedName name) => name.Kind switch
    {
        FeedKind.Headlines => [DigestOf(issue)],
        FeedKind.Articles => ArticlesOf(issue, null),
        FeedKind.Section => ArticlesOf(issue, newspaper.SectionFiles[name.Name]),
        _ => [PublishedFeed.Item(site.Library, issue.Folder, issue.Episode, issue.Published, issue.Books) with { ImageUrl = site.Url(issue.Folder, "cover.jpg") }],
    };

    private FeedItem DigestOf(ServedIssue issue) =>
        PublishedFeed.Item(site.Library, issue.Folder, issue.Digest!, issue.Published, []) with
        {
            Guid = PublishedFeed.DigestGuidOf(issue.Episode),
            ImageUrl = site.Url(issue.Folder, "cover.jpg"),
            ChaptersUrl = site.Url(issue.Folder, "digest.chapters.json"),
            TranscriptUrl = null,
            SubtitlesUrl = null,
        };

    // Speakers play the newest first: each article is a second older than the one before it.
    private IEnumerable<FeedItem> ArticlesOf(ServedIssue issue, string? section) => ServedArticle.Of(issue)
        .Select((article, i) => (article, i)).Where(one => section is null || one.article.Chapter.Section == section)
        .Select(one => new FeedItem(
            PublishedFeed.ArticleGuidOf(issue.Episode, one.article.Id), one.article.Chapter.Title,
            one.article.Chapter.Section is { } its ? $"{issue.Episode.Title} · {its}" : issue.Episode.Title,
            issue.Published.AddSeconds(-one.i), TimeSpan.FromSeconds(Math.Max(0, one.article.Chapter.EndSeconds - one.article.Chapter.StartSeconds)),
            new Enclosure(site.Url(issue.Folder, $"articles/{one.article.File}"), one.article.SizeBytes, PublicFile.MediaTypeOf(one.article.File)),
            new Uri(site.Url(issue.Folder, "").AbsoluteUri + "#" + one.article.Id))
        {
            ImageUrl = one.article.Picture is { } picture ? site.Url(issue.Folder, $"art/{picture}") : site.Url(issue.Folder, "cover.jpg"),
        });
}
