using System.Collections.Concurrent;
using System.Collections.Frozen;
using AudioPaper.Host.Library;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web.Feeds;

/// <summary>
/// What is published, kept in memory. Another process may have made it, so the disk is looked at once a second at most, by one of the requests
/// that come, while the others go on with what was known; and thoroughly every half minute. Safe for calls at the same time.
/// </summary>
internal sealed class PublishedIndex(LibraryFolder library, TimeProvider clock, ILogger<PublishedIndex> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ThoroughInterval = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, NewspaperLook> looks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> changed = new(StringComparer.Ordinal);
    private volatile FrozenDictionary<string, ServedNewspaper>? served;
    private long lookedAt;
    private long lookedThoroughlyAt;

    /// <summary>All newspapers with a published issue, private ones included, by the names of their folders.</summary>
    public FrozenDictionary<string, ServedNewspaper> Newspapers
    {
        get
        {
            if (served is { } known && changed.IsEmpty)
            {
                if (clock.GetElapsedTime(Interlocked.Read(ref lookedAt)) >= Interval && gate.TryEnter())
                {
                    try
                    {
                        return Look();
                    }
                    finally
                    {
                        gate.Exit();
                    }
                }

                return known;
            }

            lock (gate)
            {
                return served is { } seen && changed.IsEmpty ? seen : Look();
            }
        }
    }

    /// <summary>Tells that something of a newspaper was published, corrected or taken away; the next request sees it.</summary>
    /// <param name="newspaperFolder">Name of its folder.</param>
    public void Changed(string newspaperFolder) => changed[newspaperFolder] = true;

    private FrozenDictionary<string, ServedNewspaper> Look()
    {
        var isThorough = served is null || clock.GetElapsedTime(lookedThoroughlyAt) >= ThoroughInterval;
        var told = changed.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var folder in told)
        {
            // Before the disk is read: what changes from now on is told again.
            changed.TryRemove(folder, out _);
        }

        var now = clock.GetUtcNow();
        var there = Directory.Exists(library.Root) ? Directory.GetDirectories(library.Root).Where(IsNewspaper).ToDictionary(path => Path.GetFileName(path), StringComparer.Ordinal) : [];
        foreach (var gone in looks.Keys.Where(folder => !there.ContainsKey(folder)).ToList())
        {
            looks.Remove(gone);
        }

        foreach (var (folder, path) in there)
        {
            try
            {
                var look = looks.TryGetValue(folder, out var known) ? known : looks[folder] = new NewspaperLook(path, logger);
                look.Look(isThorough || told.Contains(folder), now);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is being deleted, or the disk is away: as it was, until it can be looked at.
            }
        }

        var all = looks.Where(look => look.Value.Served is not null).Select(look => KeyValuePair.Create(look.Key, look.Value.Served!)).ToList();
        if (served is not { } before || before.Count != all.Count || all.Exists(one => !ReferenceEquals(before.GetValueOrDefault(one.Key), one.Value)))
        {
            served = all.ToFrozenDictionary(StringComparer.Ordinal);
        }

        if (isThorough)
        {
            lookedThoroughlyAt = clock.GetTimestamp();
        }

        Interlocked.Exchange(ref lookedAt, clock.GetTimestamp());
        return served!;
    }

    private static bool IsNewspaper(string path) => Path.GetFileName(path)[0] != '.' && (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0;
}
