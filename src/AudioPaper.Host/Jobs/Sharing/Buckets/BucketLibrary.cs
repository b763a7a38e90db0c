using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>The library in a bucket; each process has a working copy in its own folder. What both have and differs is the bucket's, except for what people write beside the server.</summary>
internal sealed class BucketLibrary : ISharedLibrary, IDisposable
{
    private readonly LibraryFolder library;
    private readonly Bucket bucket;
    private readonly bool isServer;
    private readonly WorkingCopy copy;
    private readonly IssueGates gates = new();
    private readonly NewspaperCopy newspapers;
    private readonly DeliveryCopy deliveries;

    /// <summary>Creates it; nothing is copied yet.</summary>
    /// <param name="library">The working copy.</param>
    /// <param name="bucket">The bucket; closed with this.</param>
    /// <param name="isServer">Whether people write into this process's folder: settings, lexicons, covers and edits are put from here and never overwritten.</param>
    public BucketLibrary(LibraryFolder library, Bucket bucket, bool isServer)
    {
        (this.library, this.bucket, this.isServer) = (library, bucket, isServer);
        copy = new WorkingCopy(library.Root, bucket);
        (newspapers, deliveries) = (new NewspaperCopy(library, copy, isServer), new DeliveryCopy(copy));
    }

    /// <inheritdoc/>
    public bool IsElsewhere => true;

    /// <summary>The bucket.</summary>
    internal Bucket Bucket => bucket;

    /// <summary>What is copied of newspapers.</summary>
    internal NewspaperCopy Newspapers => newspapers;

    /// <summary>What is copied of deliveries.</summary>
    internal DeliveryCopy Deliveries => deliveries;

    /// <inheritdoc/>
    public async Task PullIssueAsync(IssueId id, CancellationToken cancellationToken)
    {
        await newspapers.PullAsync(id.NewspaperFolder, cancellationToken);
        await PullRecordsAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task PullRecordsAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await gates.EnterAsync(id, cancellationToken);
        var there = await ListAsync(id, cancellationToken);
        var isTaken = await TakenAsync(id, cancellationToken);
        await copy.PullAllAsync(there.Where(one => BucketKeys.IsRecord(NameOf(id, one.Key)) && isTaken(NameOf(id, one.Key))), cancellationToken);
        var names = there.Select(one => NameOf(id, one.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in new[] { "source", "work", "lexicon" }.SelectMany(folder => NamesIn(id, folder)).Where(name => BucketKeys.IsMirrored(name) && !names.Contains(name) && isTaken(name)))
        {
            File.Delete(library.Issue(id).At(name));
        }

        if (isServer)
        {
            await copy.PushAllAsync(NamesIn(id, "lexicon").Select(name => library.Issue(id).At(name)), TagsOf(there), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task PullSoundAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            await copy.GetAsync(copy.KeyOf(path), path, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task PushClipAsync(string path, CancellationToken cancellationToken) => copy.PushAsync(path, null, cancellationToken);

    /// <inheritdoc/>
    public async Task KeepAsync(IssueFolder issue, IEnumerable<string> sounds, IReadOnlyList<string> names, Func<Task> write, CancellationToken cancellationToken)
    {
        await copy.PushAllAsync(sounds, null, cancellationToken);
        using var turn = await gates.EnterAsync(issue.Id, cancellationToken);
        var isPut = false;
        try
        {
            await write();
            foreach (var name in names)
            {
                await PutRecordAsync(issue, name, cancellationToken);
            }

            isPut = true;
        }
        finally
        {
            // Of articles.json people may have made an edit.
            foreach (var name in isPut ? [] : names.Where(name => !name.EndsWith("articles.json", StringComparison.Ordinal)))
            {
                File.Delete(issue.At(name));
            }
        }
    }

    /// <inheritdoc/>
    public async Task KeepImportAsync(IssueFolder issue, string runId, Func<Task> write, CancellationToken cancellationToken)
    {
        using var turn = await gates.EnterAsync(issue.Id, cancellationToken);
        await write();
        using var nothing = new MemoryStream();
        await bucket.PutAsync($"{BucketKeys.Open}{issue.Id}/{runId}", nothing, cancellationToken);
        var there = await ListAsync(issue.Id, cancellationToken);
        await copy.PushAllAsync(NamesIn(issue.Id, "source").Append("articles.json").Append("work/articles.json").Select(name => issue.At(name)).Where(File.Exists), TagsOf(there), cancellationToken);
        await PutRecordAsync(issue, "work/edited.json", cancellationToken);
        await PutRecordAsync(issue, "work/issue.json", cancellationToken);
        foreach (var old in there.Where(one => NameOf(issue.Id, one.Key) is var name && name.StartsWith("source/", StringComparison.Ordinal) && !File.Exists(issue.At(name))))
        {
            await bucket.DeleteAsync(old.Key, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task KeepEpisodeAsync(IssueFolder issue, Func<Task> write, CancellationToken cancellationToken)
    {
        var there = await ListAsync(issue.Id, cancellationToken);
        // The record follows under the turn of the issue: a job that begins meanwhile takes it for old and takes it away here.
        var files = NamesIn(issue.Id, "").Where(name => !BucketKeys.IsRecord(name) && name != "report.json" && Path.GetFileName(name)[0] != '.').ToHashSet(StringComparer.Ordinal);
        await copy.PushAllAsync(files.Select(name => issue.At(name)), TagsOf(there), cancellationToken);
        await KeepAsync(issue, [], ["work/episode.json", "work/digest.json", $"work/{BookAssembly.RecordName}.json"], write, cancellationToken);
        foreach (var old in there.Where(one => NameOf(issue.Id, one.Key) is var name && !BucketKeys.IsRecord(name) && name != "report.json" && !files.Contains(name)))
        {
            await bucket.DeleteAsync(old.Key, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task PullNewspaperAsync(IssueId id, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "transcript.vtt", "feed.xml" })
        {
            await copy.GetAsync(BucketKeys.Of(id) + name, library.Issue(id).At(name), cancellationToken);
        }

        await newspapers.PullEpisodesAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task PushPublicationAsync(IssueId id, CancellationToken cancellationToken)
    {
        var newspaper = library.NewspaperPath(id);
        foreach (var path in new[] { library.Issue(id).At("feed.xml"), Path.Combine(newspaper, "newspaper.json"), Path.Combine(newspaper, "podcast.xml"), library.Issue(id).At("report.json") })
        {
            await copy.PushAsync(path, null, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task TellPublishedAsync(IssueId id, DateTimeOffset publishedAt, CancellationToken cancellationToken)
    {
        using var nothing = new MemoryStream();
        await bucket.PutAsync(BucketKeys.PublishedAt(publishedAt, id), nothing, cancellationToken);
    }

    /// <inheritdoc/>
    public Task PullDeliveryAsync(string deliveryId, CancellationToken cancellationToken) => deliveries.PullAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public Task PushDeliveryAsync(string deliveryId, CancellationToken cancellationToken) => deliveries.PushAsync(deliveryId, cancellationToken);

    /// <inheritdoc/>
    public async Task PullUndoneAsync(CancellationToken cancellationToken)
    {
        await deliveries.PullWaitingAsync(cancellationToken);
        var open = new HashSet<IssueId>();
        await foreach (var marker in bucket.ListAsync(BucketKeys.Open, cancellationToken: cancellationToken))
        {
            var (folder, runId) = marker.Key[BucketKeys.Open.Length..].LastIndexOf('/') is > 0 and var end ? (marker.Key.Substring(BucketKeys.Open.Length, end), marker.Key[(BucketKeys.Open.Length + end + 1)..]) : ("", "");
            if (!BucketKeys.IsIssue(folder))
            {
                continue;
            }

            var issue = library.Issue(new IssueId(folder));
            await PullControlAsync(issue.Id, cancellationToken);
            open.Add(issue.Id);
            var (request, state) = (await issue.RequestAsync(cancellationToken), await issue.StateAsync(cancellationToken));
            if (request is not null && (request.RunId != runId ? marker.WrittenAt < DateTimeOffset.UtcNow.AddDays(-1) : state is { IsFinal: true } && state.RunId == runId && (state.Stage is not (IssueStage.Published or IssueStage.Failed) || state.IsAnnounced)))
            {
                await bucket.DeleteAsync(marker.Key, cancellationToken);
            }
        }

        foreach (var id in library.Issues().Where(id => !open.Contains(id)).ToList())
        {
            if (await library.Issue(id).StateAsync(cancellationToken) is null or { IsFinal: false } or { Stage: IssueStage.Published or IssueStage.Failed, IsAnnounced: false })
            {
                await PullControlAsync(id, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await gates.EnterAsync(id, cancellationToken);
        // State and withdrawal go last: what is left by a crash is not served, and can be found and taken away again.
        foreach (var one in (await ListAsync(id, cancellationToken)).OrderBy(one => BucketKeys.Turn(NameOf(id, one.Key))))
        {
            await bucket.DeleteAsync(one.Key, cancellationToken);
        }
    }

    /// <summary>Takes a published issue whole, what names something after it.</summary>
    internal async Task PullPublishedAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await gates.EnterAsync(id, cancellationToken);
        var there = await ListAsync(id, cancellationToken);
        var isTaken = await TakenAsync(id, cancellationToken);
        foreach (var together in there.Where(one => isTaken(NameOf(id, one.Key))).GroupBy(one => BucketKeys.Turn(NameOf(id, one.Key))).OrderBy(group => group.Key))
        {
            await copy.PullAllAsync(together, cancellationToken);
        }

        var names = there.Select(one => NameOf(id, one.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in NamesIn(id, "").Where(name => !names.Contains(name) && (IsMade(name) || (BucketKeys.IsMirrored(name) && isTaken(name)))).ToList())
        {
            File.Delete(library.Issue(id).At(name));
        }
    }

    /// <summary>Size of an issue in the bucket.</summary>
    internal async Task<long> SizeBytesAsync(IssueId id, CancellationToken cancellationToken) => (await ListAsync(id, cancellationToken)).Sum(one => one.SizeBytes);

    /// <inheritdoc/>
    public void Dispose() => bucket.Dispose();

    /// <summary>Takes request and state.</summary>
    private async Task PullControlAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await gates.EnterAsync(id, cancellationToken);
        foreach (var name in new[] { "work/issue.json", "work/state.json" })
        {
            if (!await copy.GetAsync(BucketKeys.Of(id) + name, library.Issue(id).At(name), cancellationToken))
            {
                File.Delete(library.Issue(id).At(name));
            }
        }
    }

    private async Task PutRecordAsync(IssueFolder issue, string name, CancellationToken cancellationToken)
    {
        if (File.Exists(issue.At(name)))
        {
            await copy.PushAsync(issue.At(name), null, cancellationToken);
        }
        else
        {
            await bucket.DeleteAsync($"{BucketKeys.Of(issue.Id)}{name}", cancellationToken);
        }
    }

    /// <summary>Tells which files of an issue are taken from the bucket: on the server neither lexicons that stand there nor an edit that no import has taken.</summary>
    private async Task<Func<string, bool>> TakenAsync(IssueId id, CancellationToken cancellationToken)
    {
        var isEdited = isServer && await IsEditedAsync(id, cancellationToken);
        return name => !(isEdited && name == "articles.json") && !(isServer && name.StartsWith("lexicon/", StringComparison.Ordinal) && File.Exists(library.Issue(id).At(name)));
    }

    private async Task<bool> IsEditedAsync(IssueId id, CancellationToken cancellationToken)
    {
        var issue = library.Issue(id);
        return File.Exists(issue.At("articles.json")) && await issue.ReadAsync("articles", RecordJson.Readable.ArticlesRecord, cancellationToken) is { } written
            && !written.Written.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(issue.At("articles.json"), cancellationToken))), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file of an issue is sound or a picture that only this program writes.</summary>
    private static bool IsMade(string name) => Path.GetFileName(name)[0] != '.' && Array.Exists(["articles/", "art/", "episode.", "digest."], begin => name.StartsWith(begin, StringComparison.Ordinal));

    private async Task<List<BucketObject>> ListAsync(IssueId id, CancellationToken cancellationToken) => await bucket.ListAsync(BucketKeys.Of(id), cancellationToken: cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Names of files in a folder of the issue here, relative to the issue's folder.</summary>
    private IEnumerable<string> NamesIn(IssueId id, string folder) => library.Issue(id) is var issue && Path.Combine(issue.Path, folder) is var path && Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(issue.Path, file).Replace('\\', '/')) : [];

    private static Dictionary<string, string> TagsOf(IEnumerable<BucketObject> there) => there.ToDictionary(one => one.Key, one => one.Tag, StringComparer.Ordinal);

    private static string NameOf(IssueId id, string key) => key[(id.Folder.Length + 1)..];
}
