using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing.Buckets.Issues;

/// <summary>Finds issues that are being made by their markers in the bucket (<see cref="BucketKeys.Open"/>), and takes requests and states of them.</summary>
/// <param name="files">The files.</param>
/// <param name="pull">Takes them.</param>
internal sealed class OpenRuns(IssueFiles files, IssuePull pull)
{
    private readonly LibraryFolder library = files.Library;

    /// <summary>Takes them; markers of what is done go.</summary>
    public async Task PullAsync(CancellationToken cancellationToken)
    {
        var open = new HashSet<IssueId>();
        await foreach (var marker in files.Copy.Bucket.ListAsync(BucketKeys.Open, cancellationToken: cancellationToken))
        {
            var name = marker.Key[BucketKeys.Open.Length..];
            var (folder, runId) = name.LastIndexOf('/') is > 0 and var end ? (name[..end], name[(end + 1)..]) : ("", "");
            if (!BucketKeys.IsIssue(folder))
            {
                continue;
            }

            var id = new IssueId(folder);
            await pull.ControlAsync(id, cancellationToken);
            open.Add(id);
            if (await IsDoneAsync(library.Issue(id), runId, marker.WrittenAt, cancellationToken))
            {
                await files.Copy.Bucket.DeleteAsync(marker.Key, cancellationToken);
            }
        }

        foreach (var id in library.Issues().Where(id => !open.Contains(id)).ToList())
        {
            if (await library.Issue(id).StateAsync(cancellationToken) is null or { IsFinal: false } or { Stage: IssueStage.Published or IssueStage.Failed, IsAnnounced: false })
            {
                await pull.ControlAsync(id, cancellationToken);
            }
        }
    }

    private static async Task<bool> IsDoneAsync(IssueFolder issue, string runId, DateTimeOffset writtenAt, CancellationToken cancellationToken)
    {
        var (request, state) = (await issue.RequestAsync(cancellationToken), await issue.StateAsync(cancellationToken));
        // A marker is put before its request, and stays where an import broke off.
        return request?.RunId != runId ? writtenAt < TimeProvider.System.GetUtcNow().AddDays(-1)
            : state is { IsFinal: true } && state.RunId == runId && (state.Stage is not (IssueStage.Published or IssueStage.Failed) || state.IsAnnounced);
    }
}
