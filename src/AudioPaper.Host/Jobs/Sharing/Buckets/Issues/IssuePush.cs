using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Issues;

/// <summary>Puts what was made of issues into the bucket; what names something after it. Thread-safe.</summary>
/// <param name="files">The files.</param>
internal sealed class IssuePush(IssueFiles files)
{
    private readonly WorkingCopy copy = files.Copy;
    private readonly Bucket bucket = files.Copy.Bucket;

    /// <inheritdoc cref="ISharedLibrary.KeepAsync"/>
    public async Task KeepAsync(IssueFolder issue, IEnumerable<string> sounds, IReadOnlyList<string> names, Func<Task> write, CancellationToken cancellationToken)
    {
        await copy.PushAllAsync(sounds, null, cancellationToken);
        using var turn = await files.EnterAsync(issue.Id, cancellationToken);
        var isPut = false;
        try
        {
            await write();
            foreach (var name in names)
            {
                await PutOrDeleteAsync(issue, name, cancellationToken);
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

    /// <inheritdoc cref="ISharedLibrary.KeepImportAsync"/>
    public async Task KeepImportAsync(IssueFolder issue, string runId, Func<Task> write, CancellationToken cancellationToken)
    {
        using var turn = await files.EnterAsync(issue.Id, cancellationToken);
        await write();
        using var nothing = new MemoryStream();
        await bucket.PutAsync($"{BucketKeys.Open}{issue.Id}/{runId}", nothing, cancellationToken);
        var there = await files.ListAsync(issue.Id, cancellationToken);
        await copy.PushAllAsync(
            files.NamesIn(issue.Id, "source").Append("articles.json").Append("work/articles.json").Select(name => issue.At(name)).Where(File.Exists), IssueFiles.TagsOf(there), cancellationToken);
        await PutOrDeleteAsync(issue, "work/edited.json", cancellationToken);
        await PutOrDeleteAsync(issue, "work/issue.json", cancellationToken);
        foreach (var old in there.Where(one => IssueFiles.NameOf(issue.Id, one.Key) is var name && (name.StartsWith("source/", StringComparison.Ordinal) || IsArticle(name)) && !File.Exists(issue.At(name))))
        {
            await bucket.DeleteAsync(old.Key, cancellationToken);
        }
    }

    /// <inheritdoc cref="ISharedLibrary.KeepEpisodeAsync"/>
    public async Task KeepEpisodeAsync(IssueFolder issue, Func<Task> write, CancellationToken cancellationToken)
    {
        var there = await files.ListAsync(issue.Id, cancellationToken);
        // The record follows under the turn of the issue: a job that begins meanwhile takes it for old and takes it away here.
        var made = files.NamesIn(issue.Id, "").Where(name => !BucketKeys.IsRecord(name) && name != "report.json" && Path.GetFileName(name)[0] != '.').ToHashSet(StringComparer.Ordinal);
        await copy.PushAllAsync(made.Select(name => issue.At(name)), IssueFiles.TagsOf(there), cancellationToken);
        await KeepAsync(issue, [], ["work/episode.json", "work/digest.json", $"work/{BookAssembly.RecordName}.json"], write, cancellationToken);
        foreach (var old in there.Where(one => IssueFiles.NameOf(issue.Id, one.Key) is var name && !BucketKeys.IsRecord(name) && name != "report.json" && !made.Contains(name)))
        {
            await bucket.DeleteAsync(old.Key, cancellationToken);
        }
    }

    /// <inheritdoc cref="ISharedLibrary.PushPublicationAsync"/>
    public async Task PublicationAsync(IssueId id, CancellationToken cancellationToken)
    {
        var (issue, newspaper) = (files.Library.Issue(id), files.Library.NewspaperPath(id));
        // Of an issue that was taken back there is no feed.
        await PutOrDeleteAsync(issue, "feed.xml", cancellationToken);
        foreach (var path in new[] { Path.Combine(newspaper, "newspaper.json"), Path.Combine(newspaper, "podcast.xml"), issue.At("report.json") })
        {
            await copy.PushAsync(path, null, cancellationToken);
        }
    }

    /// <inheritdoc cref="ISharedLibrary.DeleteAsync"/>
    public async Task DeleteAsync(IssueId id, CancellationToken cancellationToken)
    {
        using var turn = await files.EnterAsync(id, cancellationToken);
        foreach (var marker in await bucket.ListAsync($"{BucketKeys.Open}{id}/", cancellationToken: cancellationToken).ToListAsync(cancellationToken))
        {
            await bucket.DeleteAsync(marker.Key, cancellationToken);
        }

        // State and withdrawal go last: what is left by a crash is not served, and can be found and taken away again.
        foreach (var one in (await files.ListAsync(id, cancellationToken)).OrderBy(one => BucketKeys.Turn(IssueFiles.NameOf(id, one.Key))))
        {
            await bucket.DeleteAsync(one.Key, cancellationToken);
        }
    }

    private async Task PutOrDeleteAsync(IssueFolder issue, string name, CancellationToken cancellationToken)
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

    /// <summary>Whether it is the record of an article; one that was withdrawn is not here any more.</summary>
    private static bool IsArticle(string name) =>
        name.StartsWith("work/", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal) && !IssueCheck.OtherRecords.Contains(Path.GetFileNameWithoutExtension(name));
}
