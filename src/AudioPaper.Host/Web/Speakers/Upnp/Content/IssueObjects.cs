using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Web.Speakers.Upnp.Content;

/// <summary>An issue as players see it: the whole of it, the digest, and its articles, in their sections where it has any.</summary>
internal sealed class IssueObjects
{
    // An issue that changes is a new object; what it holds is read once.
    private static readonly ConditionalWeakTable<ServedIssue, IssueObjects> Known = [];

    private IssueObjects(ServedNewspaper newspaper, ServedIssue issue)
    {
        Issue = Container(newspaper, issue);
        var articles = ServedArticle.Of(issue).Where(article => article.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')).Index().ToImmutableArray();
        var sections = articles.Select(article => article.Item.Chapter.Section).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        Sections = [.. sections.Select((section, at) => new MediaObject($"s/{issue.Folder}/{at}", Issue.Id, MediaObject.Folder, section)
        {
            Artist = Issue.Artist, Album = Issue.Title, Genre = section, Date = issue.Episode.Date, ChildCount = articles.Count(article => article.Item.Chapter.Section == section), Picture = Issue.Picture,
        })];
        Articles = [.. articles.Select(article => Article(issue, article.Item, article.Index + 1, article.Item.Chapter.Section is { } section ? $"s/{issue.Folder}/{sections.IndexOf(section)}" : Issue.Id))];
        Whole = Track("w", issue.Episode, issue.Episode.Title);
        Digest = issue.Digest is { } digest ? Track("d", digest, digest.Title) : null;

        MediaObject Track(string kind, EpisodeRecord record, string title) => new($"{kind}/{issue.Folder}", Issue.Id, MediaObject.Track, title)
        {
            Artist = Issue.Artist, Album = Issue.Title, Date = record.Date, Picture = Issue.Picture,
            Sound = new MediaSound([.. issue.Folder.Split('/'), record.Enclosure.Name], record.Enclosure.MediaType.Split(';')[0], record.Enclosure.SizeBytes, record.DurationSeconds),
        };
    }

    /// <summary>The issue itself.</summary>
    public MediaObject Issue { get; }

    /// <summary>All of it as one track.</summary>
    public MediaObject Whole { get; }

    /// <summary>Its digest: headlines and what is most important; null when it has none.</summary>
    public MediaObject? Digest { get; }

    /// <summary>Its sections, in order.</summary>
    public ImmutableArray<MediaObject> Sections { get; }

    /// <summary>Its articles, in order.</summary>
    public ImmutableArray<MediaObject> Articles { get; }

    /// <summary>What stands directly in it.</summary>
    public IEnumerable<MediaObject> Children => new[] { Whole, Digest }.OfType<MediaObject>().Concat(Sections).Concat(Articles.Where(article => article.ParentId == Issue.Id));

    /// <summary>All of it, containers before what they hold.</summary>
    public IEnumerable<MediaObject> Everything => new[] { Issue, Whole, Digest }.OfType<MediaObject>().Concat(Sections).Concat(Articles);

    /// <summary>What is in an issue.</summary>
    public static IssueObjects Of(ServedNewspaper newspaper, ServedIssue issue)
    {
        if (Known.TryGetValue(issue, out var known))
        {
            return known;
        }

        var made = new IssueObjects(newspaper, issue);
        if (made.Articles.Length > 0)
        {
            // While an issue is made anew it has none, and that is not to be remembered.
            Known.AddOrUpdate(issue, made);
        }

        return made;
    }

    /// <summary>The issue as its newspaper shows it; nothing of it is read.</summary>
    public static MediaObject Container(ServedNewspaper newspaper, ServedIssue issue) => new($"i/{issue.Folder}", $"n/{newspaper.Folder}", MediaObject.IssueClass, issue.Episode.Title)
    {
        Artist = newspaper.Record.Name, Album = issue.Episode.Title, Date = issue.Episode.Date, Picture = [.. issue.Folder.Split('/'), "cover.jpg"],
    };

    private MediaObject Article(ServedIssue issue, ServedArticle article, int number, string parent) => new($"a/{issue.Folder}/{article.Id}", parent, MediaObject.Track, article.Chapter.Title)
    {
        Artist = Issue.Artist, Album = Issue.Title, Genre = article.Chapter.Section, Date = issue.Episode.Date, Number = number,
        Picture = article.Picture is { } picture ? [.. issue.Folder.Split('/'), ChapterArt.FolderName, picture] : Issue.Picture,
        Sound = new MediaSound(
            [.. issue.Folder.Split('/'), ArticleSoundFile.FolderName, article.File], PublicFile.MediaTypeOf(article.File), article.SizeBytes, Math.Max(0, article.Chapter.EndSeconds - article.Chapter.StartSeconds)),
    };
}
