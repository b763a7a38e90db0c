using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Alerts;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>Which objects of a library are what. Keys are the library's relative paths with <c>/</c>; what only processes need to know of each other begins with <c>.server/</c>.</summary>
internal static class BucketKeys
{
    /// <summary>Deliveries.</summary>
    public const string Inbox = ".server/inbox/";

    /// <summary>Issues that are being made: <c>.server/open/NEWSPAPER/DATE/RUN</c>, empty objects.</summary>
    public const string Open = ".server/open/";

    /// <summary>Publications, and what was taken back: <c>.server/published/TIME/NEWSPAPER/DATE</c>, empty objects; the time is that of the state (UTC, ticks).</summary>
    public const string Published = ".server/published/";

    private static readonly string[] RecordFolders = ["source/", "work/", "lexicon/"];

    /// <summary>Where an issue's objects begin.</summary>
    public static string Of(IssueId id) => id.Folder + "/";

    /// <summary>Whether every job of an issue begins with it.</summary>
    /// <param name="name">Name below the issue's folder.</param>
    public static bool IsRecord(string name) => name == "articles.json" || (Array.Exists(RecordFolders, folder => name.StartsWith(folder, StringComparison.Ordinal)) && !name.EndsWith(".attempts", StringComparison.Ordinal));

    /// <summary>Whether it is made of the pages again and again, so that what is no longer there must go here, too.</summary>
    /// <inheritdoc cref="IsRecord"/>
    public static bool IsMirrored(string name) => IsRecord(name) && name is not ("articles.json" or "work/" + SentAlerts.FileName) && (!name.StartsWith("work/", StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.Ordinal)) && Path.GetFileName(name)[0] != '.';

    /// <summary>Whether people write it; the server's copy is the one that counts.</summary>
    /// <param name="name">Name below the newspaper's folder.</param>
    public static bool IsOfPeople(string name) =>
        name == NewspaperSettings.FileName || (name.StartsWith("lexicon/", StringComparison.Ordinal) && name.EndsWith(".pls", StringComparison.Ordinal))
            || (!name.Contains('/', StringComparison.Ordinal) && Path.GetExtension(name).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".webp");

    /// <summary>The order in which an issue is copied whole: sound before what names it, the state last.</summary>
    /// <param name="name">Name below the issue's folder.</param>
    public static int Turn(string name) => name switch
    {
        "work/state.json" or "work/" + IssueRemoval.HeldName => 4, "report.json" => 3, "work/episode.json" or "work/digest.json" => 2, _ when name.StartsWith("work/", StringComparison.Ordinal) => 1, _ => 0,
    };

    /// <summary>Name of a publication.</summary>
    public static string PublishedAt(DateTimeOffset at, IssueId id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Published}{at.UtcTicks:D19}/{id.Folder}");

    /// <summary>Time and issue of a publication's name; null when it is none.</summary>
    public static (long Ticks, IssueId Id)? Publication(string key) => key.Length > Published.Length + 20 && key[Published.Length..] is var name && name[19] == '/'
        && long.TryParse(name.AsSpan(0, 19), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var ticks) && IsIssue(name[20..]) ? (ticks, new IssueId(name[20..])) : null;

    /// <summary>Whether a string names an issue's folder, wherever it came from.</summary>
    public static bool IsIssue(string folder) =>
        folder.Split('/') is [{ Length: > 0 } newspaper, { Length: >= 10 } issue] && newspaper[0] != '.' && !folder.Any(c => c is '\\' or ':' || char.IsControl(c))
            && DateOnly.TryParseExact(issue.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);
}
