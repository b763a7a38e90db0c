using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>
/// Makes parts with LAME: bare frames of 64 kbit/s constant bit rate, one channel, at the voice's sample rate, each frame complete in itself so
/// that parts can be joined without encoding them again. LAME runs in this process where its library is there, which saves the starts of
/// ffmpeg; else, and when somebody named an ffmpeg (it may carry another LAME), ffmpeg runs it. Both give the same bytes.
/// </summary>
/// <param name="program">The ffmpeg of this machine.</param>
/// <param name="stallLimit">
/// How long ffmpeg may take for one piece of sound, or to end after the last; then it is killed. 60 s by default.
/// </param>
public sealed class Mp3Encoder(FfmpegProgram program, TimeSpan? stallLimit = null) : IEncoder
{
    private const string Settings = "mp3 64k cbr mono";

    /// <summary>Whether LAME runs in this process.</summary>
    internal bool IsInProcess { get; init; } = program.Path == FfmpegProgram.DefaultPath && LameLibrary.IsThere;

    /// <summary>Whether LAME's library is there; ffmpeg encodes where it is not.</summary>
    public static bool HasLibrary => LameLibrary.IsThere;

    /// <inheritdoc/>
    public int PartsTogether => IsInProcess ? 1 : IEncoder.PartsOfProgram;

    /// <inheritdoc/>
    public string Fingerprint => $"{Settings}; {program.Version}";

    /// <inheritdoc/>
    public string Extension => "mp3";

    /// <inheritdoc/>
    public Task<long> EncodeAsync(PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, CancellationToken cancellationToken) =>
        IsInProcess ? LameEncoding.EncodeAsync(format, samples, path, said: null, IsWholeAsync, cancellationToken)
            : Encoding(format).EncodeAsync(format, samples, path, IsWholeAsync, cancellationToken);

    /// <inheritdoc/>
    public async Task EncodeAsync(PcmFormat format, IReadOnlyList<PartSound> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (!IsInProcess)
        {
            await Encoding(format).EncodeAsync(format, parts, IsWholeAsync, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var part in parts)
        {
            await LameEncoding.EncodeAsync(format, part.Samples, part.Path, part.SampleCount, IsWholeAsync, cancellationToken).ConfigureAwait(false);
        }
    }

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
