using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>
/// Makes parts with ffmpeg and LAME: bare frames of 64 kbit/s constant bit rate, one channel, at the voice's sample
/// rate, each frame complete in itself so that parts can be joined without encoding them again.
/// </summary>
/// <param name="program">The ffmpeg to start.</param>
/// <param name="stallLimit">
/// How long ffmpeg may take for one piece of sound, or to end after the last; then it is killed. 60 s by default.
/// </param>
public sealed class Mp3Encoder(FfmpegProgram program, TimeSpan? stallLimit = null) : IEncoder
{
    private const string Settings = "mp3 64k cbr mono";

    /// <inheritdoc/>
    public string Fingerprint => $"{Settings}; {program.Version}";

    /// <inheritdoc/>
    public string Extension => "mp3";

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
            var track = await Mp3Frames.CountAsync(path, cancellationToken).ConfigureAwait(false);
            return Mp3Timing.SampleCount(format, track.FrameCount) == sampleCount && track.Header.SampleRate == format.SampleRate;
        }
        catch (Exception e) when (e is FileNotFoundException or InvalidDataException)
        {
            return false;
        }
    }

    private FfmpegEncoding Encoding(PcmFormat format)
    {
        var codec = new FfmpegCodec("MP3", "libmp3lame", Mp3Timing.SamplesPerFrame(format),
            ["-b:a", "64k", "-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"]);
        return new FfmpegEncoding(program, codec, stallLimit);
    }
}
