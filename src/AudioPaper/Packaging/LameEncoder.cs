using System.Buffers;
using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>
/// One sound becoming MP3 by libmp3lame in this process: 64 kbit/s constant bit rate, one channel, no bit reservoir, no Info frame, LAME's
/// own quality, as ffmpeg asks for them; so the frames have the bytes ffmpeg's have. Not safe for several threads at once.
/// </summary>
internal sealed class LameEncoder : IDisposable
{
    /// <summary>Most samples it takes at once: two seconds at the usual rates.</summary>
    public const int PieceSampleCount = 48 * 1024;

    private const int BitRateKbps = 64;

    /// <summary>Of the header: n samples give 1.25 n + 7,200 bytes at most.</summary>
    private const int FramesSizeBytes = (PieceSampleCount * 5 / 4) + 7_200;

    /// <summary>LAME fills tables that all encoders share when the first one begins.</summary>
    private static readonly Lock Beginning = new();

    private readonly LameHandle handle;
    private readonly byte[] frames = ArrayPool<byte>.Shared.Rent(FramesSizeBytes);
    private bool isDisposed;

    /// <summary>Begins a sound.</summary>
    /// <param name="format">A sample rate MP3 knows.</param>
    /// <exception cref="EncodingException">LAME did not begin.</exception>
    public LameEncoder(PcmFormat format)
    {
        lock (Beginning)
        {
            handle = new LameHandle();
            if (handle.IsInvalid || !IsSet(format) || LameLibrary.Begin(handle) < 0)
            {
                handle.Dispose();
                throw Failure($"LAME did not begin with sound of {format.SampleRate} Hz.", $"LAME 无法开始编码 {format.SampleRate} Hz 的声音。");
            }
        }
    }

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">At most <see cref="PieceSampleCount"/>.</param>
    /// <returns>The frames that are complete, possibly none; good until the next call.</returns>
    /// <exception cref="EncodingException">LAME failed.</exception>
    public ReadOnlyMemory<byte> Encode(ReadOnlySpan<short> samples)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples.Length, PieceSampleCount);
        return samples.IsEmpty ? default : Made(LameLibrary.Encode(handle, samples, samples, samples.Length, frames, frames.Length));
    }

    /// <summary>Ends the sound.</summary>
    /// <returns>The last frames; good until the encoder is disposed of.</returns>
    /// <exception cref="EncodingException">LAME failed.</exception>
    public ReadOnlyMemory<byte> Flush() => Made(LameLibrary.Flush(handle, frames, frames.Length));

    /// <inheritdoc/>
    public void Dispose()
    {
        handle.Dispose();
        if (!isDisposed)
        {
            isDisposed = true;
            ArrayPool<byte>.Shared.Return(frames);
        }
    }

    /// <summary>The quality is not set: ffmpeg does not either, unless told a compression level.</summary>
    private bool IsSet(PcmFormat format) =>
        LameLibrary.SetInputSampleRate(handle, format.SampleRate) >= 0
        && LameLibrary.SetOutputSampleRate(handle, format.SampleRate) >= 0
        && LameLibrary.SetChannelCount(handle, 1) >= 0
        && LameLibrary.SetMode(handle, LameLibrary.Mono) >= 0
        && LameLibrary.SetBitRate(handle, BitRateKbps) >= 0
        && LameLibrary.SetReservoirDisabled(handle, 1) >= 0
        && LameLibrary.SetWritesTag(handle, 0) >= 0;

    private ReadOnlyMemory<byte> Made(int sizeBytes) => sizeBytes >= 0 && sizeBytes <= frames.Length ? frames.AsMemory(0, sizeBytes)
        : throw Failure($"LAME failed with error {sizeBytes}.", $"LAME 出错（{sizeBytes}）。");

    private static EncodingException Failure(string message, string chinese) => new(message, isTransient: true, chinese: chinese);
}
