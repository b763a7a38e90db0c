using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Files;
using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Library;
using AudioPaper.Publishing;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// Writes two feeds: <c>feed.xml</c> beside the episode, with this issue alone, and <c>podcast.xml</c> in the newspaper's folder, with
/// all of its issues; that is the one to subscribe to.
/// </summary>
internal sealed class NewspaperFeeds(IssueRun run, EpisodeRecord episode)
{
    private readonly string newspaperPath = run.Library.NewspaperPath(run.Issue.Id);

    /// <summary>Writes both.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        // Two editions may finish at once, and the feed lists both.
        using var kept = await FolderLock.TakeAsync(newspaperPath, () => { }, cancellationToken);
        foreach (var torn in Directory.EnumerateFiles(newspaperPath, ".*.tmp"))
        {
            File.Delete(torn);
        }

        var podcastUrl = Url(run.Issue.Id.NewspaperFolder, "podcast.xml");
        var guid = await GuidAsync(podcastUrl, cancellationToken);
        var own = await ItemOfAsync(run.Issue, episode, cancellationToken);
        await WriteAsync(run.Issue.At("feed.xml"), FeedOf(guid, Url(run.Issue.Id.Folder, "feed.xml"), [own]), cancellationToken);
        await WriteAsync(Path.Combine(newspaperPath, "podcast.xml"), FeedOf(guid, podcastUrl, await ItemsAsync(own, cancellationToken)), cancellationToken);
    }

    private static Task WriteAsync(string path, Feed feed, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(path, (stream, _) =>
        {
            FeedXml.Write(feed, stream);
            return Task.CompletedTask;
        }, cancellationToken);

    private async Task<Guid> GuidAsync(Uri feedUrl, CancellationToken cancellationToken)
    {
        var path = Path.Combine(newspaperPath, "newspaper.json");
        try
        {
            // An address on this machine was only a trial: the first public one makes the guid.
            if (JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), RecordJson.Readable.NewspaperRecord) is { } kept
                && (!kept.FeedUrl.IsLoopback || feedUrl.IsLoopback))
            {
                return kept.PodcastGuid;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            // It is made now.
        }

        var made = new NewspaperRecord(run.Request.Newspaper, FeedGuid.FromUrl(feedUrl), feedUrl);
        await WholeFile.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(made, RecordJson.Readable.NewspaperRecord), cancellationToken);
        return made.PodcastGuid;
    }

    /// <summary>All published issues of the newspaper.</summary>
    private async Task<ImmutableArray<FeedItem>> ItemsAsync(FeedItem own, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<FeedItem>();
        items.Add(own);
        foreach (var folder in Directory.EnumerateDirectories(newspaperPath).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
        {
            var id = new IssueId($"{run.Issue.Id.NewspaperFolder}/{folder}");
            var issue = run.Library.Issue(id);
            if (id != run.Issue.Id && await issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken) is { } other
                && (run.Shared.IsElsewhere || File.Exists(issue.At(other.Enclosure.Name))) && !File.Exists(issue.At("work", IssueRemoval.HeldName)))
            {
                items.Add(await ItemOfAsync(issue, other, cancellationToken));
            }
        }

        return items.ToImmutable();
    }

    private Feed FeedOf(Guid guid, Uri selfUrl, ImmutableArray<FeedItem> items) => PublishedFeed.Channel(
        run.Request.Newspaper, episode.Language, guid, run.Studio.Settings, selfUrl, Url(run.Issue.Id.NewspaperFolder, ""), Url(run.Issue.Id.Folder, "cover.jpg"), items);

    private async Task<FeedItem> ItemOfAsync(IssueFolder issue, EpisodeRecord item, CancellationToken cancellationToken) => PublishedFeed.Item(
        run.Request.PublicUrl, issue.Id.Folder, item, PublishedFeed.PublishedAt(item.Date),
        (await issue.ReadAsync(BookAssembly.RecordName, RecordJson.Readable.BooksRecord, cancellationToken))?.Files.Where(book => run.Shared.IsElsewhere || File.Exists(issue.At(book.Name))) ?? []);

    private Uri Url(string folder, string file) => LibraryUrl.Of(run.Request.PublicUrl, folder, file);
}
