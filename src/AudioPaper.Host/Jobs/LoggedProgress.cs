using AudioPaper.Host.Library;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs;

/// <summary>Writes into the log how an issue comes along.</summary>
internal sealed class LoggedProgress(ILogger log, IssueId id) : IIssueProgress
{
    /// <inheritdoc/>
    public void Found(IssueText issue) => log.ArticlesFound(id, issue.Articles.Length);

    /// <inheritdoc/>
    public void Started(string title) => log.ArticleStarted(id, title);

    /// <inheritdoc/>
    public void Finished(ArticleRecord article) => log.ArticleFinished(id, article.ArticleId, article.State, article.NewClips, article.ReusedClips);

    /// <inheritdoc/>
    public void Retrying(string title, string reason) => log.Retrying(id, title, reason);

    /// <inheritdoc/>
    public void Replaced(string title, string failed, string next, SynthesisException reason) => log.VoiceReplaced(id, title, failed, next, reason.Message);

    /// <inheritdoc/>
    public void Assembling() => log.Assembling(id);
}
