using System.Collections.Concurrent;
using AudioPaper.Audio;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>The sound of an issue's articles, where several processes make them in folders of their own.</summary>
internal static class SharedSound
{
    /// <summary>Keeps an article's record, after the clips and parts that it names.</summary>
    public static Task KeepAsync(IssueRun run, ArticleRecord record)
    {
        var clips = record.Clips.IsDefault ? [] : record.Clips.Select(run.Library.ClipPath);
        return run.Shared.KeepAsync(run.Issue, clips.Concat(Parts(run, record).Select(part => part.Path)).Distinct(StringComparer.Ordinal).Where(File.Exists), [$"work/{record.ArticleId}.json"],
            () => run.Issue.WriteAsync(record.ArticleId, record, RecordJson.Readable.ArticleRecord, run.Cancellation), run.Cancellation);
    }

    /// <summary>
    /// Takes the parts of all articles that are not here, and looks whether all are whole: a power cut may have torn what an earlier process made. What another process
    /// assembled before is not asked for: an older episode may stand here under the same name.
    /// </summary>
    /// <returns>Records of articles that have a part which is gone or damaged; they are to be made again.</returns>
    public static async Task<List<ArticleRecord>> BrokenAsync(IssueRun run, IReadOnlyList<ArticleRecord> records)
    {
        if (!run.IsUnattended)
        {
            return [];
        }

        if (run.Shared.IsElsewhere)
        {
            File.Delete(run.Issue.At("work", "episode.json"));
            File.Delete(run.Issue.At("work", "digest.json"));
            File.Delete(run.Issue.At("work", BookAssembly.RecordName + ".json"));
        }

        var broken = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var parts = records.SelectMany(record => Parts(run, record).Select(part => (record.ArticleId, record.SampleRate, part.Encoder, part.Part, part.Path))).DistinctBy(part => part.Path);
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = run.Cancellation }, async (part, cancellation) =>
        {
            await run.Shared.PullSoundAsync(part.Path, cancellation);
            if (!await part.Encoder.IsWholeAsync(new PcmFormat(part.SampleRate), part.Part.SampleCount, part.Path, cancellation))
            {
                File.Delete(part.Path);
                broken[part.ArticleId] = true;
            }
        });
        return [.. records.Where(record => broken.ContainsKey(record.ArticleId))];
    }

    private static IEnumerable<(Packaging.IEncoder Encoder, PartRecord Part, string Path)> Parts(IssueRun run, ArticleRecord record) => record.Parts.IsDefault ? []
        : run.Studio.Formats.Select(format => format.Encoder).DistinctBy(encoder => encoder.Fingerprint).SelectMany(encoder => record.Parts.Select(part => (encoder, part, run.Library.TrackPath(encoder, part))));
}
