using AudioPaper.Audio;
using AudioPaper.Packaging;

namespace AudioPaper.Tests.Packaging;

/// <summary>Sound that shows where it stands, and the tracks made of it.</summary>
internal static class Sounds
{
    public static readonly PcmFormat Format = new(22050);

    private static readonly Lazy<Task<Mp3Encoder>> Shared = new(async () => new Mp3Encoder(await FfmpegProgram.FindAsync()));

    public static Task<Mp3Encoder> Encoder => Shared.Value;

    /// <summary>Silence with one click, symmetric and without high frequencies, so that MP3 leaves its peak in place.</summary>
    public static short[] Click(int frameCount, int at, int samplesPerFrame = 576)
    {
        const int half = 60;
        var samples = new short[frameCount * samplesPerFrame];
        for (var offset = -half; offset <= half; offset++)
        {
            var x = Math.PI * offset / 6;
            var window = 0.5 + (0.5 * Math.Cos(Math.PI * offset / (half + 1)));
            samples[at + offset] = (short)(28_000 * window * (offset == 0 ? 1 : Math.Sin(x) / x));
        }

        return samples;
    }

    /// <summary>Position of the loudest sample not further than <paramref name="reach"/> from a place.</summary>
    public static long PeakNear(short[] samples, long place, int reach = 3000)
    {
        var best = Math.Max(0, place - reach);
        for (var position = best; position < Math.Min(samples.Length, place + reach); position++)
        {
            best = samples[position] > samples[best] ? position : best;
        }

        return best;
    }

    public static async IAsyncEnumerable<ReadOnlyMemory<short>> InPieces(short[] samples, int pieceLength = 5_000)
    {
        for (var begin = 0; begin < samples.Length; begin += pieceLength)
        {
            await Task.Yield();
            yield return samples.AsMemory(begin, Math.Min(pieceLength, samples.Length - begin));
        }
    }

    public static async Task<string> TrackAsync(string path, short[] samples, int sampleRate = 22050)
    {
        await (await Encoder).EncodeAsync(new(sampleRate), InPieces(samples), path, TestContext.Current.CancellationToken);
        return path;
    }
}
