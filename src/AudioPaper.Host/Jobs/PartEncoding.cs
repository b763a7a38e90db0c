using System.Collections.Concurrent;
using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>Encodes the parts of an article's track, each unless it is there, and measures their loudness on the way.</summary>
/// <param name="run">The run; it bounds how many encode at once.</param>
/// <param name="articleId">The article.</param>
internal sealed class PartEncoding(IssueRun run, string articleId)
{
    private readonly Lazy<Task<Dictionary<string, LoudnessRecord>>> known = new(() => KnownAsync(run, articleId));

    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);

    /// <summary>Makes a part with each encoder.</summary>
    /// <param name="part">The part.</param>
    /// <param name="clip">Gives its clips by name.</param>
    /// <param name="encoders">One at least.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PartRecord> MakeAsync(TrackPart part, Func<string, CancellationToken, ValueTask<Clip>> clip, IReadOnlyList<IEncoder> encoders, CancellationToken cancellationToken)
    {
        var record = new PartRecord(ClipStore.NameOf(part.Fingerprint), part.SampleCount);
        var measured = await Task.WhenAll(encoders.Select((encoder, i) => Task.Run(() => EncodeAsync(part, record, clip, encoder, isMeasured: i == 0, cancellationToken), cancellationToken)));
        var loudness = measured[0] is { } now ? new LoudnessRecord(now.Blocks.ToString(), now.PeakAmplitude)
            : (await known.Value).TryGetValue(record.Sound, out var before) ? before : await MeasureAsync(part, clip, cancellationToken);
        return record with { Loudness = loudness };
    }

    /// <summary>Names of the files in the store that were asked for so far, each once.</summary>
    public ImmutableArray<string> Names => [.. names.Keys.Order(StringComparer.Ordinal)];

    private async Task<Loudness?> EncodeAsync(TrackPart part, PartRecord record, Func<string, CancellationToken, ValueTask<Clip>> clip, IEncoder encoder, bool isMeasured, CancellationToken cancellationToken)
    {
        var path = run.Library.TrackPath(encoder, record);
        names[Path.GetFileNameWithoutExtension(path)] = true;
        if (await encoder.IsWholeAsync(part.Format, part.SampleCount, path, cancellationToken))
        {
            return null;
        }

        var meter = new LoudnessMeter(part.Format);
        await run.Encodings.EncodeAsync(encoder, part.Format, () =>
        {
            meter = new LoudnessMeter(part.Format);
            var sound = TrackSound.Read(part, clip, cancellationToken);
            return new PartSound(isMeasured ? meter.Over(sound, cancellationToken) : sound, part.SampleCount, path);
        }, cancellationToken);
        return isMeasured ? meter.Finish() : null;
    }

    /// <summary>Reads the sound of a part whose file was there and whose loudness no record tells.</summary>
    private static async Task<LoudnessRecord> MeasureAsync(TrackPart part, Func<string, CancellationToken, ValueTask<Clip>> clip, CancellationToken cancellationToken)
    {
        var meter = new LoudnessMeter(part.Format);
        await foreach (var piece in TrackSound.Read(part, clip, cancellationToken))
        {
            meter.Add(piece.Span);
        }

        var measured = meter.Finish();
        return new LoudnessRecord(measured.Blocks.ToString(), measured.PeakAmplitude);
    }

    private static async Task<Dictionary<string, LoudnessRecord>> KnownAsync(IssueRun run, string articleId)
    {
        var before = await run.Issue.ReadAsync(articleId, RecordJson.Readable.ArticleRecord, run.Cancellation);
        var parts = before is null || before.Parts.IsDefault ? [] : before.Parts.Concat(before.Digest?.Parts ?? []);
        return parts.Where(part => part.Loudness?.Measured() is not null).DistinctBy(part => part.Sound).ToDictionary(part => part.Sound, part => part.Loudness!, StringComparer.Ordinal);
    }
}
