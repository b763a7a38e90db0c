using System.Runtime.CompilerServices;
using AudioPaper.Audio;
using AudioPaper.Files;

namespace AudioPaper.Packaging;

/// <summary>Encodes the sound of a part into a file with libmp3lame in this process. A few seconds of sound are in memory.</summary>
internal static class LameEncoding
{
    private const int FileBufferSizeBytes = 64 * 1024;

    /// <summary>Encodes.</summary>
    /// <param name="format">Sample rate of the sound.</param>
    /// <param name="samples">The sound.</param>
    /// <param name="path">The file, whole or not at all.</param>
    /// <param name="said">How many samples they were said to be; null when nobody said.</param>
    /// <param name="isWhole">Looks whether the file holds so many samples.</param>
    /// <param name="cancellationToken">Ends it between two pieces of sound.</param>
    /// <returns>The number of samples encoded.</returns>
    /// <exception cref="EncodingException">Nothing was written.</exception>
    /// <exception cref="ArgumentException">MP3 has no such sample rate, the sound is no whole number of frames or not as long as said.</exception>
    public static async Task<long> EncodeAsync(
        PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, long? said,
        Func<PcmFormat, long, string, CancellationToken, Task<bool>> isWhole, CancellationToken cancellationToken)
    {
        var (sampleCount, samplesPerFrame) = (0L, Mp3Timing.SamplesPerFrame(format));
        Exception? ofSource = null;
        try
        {
            await WholeFile.MakeAsync(path, async (temporaryPath, cancellation) =>
            {
                sampleCount = await WriteAsync(format, Watched(samples, failure => ofSource = failure, cancellation), temporaryPath, cancellation).ConfigureAwait(false);
                if (sampleCount % samplesPerFrame != 0)
                {
                    throw new ArgumentException($"{sampleCount} samples are no whole number of frames of {samplesPerFrame}.", nameof(samples));
                }

                if (said is { } length && length != sampleCount)
                {
                    throw new ArgumentException($"The sound of {path} is not {length} samples long.", nameof(samples));
                }

                if (!await isWhole(format, sampleCount, temporaryPath, cancellation).ConfigureAwait(false))
                {
                    throw new EncodingException($"{path} does not hold the {sampleCount} samples LAME was given.", isTransient: true,
                        chinese: $"{path} 并不包含交给 LAME 的 {sampleCount} 个采样。");
                }
            }, cancellationToken, flushesToDisk: false).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && failure != ofSource)
        {
            throw Unwritten(path, failure);
        }

        return sampleCount;
    }

    private static async Task<long> WriteAsync(PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, CancellationToken cancellationToken)
    {
        var sampleCount = 0L;
        using var encoder = new LameEncoder(format);
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileBufferSizeBytes);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var piece in samples.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                for (var rest = piece; !rest.IsEmpty; rest = rest[Math.Min(LameEncoder.PieceSampleCount, rest.Length)..])
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var frames = encoder.Encode(rest.Span[..Math.Min(LameEncoder.PieceSampleCount, rest.Length)]);
                    await file.WriteAsync(frames, cancellationToken).ConfigureAwait(false);
                    // There are as many threads as cores: those who pass on what is spoken wait for one.
                    await Task.Yield();
                }

                sampleCount += piece.Length;
            }

            await file.WriteAsync(encoder.Flush(), cancellationToken).ConfigureAwait(false);
        }

        return sampleCount;
    }

    /// <summary>The same sound; tells what its source throws, which is no fault of the file.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<short>> Watched(
        IAsyncEnumerable<ReadOnlyMemory<short>> samples, Action<Exception> tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = samples.GetAsyncEnumerator(cancellationToken);
        await using (source.ConfigureAwait(false))
        {
            while (await HasNextAsync().ConfigureAwait(false))
            {
                yield return source.Current;
            }
        }

        async ValueTask<bool> HasNextAsync()
        {
            try
            {
                return await source.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                tell(failure);
                throw;
            }
        }
    }

    private static EncodingException Unwritten(string path, Exception failure) => FullDisk.Is(failure)
        ? new EncodingException($"The disk is full: {path} could not be written. Make room and try again.", isTransient: false, failure,
            $"磁盘已满：无法写入 {path}。请腾出空间后重试。")
        {
            IsDiskFull = true,
        }
        : new EncodingException($"{path} could not be written: {failure.Message}", isTransient: true, failure, $"无法写入 {path}：{failure.Message}");
}
