using AudioPaper.Host.Library;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs;

/// <summary>What jobs write into the log.</summary>
internal static partial class JobLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Issue} could not be made: {Reason}")]
    public static partial void IssueFailed(this ILogger log, Exception? exception, IssueId issue, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Issue} waits {Delay}: {Reason}")]
    public static partial void DiskFull(this ILogger log, IssueId issue, TimeSpan delay, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "It could not be written down that {Issue} failed")]
    public static partial void StateNotWritten(this ILogger log, Exception exception, IssueId issue);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Delivery {Delivery} is {Issue}")]
    public static partial void Delivered(this ILogger log, string delivery, IssueId issue);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "Delivery {Delivery} is refused: {Reason}")]
    public static partial void DeliveryRefused(this ILogger log, string delivery, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "{Issue} was left unfinished; going on with it")]
    public static partial void GoingOn(this ILogger log, IssueId issue);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "Measuring loudness and pace of {Voice}, once")]
    public static partial void Measuring(this ILogger log, Synthesis.VoiceId voice);

    [LoggerMessage(EventId = 8, Level = LogLevel.Information, Message = "{Issue} has {Count} articles")]
    public static partial void ArticlesFound(this ILogger log, IssueId issue, int count);

    [LoggerMessage(EventId = 9, Level = LogLevel.Debug, Message = "{Issue}: «{Title}» is begun")]
    public static partial void ArticleStarted(this ILogger log, IssueId issue, string title);

    [LoggerMessage(EventId = 10, Level = LogLevel.Information, Message = "{Issue}: {Article} is {State}; {NewClips} clips new, {ReusedClips} there")]
    public static partial void ArticleFinished(this ILogger log, IssueId issue, string article, ArticleState state, int newClips, int reusedClips);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "{Issue}: «{Title}» is tried again: {Reason}")]
    public static partial void Retrying(this ILogger log, IssueId issue, string title, string reason);

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning, Message = "{Issue}: in «{Title}» {Next} takes the place of {Failed}: {Reason}")]
    public static partial void VoiceReplaced(this ILogger log, IssueId issue, string title, string failed, string next, string reason);

    [LoggerMessage(EventId = 13, Level = LogLevel.Information, Message = "{Issue} is being put together")]
    public static partial void Assembling(this ILogger log, IssueId issue);

    [LoggerMessage(EventId = 14, Level = LogLevel.Information, Message = "{Issue} is published")]
    public static partial void IssueIsPublished(this ILogger log, IssueId issue);

    [LoggerMessage(EventId = 15, Level = LogLevel.Warning, Message = "The database of the jobs does not answer ({Reason}); waiting for it")]
    public static partial void DatabaseAway(this ILogger log, string reason);

    [LoggerMessage(EventId = 60, Level = LogLevel.Warning, Message = "What is shared through the bucket waits: {Reason}")]
    public static partial void UpkeepWaits(this ILogger log, string reason);

    [LoggerMessage(EventId = 61, Level = LogLevel.Error, Message = "The disk of {Folder} has less than 2 GiB free: {Issue} and older issues are not served until there is room")]
    public static partial void NoRoomForIssues(this ILogger log, string folder, IssueId issue);

    [LoggerMessage(EventId = 16, Level = LogLevel.Information, Message = "{Count} files of the store ({Removed} bytes) are removed; {Kept} bytes stay")]
    public static partial void Pruned(this ILogger log, int count, long removed, long kept);

    [LoggerMessage(EventId = 17, Level = LogLevel.Error, Message = "{Issue} is faulty: {Fault}")]
    public static partial void Faulty(this ILogger log, IssueId issue, string fault);

    [LoggerMessage(EventId = 18, Level = LogLevel.Warning, Message = "The folder {Folder} cannot be watched: {Reason}")]
    public static partial void NotWatched(this ILogger log, string folder, string reason);

    [LoggerMessage(EventId = 19, Level = LogLevel.Warning, Message = "{Issue}: {Reason}")]
    public static partial void NotTold(this ILogger log, IssueId issue, string reason);
}
