using System.Security.Cryptography;
using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Issues;

/// <summary>Takes issues out of the bucket; what is no longer there goes here, too. Thread-safe.</summary>
/// <param name="files">The files.</param>
/// <param name="people">What people write here; null where they write elsewhere.</param>
internal sealed class IssuePull(IssueFiles files, PeopleFiles? people)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly LibraryFolder library = files.Library;

    /// <summary>Takes what every job of an issue begins with.</summary>
    public async Task RecordsAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await files.EnterAsync(id, cancellationToken);
        var there = await files.ListAsync(id, cancellationToken);
        var isTaken = await TakenAsync(id, cancellationToken);
        await files.Copy.PullAllAsync(there.Where(one => BucketKeys.IsRecord(IssueFiles.NameOf(id, one.Key)) && isTaken(IssueFiles.NameOf(id, one.Key))), cancellationToken);
        RemoveWhatIsGone(id, ["source", "work", "lexicon"], there, name => BucketKeys.IsMirrored(name) && isTaken(name));
        await ReconcileLexiconAsync(id, there, cancellationToken);
    }

    /// <summary>Takes a published issue whole, what names something after it.</summary>
    public async Task WholeAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await files.EnterAsync(id, cancellationToken);
        var there = await files.ListAsync(id, cancellationToken);
        var isTaken = await TakenAsync(id, cancellationToken);
        foreach (var together in there.Where(one => isTaken(IssueFiles.NameOf(id, one.Key))).GroupBy(one => BucketKeys.Turn(IssueFiles.NameOf(id, one.Key))).OrderBy(group => group.Key))
        {
            await files.Copy.PullAllAsync(together, cancellationToken);
        }

        RemoveWhatIsGone(id, [""], there, name => IsMade(name) || (BucketKeys.IsMirrored(name) && isTaken(name)));
        await ReconcileLexiconAsync(id, there, cancellationToken);
    }

    /// <summary>Takes request and state.</summary>
    public async Task ControlAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await files.EnterAsync(id, cancellationToken);
        foreach (var name in new[] { "work/issue.json", "work/state.json" })
        {
            var path = library.Issue(id).At(name);
            if (!await files.Copy.GetAsync(BucketKeys.Of(id) + name, path, cancellationToken))
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Takes the copy of an issue away here. Whoever is just reading a file of it reads on.</summary>
    /// <param name="id">The issue.</param>
    /// <param name="isOnlyIfDeleted">Whether it stays where the bucket still has it: it may have been delivered again meanwhile.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False while a job here is at it.</returns>
    public async Task<bool> DropAsync(IssueId id, bool isOnlyIfDeleted, CancellationToken cancellationToken)
    {
        var issue = library.Issue(id);
        if (!Directory.Exists(issue.Path) || (isOnlyIfDeleted && await IsThereAsync(id, cancellationToken)))
        {
            return true;
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(LongestWait);
        try
        {
            using var turn = await files.EnterAsync(id, late.Token);
            using var kept = await FolderLock.TakeAsync(issue.Path, () => { }, late.Token);
            // Asked once more: while this waited, an import may have put it.
            if (!isOnlyIfDeleted || !await IsThereAsync(id, cancellationToken))
            {
                IssueTrash.Throw(library, issue);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> IsThereAsync(IssueId id, CancellationToken cancellationToken) => await files.Copy.Bucket.TagAsync(BucketKeys.Of(id) + "work/issue.json", cancellationToken) is not null;

    private void RemoveWhatIsGone(IssueId id, string[] folders, List<BucketObject> there, Predicate<string> goes)
    {
        var names = there.Select(one => IssueFiles.NameOf(id, one.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in folders.SelectMany(folder => files.NamesIn(id, folder)).Where(name => !names.Contains(name) && goes(name)).ToList())
        {
            File.Delete(library.Issue(id).At(name));
        }
    }

    private Task ReconcileLexiconAsync(IssueId id, List<BucketObject> there, CancellationToken cancellationToken) => people is null ? Task.CompletedTask
        : people.ReconcileAsync(BucketKeys.Of(id) + "lexicon/", files.NamesIn(id, "lexicon").Select(name => BucketKeys.Of(id) + name), there, cancellationToken);

    /// <summary>Tells which files of an issue are taken from the bucket: on the server neither lexicons, which go both ways, nor in the place of an edit that no import has taken.</summary>
    private async Task<Func<string, bool>> TakenAsync(IssueId id, CancellationToken cancellationToken)
    {
        var isEdited = people is not null && await IsEditedAsync(id, cancellationToken);
        return name => !(isEdited && name == "articles.json") && !(people is not null && name.StartsWith("lexicon/", StringComparison.Ordinal));
    }

    /// <summary>Whether somebody has edited <c>articles.json</c> here and no import, of any machine, was made of that edit.</summary>
    private async Task<bool> IsEditedAsync(IssueId id, CancellationToken cancellationToken)
    {
        var issue = library.Issue(id);
        if (!File.Exists(issue.At("articles.json")) || await issue.ReadAsync("articles", RecordJson.Readable.ArticlesRecord, cancellationToken) is not { } written)
        {
            return false;
        }

        var here = await File.ReadAllBytesAsync(issue.At("articles.json"), cancellationToken);
        byte[] taken = File.Exists(issue.At("work", "edited.json")) ? await File.ReadAllBytesAsync(issue.At("work", "edited.json"), cancellationToken) : [];
        return !written.Written.Contains(Convert.ToHexStringLower(SHA256.HashData(here)), StringComparer.OrdinalIgnoreCase)
            && !here.AsSpan().SequenceEqual(taken);
    }

    /// <summary>Whether a file of an issue is sound, a picture or a feed that only this program writes.</summary>
    private static bool IsMade(string name) => Path.GetFileName(name)[0] != '.' && Array.Exists(["articles/", "art/", "episode.", "digest.", "feed."], begin => name.StartsWith(begin, StringComparison.Ordinal));
}
