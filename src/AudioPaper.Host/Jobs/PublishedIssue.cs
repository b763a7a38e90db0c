using AudioPaper.Host.Library;
using AudioPaper.Publishing;

namespace AudioPaper.Host.Jobs;

/// <summary>A finished issue.</summary>
/// <param name="Issue">Its folder.</param>
/// <param name="Episode">Its episode.</param>
/// <param name="Report">Its report.</param>
public sealed record PublishedIssue(IssueFolder Issue, EpisodeRecord Episode, Report Report);
