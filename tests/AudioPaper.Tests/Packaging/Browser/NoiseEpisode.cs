using System.Collections.Immutable;
using AudioPaper.Packaging;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging.Browser;

/// <summary>Episodes of noise that never rests, so that a fifth of a second of it shows where it stands. Its ten parts of a minute are encoded once.</summary>
/// <param name="made">The kind of file.</param>
/// <param name="folder">Where the files are written.</param>
internal sealed class NoiseEpisode(EpisodeFormat made, TemporaryFolder folder)
{
    private const int KindCount = 10;
    private readonly short[][] kinds = [.. Enumerable.Range(0, KindCount).Select(kind => Noise((140 + kind) * PartCutter.GridSampleCount, kind))];
    private int[] order = [];

    public string Path => folder["episode." + made.Name];

    public Recording Recording { get; private set; } = new(Sounds.Format, 0, [], []);

    /// <summary>Encodes the parts, two at a time.</summary>
    public Task EncodeAsync(CancellationToken cancellation) => Parallel.ForAsync(0, KindCount, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, async (kind, stop) =>
        await made.Encoder.EncodeAsync(Sounds.Format, Sounds.InPieces(kinds[kind], 50_000), PartPath(kind), stop));

    /// <summary>Joins them to an episode: all parts once, or many times in changing order.</summary>
    /// <param name="roundCount">How many times; each is ten minutes.</param>
    /// <param name="chapterCount">How many chapters of equal length it has; they do not begin where parts do.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task JoinAsync(int roundCount, int chapterCount, CancellationToken cancellation)
    {
        int[] steps = [1, 3, 7, 9];
        order = [.. Enumerable.Range(0, roundCount).SelectMany(round => Enumerable.Range(0, KindCount).Select(i => ((i * steps[round % steps.Length]) + round) % KindCount))];
        var length = order.Sum(kind => (long)kinds[kind].Length);
        var chapters = Enumerable.Range(0, chapterCount).Select(i => new Chapter($"第 {i} 章", length * i / chapterCount, length * (i + 1) / chapterCount)).ToImmutableArray();
        Recording = new Recording(Sounds.Format, length, chapters, []);
        await made.Join(Path, Recording, Issues.Tags, [.. order.Select(kind => new EncodedPart(PartPath(kind), kinds[kind].Length))], cancellation);
    }

    /// <summary>The sound as it was before it was encoded; silence outside of the episode.</summary>
    /// <param name="position">The first sample; may lie before the beginning.</param>
    /// <param name="sampleCount">How many.</param>
    public float[] Sound(long position, int sampleCount)
    {
        var sound = new float[sampleCount];
        var start = 0L;
        foreach (var kind in order)
        {
            var (first, last) = (Math.Max(position, start), Math.Min(position + sampleCount, start + kinds[kind].Length));
            for (var at = first; at < last; at++)
            {
                sound[at - position] = kinds[kind][at - start];
            }

            start += kinds[kind].Length;
        }

        return sound;
    }

    private string PartPath(int kind) => folder[$"noise{kind}.{made.Encoder.Extension}"];

    /// <summary>Noise without the high frequencies that codecs leave out.</summary>
    private static short[] Noise(int sampleCount, int seed)
    {
        var random = new Random(seed);
        var (samples, low) = (new short[sampleCount], 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            low += 0.4 * (random.NextDouble() - 0.5 - low);
            samples[i] = (short)(25_000 * low);
        }

        return samples;
    }
}
