using System.Text.Json;
using AudioPaper.Host.Library;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>Keeps one newspaper as it was last seen on the disk. Not safe for calls at the same time.</summary>
/// <param name="path">Full path of its folder.</param>
/// <param name="logger">Told of settings that cannot be read.</param>
internal sealed partial class NewspaperLook(string path, ILogger logger)
{
    /// <summary>Issues that are looked at each time: corrections come soon or never.</summary>
    private const int NewestCount = 4;

    /// <summary>A folder written to so shortly before it was looked at may be written to once more with the same time.</summary>
    private static readonly long RacyTicks = TimeSpan.FromSeconds(2).Ticks;

    private readonly string folder = Path.GetFileName(path);
    private readonly Dictionary<string, ServedIssue> issues = new(StringComparer.Ordinal);
    private long folderTicks;
    private FileStamp settingsStamp = new(-1, -1);
    private FileStamp recordStamp = new(-1, -1);
    private NewspaperSettings? settings;
    private NewspaperRecord? record;

    /// <summary>The newspaper; null while it has no published issue.</summary>
    public ServedNewspaper? Served { get; private set; }

    /// <summary>Looks what has changed.</summary>
    /// <param name="isThorough">Whether all issues are looked at; else only where the folder's time, or that of the newest issues, tells of something new.</param>
    /// <param name="now">The time.</param>
    public void Look(bool isThorough, DateTimeOffset now)
    {
        var ticks = Directory.GetLastWriteTimeUtc(path).Ticks;
        var all = isThorough || ticks != folderTicks || now.UtcTicks - ticks < RacyTicks;
        var hasChanged = LookAtSettings() | LookAtRecord() | (all ? LookAtAll() : LookAtNewest());
        folderTicks = ticks;
        if (hasChanged)
        {
            Served = Make(now);
        }
    }

    private ServedNewspaper? Make(DateTimeOffset now)
    {
        if (record is null || settings is null || issues.Count == 0)
        {
            return null;
        }

        // What was taken away leaves no time behind but now.
        var newest = new[] { issues.Values.Max(issue => issue.Stamp.EpisodeTicks), settingsStamp.Ticks, recordStamp.Ticks, Served is null ? folderTicks : 0 }.Max();
        if (Served is not null && newest <= Served.Modified.UtcTicks + TimeSpan.TicksPerSecond)
        {
            newest = now.UtcTicks;
        }

        newest = Math.Min(newest, now.UtcTicks);
        return new ServedNewspaper(folder, record, settings,
            [.. issues.Values.OrderBy(issue => issue.Episode.Date).ThenBy(issue => issue.Name, StringComparer.Ordinal)],
            new DateTimeOffset(newest - (newest % TimeSpan.TicksPerSecond), TimeSpan.Zero));
    }

    private bool LookAtAll()
    {
        var there = Directory.EnumerateDirectories(path).Where(IsOwn).ToDictionary(one => Path.GetFileName(one), StringComparer.Ordinal);
        var hasChanged = false;
        foreach (var gone in issues.Keys.Where(name => !there.ContainsKey(name)).ToList())
        {
            hasChanged |= issues.Remove(gone);
        }

        foreach (var (name, at) in there)
        {
            hasChanged |= LookAt(name, at);
        }

        return hasChanged;
    }

    private bool LookAtNewest() => Served is not null
        && Served.Issues[^Math.Min(NewestCount, Served.Issues.Length)..].Aggregate(false, (hasChanged, issue) => hasChanged | LookAt(issue.Name, issue.Path));

    private bool LookAt(string name, string at)
    {
        var known = issues.GetValueOrDefault(name);
        if (IssueStamp.Of(at) is not { } stamp)
        {
            return issues.Remove(name);
        }

        if (known?.Stamp == stamp)
        {
            return false;
        }

        if (IssueReading.Read(at, folder, stamp) is { } issue)
        {
            issues[name] = issue;
            return true;
        }

        return issues.Remove(name);
    }

    private bool LookAtSettings()
    {
        var at = Path.Combine(path, NewspaperSettings.FileName);
        if (FileStamp.Of(at) is var stamp && stamp == settingsStamp)
        {
            return false;
        }

        settingsStamp = stamp;
        try
        {
            settings = SettingsFile.Read(at);
        }
        catch (LibraryException e)
        {
            // Nobody can tell whether it is private: what was said before holds, and if nothing was, it is not shown.
            Unreadable(logger, e.Message);
            settings ??= new NewspaperSettings { IsPrivate = true };
        }

        return true;
    }

    private bool LookAtRecord()
    {
        var at = Path.Combine(path, "newspaper.json");
        if (FileStamp.Of(at) is var stamp && stamp == recordStamp)
        {
            return false;
        }

        recordStamp = stamp;
        try
        {
            record = JsonSerializer.Deserialize(File.ReadAllBytes(at), RecordJson.Readable.NewspaperRecord);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            record = null;
        }

        return true;
    }

    // Links may lead anywhere, so none is followed.
    private static bool IsOwn(string at) => Path.GetFileName(at)[0] != '.' && (File.GetAttributes(at) & FileAttributes.ReparsePoint) == 0;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
    private static partial void Unreadable(ILogger logger, string sentence);

    private readonly record struct FileStamp(long SizeBytes, long Ticks)
    {
        public static FileStamp Of(string path) => new FileInfo(path) is { Exists: true } file ? new(file.Length, file.LastWriteTimeUtc.Ticks) : default;
    }
}
