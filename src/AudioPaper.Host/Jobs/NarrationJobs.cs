using System.Collections.Concurrent;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;
using Hangfire;
using Hangfire.Server;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// The jobs that make an issue: import → one for each article → assemble → publish. Each takes ids, finds everything else in the
/// library, and can be executed several times: what is finished is found and used.
/// </summary>
public sealed class NarrationJobs(IBackgroundJobClient jobs, ConcurrentDictionary<string, IssueRun> runs)
{
    /// <summary>How often something that may pass is tried again, with 1, 2 and 4 s between.</summary>
    private const int Retries = 3;

    /// <summary>Finds the articles and starts a job for each. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Import(string issueId) => Guard(issueId, async run =>
    {
        var text = await run.TextAsync();
        await run.Issue.WriteArticlesAsync(run.Request, text, run.Cancellation);
        run.Progress.Found(text);
        // The longest first: it is the critical path.
        var lengths = text.Articles.ToDictionary(article => article.Id, article => article.Paragraphs.Sum(paragraph => paragraph.Text.Length));
        foreach (var articleId in (await IssueScripts.IdsAsync(run)).OrderByDescending(id => lengths.GetValueOrDefault(id)))
        {
            jobs.Enqueue<NarrationJobs>(job => job.NarrateArticle(issueId, articleId, null!));
        }
    });

    /// <summary>Speaks and encodes one article; the last one to finish starts the assembly. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = Retries, DelaysInSeconds = [1, 2, 4])]
    public Task NarrateArticle(string issueId, string articleId, PerformContext context) => Guard(issueId, async run =>
    {
        var script = await IssueScripts.OfAsync(run, articleId);
        run.Progress.Started(script.Title);
        ArticleRecord record;
        try
        {
            record = await new ArticleNarration(run, script, await IssueScripts.DesignOfAsync(run, script)).NarrateAsync(run.Cancellation);
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
            record = await FailedAsync(run, script, e.Message);
        }

        await run.Issue.WriteAsync(articleId, record, RecordJson.Readable.ArticleRecord, run.Cancellation);
        run.Progress.Finished(record);
        if ((await RecordsAsync(run)) is not null && run.ClaimAssembly())
        {
            jobs.Enqueue<NarrationJobs>(job => job.Assemble(issueId));
        }
    });

    /// <summary>Joins the finished parts. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Assemble(string issueId) => Guard(issueId, async run =>
    {
        run.Progress.Assembling();
        var records = await RecordsAsync(run) ?? throw new InvalidOperationException("Assembly began before the last article was done.");
        if (records.TrueForAll(record => record.State == ArticleState.Failed || Announcements.Is(record.ArticleId)))
        {
            throw new NothingSpokenException(records.Find(record => record.Reason is not null)?.Reason ?? "No article could be spoken.");
        }

        var episode = await new EpisodeAssembly(run, await run.TextAsync(), records).AssembleAsync(run.Cancellation);
        await new DigestAssembly(run, await run.TextAsync(), records, episode).AssembleAsync(run.Cancellation);
        jobs.Enqueue<NarrationJobs>(job => job.Publish(issueId));
    });

    /// <summary>Writes report and feeds. Can be executed several times.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Publish(string issueId) => Guard(issueId, async run =>
    {
        var records = await RecordsAsync(run) ?? throw new InvalidOperationException("Publication began before the last article was done.");
        var episode = await run.Issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, run.Cancellation)
            ?? throw new InvalidOperationException("Publication began before the episode was assembled.");
        run.Finish(await new IssuePublication(run, await run.TextAsync(), records, episode).PublishAsync(run.Cancellation));
    });

    /// <summary>The job border: what a job does not expect ends its issue with that reason, and the scheduler goes on.</summary>
    private async Task Guard(string issueId, Func<IssueRun, Task> work)
    {
        if (!runs.TryGetValue(issueId, out var run))
        {
            throw new InvalidOperationException($"No run of {issueId} is under way.");
        }

        try
        {
            await work(run);
        }
        catch (RetryLaterException)
        {
            throw;
        }
        catch (Exception e)
        {
            run.Fail(e);
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
