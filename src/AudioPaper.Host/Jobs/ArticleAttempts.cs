using System.Globalization;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// Counts how often work on an article ended together with the process and without one new clip: an article that kills its worker must not stop the paper for ever.
/// Kept in a small text file, <c>work/ARTICLE.attempts</c>: the run, a space and the count.
/// </summary>
internal sealed class ArticleAttempts : IDisposable
{
    /// <summary>
    /// After so many the article is announced as missing. Somebody else may have ended the process each time; those that were begun in vain come last, so the others do not wait
    /// for the end of this patience.
    /// </summary>
    public const int Most = 50;

    private readonly IssueRun run;
    private readonly string articleId;
    private readonly string path;
    private int count;

    private ArticleAttempts(IssueRun run, string articleId)
    {
        (this.run, this.articleId, path) = (run, articleId, run.Issue.At("work", articleId + ".attempts"));
        count = Read(run, path);
        run.ClipSpoken += Progress;
    }

    /// <summary>Why the article is given up; null while it is not.</summary>
    public string? Refusal => count < Most ? null : $"The program ended {count} times while it was speaking this; the log says more. Deliver the issue again when that is mended.";

    /// <summary>How often an article was begun in vain and for the second time or more; 0 for the first, which nobody can tell from one that went on well for a while.</summary>
    /// <param name="run">The run.</param>
    /// <param name="articleId">The article.</param>
    public static int Of(IssueRun run, string articleId) => Math.Max(0, Read(run, run.Issue.At("work", articleId + ".attempts")) - 1);

    /// <summary>Counts a beginning; runs that somebody waits for are not counted.</summary>
    public static ArticleAttempts? Begin(IssueRun run, string articleId)
    {
        if (!run.IsUnattended)
        {
            return null;
        }

        var attempts = new ArticleAttempts(run, articleId);
        if (attempts.Refusal is null)
        {
            attempts.Write(attempts.count + 1);
        }

        return attempts;
    }

    /// <summary>The article is done, spoken or not.</summary>
    public void Forget() => File.Delete(path);

    /// <inheritdoc/>
    public void Dispose() => run.ClipSpoken -= Progress;

    private void Progress(SpokenClip clip)
    {
        if (clip.ArticleId == articleId && Interlocked.Exchange(ref count, 0) > 0)
        {
            Write(1);
        }
    }

    private static int Read(IssueRun run, string path) =>
        File.Exists(path) && File.ReadAllText(path).Split(' ') is [var runId, var text] && runId == run.Request.RunId && int.TryParse(text, CultureInfo.InvariantCulture, out var found) ? found : 0;

    // Torn by a crash it counts as nothing.
    private void Write(int value) => File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{run.Request.RunId} {value}"));
}
