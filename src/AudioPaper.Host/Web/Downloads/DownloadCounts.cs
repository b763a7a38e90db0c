using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Web.Downloads;

/// <summary>
/// Counts downloads that began, by day (UTC) and file, and nothing else: no address, no agent, no time of day. So two downloads of one listener count twice; the rules of
/// the IAB, which need both, cannot be kept. Counts of this process are added to <c>.server/downloads/YYYY-MM.json</c> once a minute. Safe for calls at the same time.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="clock">The clock.</param>
internal sealed class DownloadCounts(LibraryFolder library, TimeProvider clock)
{
    private const int MostKept = 50_000;

    private readonly Lock gate = new();
    private Dictionary<(DateOnly Day, string File), long> counts = [];

    /// <summary>A download began.</summary>
    /// <param name="file">The file, <c>NEWSPAPER/ISSUE/NAME</c>.</param>
    public void Count(string file)
    {
        var key = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), file);
        lock (gate)
        {
            if (counts.TryGetValue(key, out var count) || counts.Count < MostKept)
            {
                counts[key] = count + 1;
            }
        }
    }

    /// <summary>Adds what was counted to the files; what cannot be written is kept for the next time.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        Dictionary<(DateOnly Day, string File), long> taken;
        lock (gate)
        {
            (taken, counts) = (counts, []);
        }

        if (taken.Count == 0)
        {
            return;
        }

        try
        {
            var folder = ServerFolder.Ensure(library.Root, "downloads");
            using var kept = await FolderLock.TakeAsync(folder, () => { }, cancellationToken);
            foreach (var month in taken.GroupBy(count => MonthOf(count.Key.Day)).ToList())
            {
                var days = Read(month.Key);
                foreach (var ((day, file), count) in month)
                {
                    var files = days.GetValueOrDefault(DayOf(day)) ?? (days[DayOf(day)] = new(StringComparer.Ordinal));
                    files[file] = files.GetValueOrDefault(file) + count;
                }

                await ServerFolder.WriteAsync(PathOf(month.Key), JsonSerializer.SerializeToUtf8Bytes(days, DownloadJson.Readable.SortedDictionaryStringSortedDictionaryStringInt64), cancellationToken);
                foreach (var key in month.Select(count => count.Key).ToList())
                {
                    taken.Remove(key);
                }
            }
        }
        finally
        {
            lock (gate)
            {
                foreach (var (key, count) in taken)
                {
                    counts[key] = counts.GetValueOrDefault(key) + count;
                }
            }
        }
    }

    /// <summary>Counts of a month for a newspaper, what is not written yet included; by day and file.</summary>
    /// <param name="newspaper">Name of its folder.</param>
    /// <param name="month">Any day of the month.</param>
    public ImmutableArray<(DateOnly Day, string File, long Count)> Of(string newspaper, DateOnly month)
    {
        var found = new SortedDictionary<(DateOnly Day, string File), long>();
        foreach (var (day, files) in Read(MonthOf(month)))
        {
            foreach (var (file, count) in files.Where(file => file.Key.StartsWith(newspaper + "/", StringComparison.Ordinal) && DateOnly.TryParseExact(day, "yyyy-MM-dd", out _)))
            {
                found[(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), file)] = count;
            }
        }

        lock (gate)
        {
            foreach (var (key, count) in counts.Where(count => MonthOf(count.Key.Day) == MonthOf(month) && count.Key.File.StartsWith(newspaper + "/", StringComparison.Ordinal)))
            {
                found[key] = found.GetValueOrDefault(key) + count;
            }
        }

        return [.. found.Select(count => (count.Key.Day, count.Key.File, count.Value))];
    }

    private SortedDictionary<string, SortedDictionary<string, long>> Read(string month)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(month)), DownloadJson.Readable.SortedDictionaryStringSortedDictionaryStringInt64) ?? new(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return new(StringComparer.Ordinal);
        }
    }

    private string PathOf(string month) => Path.Combine(library.Root, ".server", "downloads", month + ".json");

    private static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>How counts are written: <c>{"2026-03-19": {"FILE": 12}}</c>.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(SortedDictionary<string, SortedDictionary<string, long>>))]
internal sealed partial class DownloadJson : JsonSerializerContext
{
    /// <summary>The one context; Chinese stays readable.</summary>
    public static DownloadJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
