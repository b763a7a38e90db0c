using System.Text;
using AudioPaper.Files;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Removal;

/// <summary>Takes issues back: out of the feeds, away from listeners, and, when they are deleted, off the disk. Can be executed several times.</summary>
/// <param name="library">The library.</param>
/// <param name="runs">Stopped where they make the issue.</param>
/// <param name="locks">An issue is not imported meanwhile.</param>
/// <param name="clock">The clock.</param>
/// <param name="shared">What is shared with other processes.</param>
internal sealed class IssueRemoval(LibraryFolder library, IssueRuns runs, IJobLocks locks, TimeProvider clock, ISharedLibrary shared)
{
    /// <summary>A file of this name in <c>work/</c> keeps an issue from being served, whatever else is there.</summary>
    public const string HeldName = "held.json";

    // Whoever makes an issue shares the store's lock; what is still needed then stays for the next pruning.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Takes an issue back and keeps its files; nobody is served them.</summary>
    /// <returns>False when there is no such issue.</returns>
    public async Task<bool> WithdrawAsync(IssueId id, CancellationToken cancellationToken)
    {
        var issue = library.Issue(id);
        await using var mine = await locks.TakeAsync($"import {id}", cancellationToken);
        if (await issue.RequestAsync(cancellationToken) is not { } request)
        {
            return false;
        }

        runs.Stop(id.ToString());
        using var kept = await FolderLock.TakeAsync(issue.Path, () => { }, cancellationToken);
        await WithdrawAsync(issue, request, cancellationToken);
        return true;
    }

    /// <summary>Deletes an issue, and what of the store nobody else needs.</summary>
    /// <returns>False when there is no such issue.</returns>
    public async Task<bool> DeleteAsync(IssueId id, CancellationToken cancellationToken)
    {
        var issue = library.Issue(id);
        await using (await locks.TakeAsync($"import {id}", cancellationToken))
        {
            if (await issue.RequestAsync(cancellationToken) is not { } request)
            {
                return false;
            }

            runs.Stop(id.ToString());
            using var kept = await FolderLock.TakeAsync(issue.Path, () => { }, cancellationToken);
            await WithdrawAsync(issue, request, cancellationToken);
            var needed = await IssueCheck.NeededAsync(issue, cancellationToken);
            IssueTrash.Throw(library, issue);
            await PruneAsync(needed, cancellationToken);
        }

        return true;
    }

    private async Task WithdrawAsync(IssueFolder issue, IssueRequest request, CancellationToken cancellationToken)
    {
        // Another machine may just be publishing it.
        await using var whole = await locks.TakeAsync($"issue {issue.Id}", cancellationToken);
        var before = await issue.StateAsync(cancellationToken) ?? new IssueState(request.RunId, IssueStage.Importing, clock.GetUtcNow());
        await shared.KeepAsync(issue, [], [$"work/{HeldName}", "work/state.json"], async () =>
        {
            await WholeFile.WriteAsync(issue.At("work", HeldName), Encoding.UTF8.GetBytes("{}\n"), cancellationToken);
            await issue.WriteStateAsync((before with { RunId = request.RunId }).With(IssueStage.Withdrawn, clock), cancellationToken);
        }, cancellationToken);
        // Nobody publishes meanwhile: what is put into the bucket is the newest feed.
        await using var paper = await locks.TakeAsync($"newspaper {issue.Id.NewspaperFolder}", cancellationToken);
        await shared.PullFeedAsync(issue.Id, cancellationToken);
        File.Delete(issue.At("feed.xml"));
        await FeedRemoval.RemoveAsync(library, issue.Id, request, cancellationToken);
        await shared.PushPublicationAsync(issue.Id, cancellationToken);
    }

    /// <summary>Removes what only the deleted issue needed.</summary>
    private async Task PruneAsync(HashSet<string>? needed, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(LongestWait);
        try
        {
            using var store = await FolderLock.TakeAsync(library.StorePath, () => { }, late.Token);
            var plan = await StorePruning.PlanAsync(library, DateTime.MaxValue, null, cancellationToken);
            foreach (var file in plan.Removed.Where(file => needed?.Contains(file.Name) == true))
            {
                File.Delete(file.Path);
            }

            if (shared.IsElsewhere && needed is not null)
            {
                foreach (var other in library.Issues().ToList())
                {
                    needed.ExceptWith(await IssueCheck.NeededAsync(library.Issue(other), cancellationToken) ?? []);
                }

                await shared.DeleteSoundsAsync(needed, cancellationToken);
            }
        }
        catch (Exception e) when (e is LibraryException || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Other issues are being made, or one of them is damaged: the next pruning removes it.
        }
    }
}
