using System.Buffers;
using System.Runtime.CompilerServices;

namespace AudioPaper.Packaging;

/// <summary>One frame of MP3.</summary>
/// <param name="Header">What the frame says of itself.</param>
/// <param name="Bytes">The whole frame; good until the next one is read.</param>
public readonly record struct Mp3Frame(Mp3FrameHeader Header, ReadOnlyMemory<byte> Bytes);

/// <summary>What a track holds.</summary>
/// <param name="Header">The header of its first frame; all others go with it.</param>
/// <param name="FrameCount">Number of frames, at least 1.</param>
public sealed record Mp3Track(Mp3FrameHeader Header, long FrameCount);

/// <summary>Reads tracks: bare MP3 frames, one after the other, with nothing before, between or behind.</summary>
public static class Mp3Frames
{
    private const int BufferSizeBytes = 64 * 1024;

    /// <summary>Reads frame by frame, in constant memory.</summary>
    /// <param name="stream">Stands at the first frame, and is read to its end; not closed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">Something else than a frame, a frame of another kind, or a cut one.</exception>
    public static async IAsyncEnumerable<Mp3Frame> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rented = MemoryPool<byte>.Shared.Rent(BufferSizeBytes);
        var buffer = rented.Memory;
        var (begin, end, position) = (0, 0, 0L);
        Mp3FrameHeader? first = null;
        while (true)
        {
            var known = Mp3FrameHeader.TryRead(buffer.Span[begin..end], out var header);
            if (end - begin < (known ? header.FrameSizeBytes : Mp3FrameHeader.SizeBytes))
            {
                buffer[begin..end].CopyTo(buffer);
                (begin, end) = (0, end - begin);
                var readCount = await stream.ReadAsync(buffer[end..], cancellationToken).ConfigureAwait(false);
                if (readCount > 0)
                {
                    end += readCount;
                    continue;
                }

                if (end == 0)
                {
                    yield break;
                }

                throw new InvalidDataException(known
                    ? $"The MP3 frame at byte {position} is cut: {end} of {header.FrameSizeBytes} bytes."
                    : $"There is no MP3 frame at byte {position}.");
            }

            if (!known)
            {
                throw new InvalidDataException($"There is no MP3 frame at byte {position}.");
            }

            first ??= header;
            if (!header.GoesWith(first.Value))
            {
                throw new InvalidDataException($"The MP3 frame at byte {position} is of another kind than the first.");
            }

            yield return new Mp3Frame(header, buffer.Slice(begin, header.FrameSizeBytes));
            begin += header.FrameSizeBytes;
            position += header.FrameSizeBytes;
        }
    }

    /// <summary>Counts the frames of a track, looking at every one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <exception cref="InvalidDataException">The file is empty or holds something else; the message names it.</exception>
    public static async Task<Mp3Track> CountAsync(string path, CancellationToken cancellationToken)
    {
        var stream = OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            Mp3FrameHeader? first = null;
            var frameCount = 0L;
            try
            {
                await foreach (var frame in ReadAsync(stream, cancellationToken).ConfigureAwait(false))
                {
                    first ??= frame.Header;
                    frameCount++;
                }
            }
            catch (InvalidDataException junk)
            {
                throw new InvalidDataException($"{path}: {junk.Message}", junk);
            }

            return first is { } header
                ? new Mp3Track(header, frameCount)
                : throw new InvalidDataException($"{path}: There is no MP3 frame in it.");
        }
    }

    // The frames are read through a buffer of our own.
    internal static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
