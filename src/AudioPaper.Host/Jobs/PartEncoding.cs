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

    /// <summary>Makes parts with each encoder, one start of a program for all that are missing: its start costs as much as a quarter of a minute of sound.</summary>
    /// <param name="parts">The parts; none at all is allowed.</param>
    /// <param name="clip">Gives their clips by name.</param>
    /// <param name="encoders">One at least.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PartRecord[]> MakeAsync(IReadOnlyList<TrackPart> parts, Func<string, CancellationToken, ValueTask<Clip>> clip, IReadOnlyList<IEncoder> encoders, CancellationToken cancellationToken)
    {
        var records = parts.Select(part => new PartRecord(ClipStore.NameOf(part.Fingerprint), part.SampleCount)).ToArray();
        var measured = await Task.WhenAll(encoders.Select((encoder, i) => Task.Run(() => EncodeAsync([.. parts.Zip(records)], clip, encoder, isMeasured: i == 0, cancellationToken), cancellationToken)));
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = records[i] with
            {
                Loudness = measured[0].TryGetValue(records[i].Sound, out var now) ? new LoudnessRecord(now.Blocks.ToString(), now.PeakAmplitude)
                    : (await known.Value).TryGetValue(records[i].Sound, out var before) ? before : await MeasureAsync(parts[i], clip, cancellationToken),
            };
        }

        return records;
    }

    /// <summary>Names of the files in the store that were asked for so far, each once.</summary>
    public ImmutableArray<string> Names => [.. names.Keys.Order(StringComparer.Ordinal)];

    /// <returns>What was measured of the parts that were encoded now, by the name of their sound.</returns>
    private async Task<Dictionary<string, Loudness>> EncodeAsync(
        List<(TrackPart Part, PartRecord Record)> parts, Func<string, CancellationToken, ValueTask<Clip>> clip, IEncoder encoder, bool isMeasured, CancellationToken cancellationToken)
    {
        using var turn = await run.TakeTurnAsync(cancellationToken);
        var missing = new List<(TrackPart Part, PartRecord Record, string Path)>();
        foreach (var (part, record) in parts.DistinctBy(part => part.Record.Sound))
        {
            var path = run.Library.TrackPath(encoder, record);
            names[Path.GetFileNameWithoutExtension(path)] = true;
            await run.Shared.PullSoundAsync(path, cancellationToken);
            if (!await encoder.IsWholeAsync(part.Format, part.SampleCount, path, cancellationToken))
            {
                missing.Add((part, record, path));
            }
        }

        var meters = new Dictionary<string, LoudnessMeter>(StringComparer.Ordinal);
        if (missing.Count > 0)
        {
            await encoder.EncodeAsync(missing[0].Part.Format, [.. missing.Select(SoundOf)], cancellationToken);
        }

        return meters.ToDictionary(meter => meter.Key, meter => meter.Value.Finish());

        PartSound SoundOf((TrackPart Part, PartRecord Record, string Path) part)
        {
            var sound = TrackSound.Read(part.Part, clip, cancellationToken);
            if (isMeasured)
            {
                sound = (meters[part.Record.Sound] = new LoudnessMeter(part.Part.Format)).Over(sound, cancellationToken);
            }

            return new PartSound(sound, part.Part.SampleCount, part.Path);
        }
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
        var parts = before is null || before.Parts.IsDefault ? [] : before.Parts;
        return parts.Where(part => part.Loudness?.Measured() is not null).DistinctBy(part => part.Sound).ToDictionary(part => part.Sound, part => part.Loudness!, StringComparer.Ordinal);
    }
}
