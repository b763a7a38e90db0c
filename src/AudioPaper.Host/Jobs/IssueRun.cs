using AudioPaper.Host.Library;
using AudioPaper.Segmentation;

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

    /// <summary>The episode is being put together.</summary>
    void Assembling();
}

/// <summary>An issue that this process is making. Jobs find it by the issue's id.</summary>
/// <param name="Library">The library.</param>
/// <param name="Issue">The issue's folder.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Studio">What it is made with.</param>
/// <param name="Progress">Who is told.</param>
/// <param name="Cancellation">Ends the jobs.</param>
public sealed record IssueRun(LibraryFolder Library, IssueFolder Issue, IssueRequest Request, Studio Studio, IIssueProgress Progress, CancellationToken Cancellation)
{
    private readonly TaskCompletionSource<PublishedIssue> published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private IssueText? text;
    private bool isAssembled;

    /// <summary>Ends when the issue is published, or with what prevented it.</summary>
    public Task<PublishedIssue> Published => published.Task;

    /// <summary>The issue is published.</summary>
    public void Finish(PublishedIssue issue) => published.TrySetResult(issue);

    /// <summary>The issue cannot be made.</summary>
    public void Fail(Exception exception) => published.TrySetException(exception);

    /// <summary>What is on its pages; found again from the kept sources, so that a job needs nothing but the library.</summary>
    public async Task<IssueText> TextAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return text ??= Segmenter.Segment(await Issue.ReadSourcesAsync(Request, cancellationToken));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>True for the first caller: the last two articles may finish at once, and one assembly is enough.</summary>
    public bool ClaimAssembly() => !Interlocked.Exchange(ref isAssembled, true);
}
