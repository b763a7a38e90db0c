using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Jobs.Recurring;
using AudioPaper.Host.Library;
using AudioPaper.Intake.Web;
using Hangfire;

namespace AudioPaper.Host.Jobs;

// What its jobs do; each can be executed several times.
public sealed partial class Newsroom
{
    /// <summary>Looks at a delivery and makes it an issue.</summary>
    internal async Task ReceiveAsync(string deliveryId, CancellationToken cancellationToken)
    {
        await using var mine = await desk.Locks.TakeAsync($"delivery {deliveryId}", cancellationToken);
        await shared.PullDeliveryAsync(deliveryId, cancellationToken);
        if (await Inbox.ReadAsync(deliveryId, cancellationToken) is not { Stage: DeliveryStage.Waiting } delivery)
        {
            return;
        }

        try
        {
            if (Inbox.Begin(delivery) is >= MostAttempts and var attempts)
            {
                throw new LibraryException($"The program ended {attempts} times while it was reading these pages; the log says more.", $"读取这些版面时程序已中断 {attempts} 次；详见日志。");
            }

            var (accepted, request) = await intake.AcceptAsync(delivery, Inbox.Pages(delivery), WebLimits.Standard, cancellationToken);
            await Inbox.CloseAsync(accepted, cancellationToken);
            log.Delivered(deliveryId, new IssueId(accepted.IssueId!));
            if (request is not null)
            {
                Begin(new IssueId(accepted.IssueId!), request.RunId, JobQueues.Arriving);
            }

            await shared.PushDeliveryAsync(deliveryId, cancellationToken);
        }
        catch (SentenceException e) when (!DiskFull.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            log.DeliveryRefused(deliveryId, RefusalReason.Bare(e.Message, deliveryId));
            var refused = delivery with { Stage = DeliveryStage.Refused, Reason = RefusalReason.Bare(e.Message, deliveryId), Chinese = e.Chinese is { } chinese ? RefusalReason.Bare(chinese, deliveryId) : null };
            await Inbox.CloseAsync(refused, cancellationToken);
            await shared.PushDeliveryAsync(deliveryId, cancellationToken);
            await TellOfRefusalAsync(refused, cancellationToken);
        }
    }

    /// <summary>Tells those who want to know how a run ended.</summary>
    internal async Task AnnounceAsync(string issueId, string runId, CancellationToken cancellationToken)
    {
        var issue = Library.Issue(new IssueId(issueId));
        await shared.PullRecordsAsync(issue.Id, cancellationToken);
        if (await issue.StateAsync(cancellationToken) is not { IsFinal: true, IsAnnounced: false } state || state.RunId != runId)
        {
            return;
        }

        if (Notices is not null)
        {
            try
            {
                await Notices.TellAsync(issue, state, cancellationToken);
            }
            catch (SentenceException e)
            {
                log.NotTold(issue.Id, e.Message);
                meters?.Retried("alert");
                throw new RetryLaterException(e);
            }
        }

        if (state.PublishedAt is { } publishedAt)
        {
            // Once more, for whoever wrote the state may have died before it told the servers.
            await shared.TellChangedAsync(issue.Id, publishedAt, cancellationToken);
        }

        await desk.WriteStateAsync(issue, state with { IsAnnounced = true }, cancellationToken);
    }

    private async Task TellOfRefusalAsync(Delivery refused, CancellationToken cancellationToken)
    {
        try
        {
            await (Notices?.RefusedAsync(refused, cancellationToken) ?? Task.CompletedTask);
        }
        catch (SentenceException e)
        {
            // The delivery itself tells it, too; nothing else waits for this.
            log.NotTold(new IssueId(Inbox.FolderOf(refused)), e.Message);
        }
    }

    /// <summary>Tells people of issues that are late.</summary>
    internal async Task LookAtDeadlinesAsync(CancellationToken cancellationToken)
    {
        await foreach (var (id, _, isOver) in new Leftovers(Library, Inbox, DateTimeOffset.MaxValue, clock).IssuesAsync(cancellationToken))
        {
            if (!isOver && Notices is not null)
            {
                try
                {
                    await Notices.TellIfLateAsync(Library.Issue(id), cancellationToken);
                }
                catch (SentenceException e)
                {
                    log.NotTold(id, e.Message);
                }
            }
        }
    }

    /// <summary>Looks into a watched folder.</summary>
    internal async Task WatchAsync(int index, CancellationToken cancellationToken)
    {
        if (index < settings.Watch.Length && settings.Watch[index] is var watched && await desk.Locks.TryTakeAsync($"watch {watched.Folder}", cancellationToken) is { } mine)
        {
            await using var held = mine;
            try
            {
                await new WatchedFolders(clock, async (wishes, write, cancellation) => (await DeliverAsync(wishes, [], write, cancellation)).Id).LookAsync(watched, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.NotWatched(watched.Folder, e.Message);
            }
        }
    }

    /// <summary>Fetches an address.</summary>
    internal async Task FetchAsync(int index, CancellationToken cancellationToken)
    {
        if (index < settings.Fetch.Length && settings.Fetch[index] is var fetch)
        {
            await DeliverAsync(new IssueWishes { Newspaper = fetch.Newspaper, Date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), fetch.TimeZone).DateTime), Replaces = true },
                [fetch.Url.AbsoluteUri], (_, _) => Task.CompletedTask, cancellationToken);
        }
    }

    /// <summary>Removes what the settings let go.</summary>
    internal Task PruneAsync(CancellationToken cancellationToken) => settings.Prune is not { } prune ? Task.CompletedTask
        : shared.IsElsewhere ? shared.PruneAsync(prune, clock, log, cancellationToken) : care.PruneAsync(prune, cancellationToken);

    /// <summary>Listens to all episodes.</summary>
    internal async Task VerifyAsync(CancellationToken cancellationToken) => await care.VerifyAsync(await tools.FfmpegAsync(cancellationToken), cancellationToken);

    /// <summary>Makes issues again in which another voice spoke than the one asked for.</summary>
    internal async Task UpgradeAllAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await care.ToUpgradeAsync(cancellationToken))
        {
            await RenewAsync(id, isUpgrade: true, cancellationToken);
        }
    }

    /// <summary>Makes an issue again with the voices asked for, unless another run has begun.</summary>
    internal async Task UpgradeAsync(string issueId, string runId, CancellationToken cancellationToken)
    {
        var id = new IssueId(issueId);
        await shared.PullRecordsAsync(id, cancellationToken);
        if ((await Library.Issue(id).RequestAsync(cancellationToken))?.RunId == runId)
        {
            await RenewAsync(id, isUpgrade: true, cancellationToken);
        }
    }

    /// <summary>Finds deliveries and issues that were left undone.</summary>
    /// <param name="isStart">Whether this process has just started.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task RecoverAsync(bool isStart, CancellationToken cancellationToken)
    {
        // Jobs in memory went with the process. Those in a database are there; only what nobody has touched for long has lost its job.
        var isAlone = isStart && settings.Database is null;
        if (!isStart && JobQueues.Waiting(storage) > 0)
        {
            return;
        }

        await shared.PullUndoneAsync(cancellationToken);
        var leftover = new Leftovers(Library, Inbox, isAlone ? DateTimeOffset.MaxValue : clock.GetUtcNow() - UntilForgotten, clock);
        // Looking at a delivery twice costs nothing, so those that have a job are not told from those that have none.
        await foreach (var deliveryId in leftover.DeliveriesAsync(cancellationToken))
        {
            jobs.Enqueue<NewsroomJobs>(JobQueues.Arriving, job => job.Receive(deliveryId, CancellationToken.None));
        }

        await foreach (var (id, runId, isOver) in leftover.IssuesAsync(cancellationToken))
        {
            if (isOver)
            {
                jobs.Enqueue<NewsroomJobs>(JobQueues.Finishing, job => job.Announce(id.ToString(), runId, CancellationToken.None));
            }
            else
            {
                log.GoingOn(id);
                Begin(id, runId, JobQueues.Arriving);
            }
        }
    }
}
