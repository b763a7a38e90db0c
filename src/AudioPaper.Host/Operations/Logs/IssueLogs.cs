using AudioPaper.Host.Library;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Operations.Logs;

/// <summary>A log for each issue: <c>ISSUE/work/log.jsonl</c> has what was logged in a scope that names the issue.</summary>
internal static class IssueLogs
{
    /// <summary>The scope's key; its value is the issue's id, <c>NEWSPAPER/DATE[-EDITION]</c>.</summary>
    public const string ScopeKey = "Issue";

    /// <summary>Name of the file without ending.</summary>
    private const string Name = "log";

    /// <summary>Names of the files; they and <c>alerts.json</c> are no part of what an issue is made of.</summary>
    public static bool IsAbout(string fileName) => fileName is Name + ".jsonl" or Name + ".1.jsonl" or Alerts.SentAlerts.FileName;

    /// <summary>Whatever is logged until this is disposed of belongs to an issue.</summary>
    public static IDisposable? ForIssue(this ILogger logger, IssueId issue)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return logger.BeginScope(new Dictionary<string, object> { [ScopeKey] = issue.ToString() });
    }

    /// <summary>Writes an entry into its issue's log; where there is no such issue, nowhere.</summary>
    /// <param name="root">Full path of the library.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="mostBytes">When a log is full.</param>
    public static void Write(string root, LogEntry entry, long mostBytes)
    {
        if (entry.Fields.TryGetValue(ScopeKey, out var id) && id.Split('/') is [{ Length: > 0 } newspaper, { Length: > 0 } date]
            && newspaper[0] != '.' && date[0] != '.' && !id.Contains('\\', StringComparison.Ordinal) && !id.Any(char.IsControl)
            && Path.Combine(root, newspaper, date, "work") is var work && Directory.Exists(work))
        {
            new BoundedLog(work, Name, mostBytes).Append(entry.ToJson());
        }
    }
}
