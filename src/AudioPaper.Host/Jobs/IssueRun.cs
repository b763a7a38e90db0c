using System.Collections.Concurrent;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>Told as an issue is made. Called from several threads.</summary>
public interface IIssueProgress
{
    /// <summary>The issue's articles are known.</summary>
    void Found(IssueText issue);

    /// <summary>An article is in the works.</summary>
    void Started(string title);

    /// <summary>An article (or the opening) is done, whether spoken or failed.</summary>
    void Finished(ArticleRecord article);

    /// <summary>Something is tried again.</summary>
    void Retrying(string title, string reason);

    /// <summary>A voice failed in an article, and another takes its place.</summary>
    /// <param name="title">The article.</param>
    /// <param name="failed">The voice that failed.</param>
    /// <param name="next">The voice that speaks from there on.</param>
    /// <param name="reason">What the first one said.</param>
    void Replaced(string title, string failed, string next, SynthesisException reason);

    /// <summary>The episode is being put together.</summary>
    void Assembling();
}

/// <summary>A clip that was spoken just now.</summary>
/// <param name="ArticleId">For which article.</param>
/// <param name="VoiceId">By whom.</param>
/// <param name="Characters">Length of its text in code units.</param>
/// <param name="Work">How long the call took.</param>
public sealed record SpokenClip(string ArticleId, string VoiceId, int Characters, TimeSpan Work);

/// <summary>An issue that this process is making. Jobs find it by the issue's id.</summary>
public sealed class IssueRun : IDisposable
{
    private readonly TaskCompletionSource<PublishedIssue> published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<Task<IssueText>> text;
    private readonly CancellationTokenSource ended;
    private readonly CancellationTokenRegistration stopped;
    private readonly ConcurrentDictionary<string, int> newClips = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string ArticleId, string VoiceId), (int Characters, TimeSpan Work)> work = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<long>>> speaking = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);
    private bool isAssembled;
    private (int ArticleCount, Task<CoverImage> Making)? cover;

    /// <summary>Creates a run.</summary>
    /// <param name="library">The library.</param>
    /// <param name="issue">The issue's folder, its sources in it.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="studio">What it is made with.</param>
    /// <param name="progress">Who is told.</param>
    /// <param name="cancellation">Ends the jobs.</param>
    public IssueRun(LibraryFolder library, IssueFolder issue, IssueRequest request, Studio studio, IIssueProgress progress, CancellationToken cancellation)
    {
        ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stopped = cancellation.Register(() => published.TrySetCanceled(cancellation));
        (Library, Issue, Request, Studio, Progress, Cancellation) = (library, issue, request, studio, progress, ended.Token);
        text = new(() => issue.ReadTextAsync(request, Cancellation));
    }

    /// <summary>The library.</summary>
    public LibraryFolder Library { get; }

    /// <summary>The issue's folder.</summary>
    public IssueFolder Issue { get; }

    /// <summary>What was asked for.</summary>
    public IssueRequest Request { get; }

    /// <summary>What it is made with.</summary>
    public Studio Studio { get; }

    /// <summary>Who is told.</summary>
    public IIssueProgress Progress { get; }

    /// <summary>Ends the jobs: the caller wishes it, or the issue has failed.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Ends when the issue is published, or with what prevented it.</summary>
    public Task<PublishedIssue> Published => published.Task;

    /// <summary>What is on its pages; found again from the kept sources (and the kept edit), so that a job needs nothing but the library.</summary>
    public Task<IssueText> TextAsync() => text.Value;

    /// <summary>Speaks a clip unless another article of the issue is speaking it just now: then that one's is used.</summary>
    /// <param name="name">Name of the clip.</param>
    /// <param name="speak">Finds or speaks it; gives its number of samples.</param>
    public async Task<long> SpeakOnceAsync(string name, Func<Task<long>> speak)
    {
        try
        {
            return await speaking.GetOrAdd(name, _ => new Lazy<Task<long>>(speak)).Value;
        }
        finally
        {
            speaking.TryRemove(name, out _);
        }
    }

    /// <summary>Waits until one of the machine's cores is free for an encoder; disposing of the turn gives it back.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        return new Turn(turns);
    }

    /// <summary>A clip was spoken for an article. Counted here, because an article may be tried several times.</summary>
    public void CountNewClip(SpokenClip clip)
    {
        newClips.AddOrUpdate(clip.ArticleId, 1, (_, count) => count + 1);
        work.AddOrUpdate((clip.ArticleId, clip.VoiceId), (clip.Characters, clip.Work), (_, before) => (before.Characters + clip.Characters, before.Work + clip.Work));
        ClipSpoken?.Invoke(clip);
    }

    /// <summary>How long a voice took for a character in this run so far, in seconds; null while it has said little.</summary>
    public double? PaceOf(string voiceId)
    {
        var (characters, time) = work.Where(pair => pair.Key.VoiceId == voiceId).Aggregate((Characters: 0, Work: TimeSpan.Zero), (sum, pair) => (sum.Characters + pair.Value.Characters, sum.Work + pair.Value.Work));
        return characters < 10 ? null : time.TotalSeconds / characters;
    }

    /// <summary>Begins the cover, which the assembly takes; for a run that will end with one.</summary>
    /// <param name="articleCount">How many articles will be spoken, if none fails.</param>
    /// <param name="make">Makes and writes it.</param>
    internal void BeginCover(int articleCount, Func<Task<CoverImage>> make) => cover ??= (articleCount, Task.Run(make, Cancellation));

    /// <summary>The cover that was begun; null when none was, or for another number of articles. Who made none waits until it is out of the way.</summary>
    internal async Task<CoverImage?> TakeCoverAsync(int articleCount)
    {
        var begun = cover;
        cover = null;
        if (begun is null)
        {
            return null;
        }

        var made = await begun.Value.Making;
        return begun.Value.ArticleCount == articleCount ? made : null;
    }

    /// <summary>Waits until nobody draws a cover any more: what was begun must not write into a folder that others remove.</summary>
    internal Task SettleAsync() => cover is { } begun ? begun.Making.ContinueWith(_ => _.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default) : Task.CompletedTask;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who spoke how many characters of an article, and how long the calls took together; asked for once.</summary>
    public IEnumerable<(string VoiceId, int Characters, TimeSpan Work)> TakeWork(string articleId)
    {
        foreach (var key in work.Keys.Where(key => key.ArticleId == articleId))
        {
            if (work.TryRemove(key, out var done))
            {
                yield return (key.VoiceId, done.Characters, done.Work);
            }
        }
    }

    /// <summary>A clip was spoken. Raised on several threads.</summary>
    public event Action<SpokenClip>? ClipSpoken;

    /// <summary>Clips spoken for an article so far.</summary>
    public int NewClips(string articleId) => newClips.GetValueOrDefault(articleId);

    /// <summary>Ends the jobs because nobody wishes the run any more; it has not failed.</summary>
    public void Stop()
    {
        IsStopped = true;
        published.TrySetCanceled();
        ended.Cancel();
    }

    /// <summary>Whether nobody wishes the run any more.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether it is published, has failed or was stopped.</summary>
    public bool HasEnded => published.Task.IsCompleted;

    /// <summary>What is shared with other processes; a folder by default.</summary>
    public Sharing.ISharedLibrary Shared { get; init; } = Sharing.SharedFolder.Instance;

    /// <summary>Whether its first publication waits for somebody's word.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>Whether there was no time left for the voices asked for; what is not begun yet is spoken by faster ones.</summary>
    public bool IsHurried { get; set; }

    /// <summary>Whether its time is short.</summary>
    public bool IsUrgent { get; set; }

    /// <summary>Whether it goes on without anybody who waits for it: then what failed for a while is tried later, and what ends the process is found out at the next start.</summary>
    public bool IsUnattended { get; init; }

    /// <summary>The issue is published.</summary>
    public void Finish(PublishedIssue issue) => published.TrySetResult(issue);

    /// <summary>The issue cannot be made; its other jobs end, too.</summary>
    public void Fail(Exception exception)
    {
        if (published.TrySetException(exception))
        {
            ended.Cancel();
        }
    }

    /// <summary>True for the first caller: the last two articles may finish at once, and one assembly is enough.</summary>
    public bool ClaimAssembly() => !Interlocked.Exchange(ref isAssembled, true);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The turns stay: a job that is being cancelled may still give one back.
        stopped.Dispose();
        ended.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
