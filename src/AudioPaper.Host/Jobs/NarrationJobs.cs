using System.Linq.Expressions;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;
using Hangfire;
using Hangfire.Server;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// The jobs that make an issue: import → one for each article, or a few short ones → assemble → publish. Each takes ids, finds everything else in the
/// library, and can be executed several times, on several machines: what is finished is found and used, and a run that another has replaced ends.
/// </summary>
/// <param name="desk">What the jobs of this process share.</param>
public sealed class NarrationJobs(JobDesk desk)
{
    /// <summary>How often something that may pass is tried again, with 1, 2 and 4 s between.</summary>
    private const int Retries = 3;

    /// <summary>From so many code units of text on, memory is given back before the first article is spoken.</summary>
    private const int LongIssue = 60_000;

    /// <summary>Finds the articles and starts a job for each. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Import(string issueId, string runId, CancellationToken stopping) => Guard(issueId, runId, job => job.Import(issueId, runId, CancellationToken.None), async run =>
    {
        var text = await run.TextAsync();
        await desk.Shared.KeepAsync(run.Issue, [], ["articles.json", "work/articles.json"], () => run.Issue.WriteArticlesAsync(run.Request, text, run.Cancellation), run.Cancellation);
        run.Progress.Found(text);
        await desk.MarkAsync(run, IssueStage.Narrating);
        var lengths = text.Articles.ToDictionary(article => article.Id, article => article.Paragraphs.Sum(paragraph => paragraph.Text.Length));
        // The opening reads the contents.
        lengths[ScriptComposition.OpeningId] = text.Articles.Sum(article => article.Headline.Text.Length);
        if (lengths.Values.Sum() > LongIssue)
        {
            // Finding the articles of many pages leaves more behind than speaking them needs. Everything stands still for this, so it comes before the first of them is spoken.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        var begunInVain = (await IssueScripts.IdsAsync(run)).ToLookup(id => run.IsUnattended ? ArticleAttempts.Of(run, id) : 0);
        // An article that may end the process comes last and alone.
        foreach (var articleIds in ArticleGroups.Of([.. begunInVain[0].Select(id => (id, lengths.GetValueOrDefault(id)))]).Select(group => group.ToArray())
            .Concat(begunInVain.Where(ids => ids.Key > 0).OrderBy(ids => ids.Key).SelectMany(ids => ids.Select(id => new[] { id }))))
        {
            desk.Enqueue(run, JobQueues.Articles, job => job.NarrateArticles(issueId, runId, articleIds, null!, CancellationToken.None));
        }

        if (!File.Exists(run.Issue.At("work", "episode.json")))
        {
            // Of a new issue; what was made before may need none.
            run.BeginCover(text.Articles.Length, () => new EpisodePictures(run, text.Language).CoverAsync(text.Articles.Length, run.Cancellation));
        }
    }, stopping);

    /// <summary>Speaks and encodes an article, or a few short ones; the last one to finish starts the assembly. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = Retries, DelaysInSeconds = [1, 2, 4])]
    public Task NarrateArticles(string issueId, string runId, string[] articleIds, PerformContext context, CancellationToken stopping) => Guard(
        issueId, runId, job => job.NarrateArticles(issueId, runId, articleIds, null!, CancellationToken.None), async run =>
    {
        RetryLaterException? later = null;
        foreach (var articleId in articleIds)
        {
            try
            {
                await NarrateAsync(run, articleId, context);
            }
            catch (RetryLaterException e)
            {
                // The others do not wait for it; what they made is found when the job comes again.
                later = e;
            }
        }

        if (later is not null)
        {
            throw later;
        }

        await desk.Shared.PullRecordsAsync(run.Issue.Id, run.Cancellation);
        if (await RecordsAsync(run) is not null && run.ClaimAssembly())
        {
            desk.Enqueue(run, JobQueues.Finishing, job => job.Assemble(issueId, runId, null!, CancellationToken.None));
        }
    }, stopping);

    /// <summary>Joins the finished parts; those that were damaged since are made again. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = Retries, DelaysInSeconds = [1, 2, 4])]
    public Task Assemble(string issueId, string runId, PerformContext context, CancellationToken stopping) => Guard(issueId, runId, job => job.Assemble(issueId, runId, null!, CancellationToken.None), async run =>
    {
        await using var mine = await desk.Locks.TakeAsync($"issue {issueId}", run.Cancellation);
        await desk.Shared.PullRecordsAsync(run.Issue.Id, run.Cancellation);
        if (!await JobDesk.IsCurrentAsync(run))
        {
            return;
        }

        run.Progress.Assembling();
        await desk.MarkAsync(run, IssueStage.Assembling);
        var records = await RecordsAsync(run) ?? throw new InvalidOperationException("Assembly began before the last article was done.");
        foreach (var broken in await SharedSound.BrokenAsync(run, records))
        {
            var again = await SpeakAsync(run, broken.ArticleId, null, desk.Hurry, context);
            await SharedSound.KeepAsync(run, again);
            records[records.IndexOf(broken)] = again;
        }

        if (records.TrueForAll(record => record.State == ArticleState.Failed || Announcements.Is(record.ArticleId)))
        {
            throw new NothingSpokenException(records.Find(record => record.Reason is not null)?.Reason ?? "No article could be spoken.");
        }

        var episode = await new EpisodeAssembly(run, await run.TextAsync(), records).AssembleAsync(run.Cancellation);
        await Task.WhenAll(
            Task.Run(async () => await new DigestAssembly(run, await run.TextAsync(), records, episode).AssembleAsync(run.Cancellation)),
            Task.Run(async () => await new BookAssembly(run, await run.TextAsync(), records, episode).AssembleAsync(run.Cancellation)));
        await desk.Shared.KeepEpisodeAsync(run.Issue, () => run.Issue.WriteAsync("episode", episode, RecordJson.Readable.EpisodeRecord, run.Cancellation), run.Cancellation);
        if (run.IsHeldBack && (await run.Issue.StateAsync(run.Cancellation))?.FirstPublishedAt is null)
        {
            await desk.MarkAsync(run, IssueStage.Held);
            return;
        }

        desk.Enqueue(run, JobQueues.Finishing, job => job.Publish(issueId, runId, CancellationToken.None));
    }, stopping);

    /// <summary>Writes report and feeds, once for each run. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Publish(string issueId, string runId, CancellationToken stopping) => Guard(issueId, runId, job => job.Publish(issueId, runId, CancellationToken.None), async run =>
    {
        await using var mine = await desk.Locks.TakeAsync($"issue {issueId}", run.Cancellation);
        await using var paper = await desk.Locks.TakeAsync($"newspaper {run.Issue.Id.NewspaperFolder}", run.Cancellation);
        await desk.Shared.PullRecordsAsync(run.Issue.Id, run.Cancellation);
        if (!await JobDesk.IsCurrentAsync(run))
        {
            return;
        }

        var records = await RecordsAsync(run) ?? throw new InvalidOperationException("Publication began before the last article was done.");
        var episode = await run.Issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, run.Cancellation)
            ?? throw new InvalidOperationException("Publication began before the episode was assembled.");
        await desk.Shared.PullNewspaperAsync(run.Issue.Id, run.Cancellation);
        var published = await new IssuePublication(run, await run.TextAsync(), records, episode).PublishAsync(run.Cancellation);
        await desk.Shared.PullRecordsAsync(run.Issue.Id, run.Cancellation);
        if (!await mine.IsHeldAsync(run.Cancellation))
        {
            throw new LockLostException();
        }

        if (desk.Shared.IsElsewhere && !await JobDesk.IsCurrentAsync(run))
        {
            return;
        }

        await desk.Shared.PushPublicationAsync(run.Issue.Id, run.Cancellation);
        await desk.PublishedAsync(run, records);
        run.Finish(published);
    }, stopping);

    /// <summary>Makes an article unless it is made; one that another job is at is looked at again when that job is done.</summary>
    private async Task NarrateAsync(IssueRun run, string articleId, PerformContext context)
    {
        var (issueId, runId) = (run.Issue.Id.ToString(), run.Request.RunId);
        await using var mine = await desk.Locks.TryTakeAsync($"article {issueId} {articleId}", run.Cancellation);
        if (mine is null)
        {
            string[] alone = [articleId];
            desk.Schedule(job => job.NarrateArticles(issueId, runId, alone, null!, CancellationToken.None), TimeSpan.FromSeconds(2));
            return;
        }

        await desk.Shared.PullRecordsAsync(run.Issue.Id, run.Cancellation);
        if (await run.Issue.ReadAsync(articleId, RecordJson.Readable.ArticleRecord, run.Cancellation) is { } known && known.RunId == runId)
        {
            return;
        }

        using var attempts = ArticleAttempts.Begin(run, articleId);
        var record = await SpeakAsync(run, articleId, attempts?.Refusal, desk.Hurry, context);
        await SharedSound.KeepAsync(run, record);
        attempts?.Forget();
        run.Progress.Finished(record);
        desk.OnArticle?.Invoke(run, record);
    }

    private static async Task<ArticleRecord> SpeakAsync(IssueRun run, string articleId, string? refusal, Hurry? hurry, PerformContext context)
    {
        var script = await IssueScripts.OfAsync(run, articleId);
        if (refusal is not null)
        {
            return await FailedAsync(run, script, refusal);
        }

        run.Progress.Started(script.Title);
        try
        {
            return await new ArticleNarration(run, script, await IssueScripts.DesignOfAsync(run, script), hurry).NarrateAsync(run.Cancellation);
        }
        catch (Exception e) when (e is SynthesisException or EncodingException && run.Cancellation.IsCancellationRequested)
        {
            // Ctrl-C reaches the programs that work for us, too: what they say then is no news.
            throw new OperationCanceledException(e.Message, e, run.Cancellation);
        }
        catch (Exception e) when (e is SynthesisException { IsTransient: true } or EncodingException { IsTransient: true }
            && context.GetJobParameter<int>("RetryCount", allowStale: false) < Retries)
        {
            run.Progress.Retrying(script.Title, e.Message);
            throw new RetryLaterException(e);
        }
        catch (Exception e) when (e is SynthesisException or EncodingException && !DiskFull.Is(e))
        {
            return await FailedAsync(run, script, e.Message);
        }
    }

    /// <summary>The job border: what a job does not expect ends its issue with that reason, and the scheduler goes on.</summary>
    private async Task Guard(string issueId, string runId, Expression<Func<NarrationJobs, Task>> again, Func<IssueRun, Task> work, CancellationToken stopping)
    {
        IssueRun? run = null;
        try
        {
            await DatabaseTrouble.OutlastAsync(WorkAsync, desk.Log, stopping);
        }
        catch (RetryLaterException)
        {
            throw;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            await desk.FailAsync(issueId, runId, run, e, again);
        }

        async Task WorkAsync()
        {
            await desk.Shared.PullIssueAsync(new IssueId(issueId), stopping);
            await using var use = await desk.Runs.TakeAsync(issueId, runId, stopping);
            if ((run = use?.Run) is null)
            {
                return;
            }

            using var store = run.IsUnattended ? await FolderLock.ShareAsync(run.Library.StorePath, () => { }, stopping) : null;
            using var folder = run.IsUnattended ? await FolderLock.ShareAsync(run.Issue.Path, () => { }, stopping) : null;
            if (!run.IsUnattended || await JobDesk.IsCurrentAsync(run))
            {
                await work(run);
            }
        }
    }

    /// <summary>The record of an article that could not be spoken: the episode says so in its place, where at least that works.</summary>
    private static async Task<ArticleRecord> FailedAsync(IssueRun run, Script script, string reason)
    {
        var failed = new ArticleRecord(run.Request.RunId, script.ArticleId, script.Title, ArticleState.Failed, reason, run.Request.VoiceId, null, [], 0, 0, [], [], run.NewClips(script.ArticleId), 0);
        if ((await run.TextAsync()).Articles.FirstOrDefault(article => article.Id == script.ArticleId) is not { } article)
        {
            return failed;
        }

        try
        {
            var missing = await IssueScripts.MissingAsync(run, article);
            var announced = await new ArticleNarration(run, missing, await IssueScripts.DesignOfAsync(run, missing)).NarrateAsync(run.Cancellation);
            return announced with { State = ArticleState.Failed, Reason = reason, VoiceUsed = null };
        }
        catch (Exception e) when (e is SynthesisException or EncodingException && !DiskFull.Is(e))
        {
            return failed;
        }
    }

    /// <summary>The records of this run in the episode's order; null while one is missing.</summary>
    private static async Task<List<ArticleRecord>?> RecordsAsync(IssueRun run)
    {
        var records = new List<ArticleRecord>();
        foreach (var articleId in await IssueScripts.IdsAsync(run))
        {
            if (await run.Issue.ReadAsync(articleId, RecordJson.Readable.ArticleRecord, run.Cancellation) is not { } record || record.RunId != run.Request.RunId)
            {
                return null;
            }

            records.Add(record);
        }

        return records;
    }
}

/// <summary>Tells the scheduler to try again later.</summary>
internal sealed class RetryLaterException(Exception reason) : Exception(reason.Message, reason);

/// <summary>Not one article of an issue could be spoken; the message is the first reason.</summary>
internal sealed class NothingSpokenException(string message) : SentenceException(message, null, null);
