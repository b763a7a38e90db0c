using System.Collections.Immutable;

namespace AudioPaper.Packaging;

/// <summary>A part of AAC as ADTS frames (ISO/IEC 14496-3, 1.A.3.2): low complexity, one channel, no checksums, one packet a frame.</summary>
/// <param name="RateIndex">Number of the sample rate.</param>
/// <param name="Packets">The packets without their headers; the first is the priming one.</param>
internal sealed record AdtsPart(int RateIndex, ImmutableArray<ReadOnlyMemory<byte>> Packets)
{
    private const int HeaderSizeBytes = 7;

    /// <summary>Reads a part, looking at every frame.</summary>
    /// <exception cref="InvalidDataException">It is empty, torn, or holds something else; the message names the file.</exception>
    /// <exception cref="IOException">It is missing.</exception>
    public static async Task<AdtsPart> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await PartFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        var packets = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var rate = -1;
        for (var at = 0; at < bytes.Length;)
        {
            var size = FrameSizeBytes(bytes.AsSpan(at), ref rate);
            if (size <= HeaderSizeBytes || size > bytes.Length - at)
            {
                throw new InvalidDataException($"{path}: There is no whole AAC frame at byte {at}.");
            }

            packets.Add(bytes.AsMemory(at + HeaderSizeBytes, size - HeaderSizeBytes));
            at += size;
        }

        return packets.Count > 0 ? new AdtsPart(rate, packets.ToImmutable())
            : throw new InvalidDataException($"{path}: There is no AAC frame in it.");
    }

    /// <summary>Size of the frame that begins here; 0 when none does, or one of another kind than those before.</summary>
    private static int FrameSizeBytes(ReadOnlySpan<byte> frame, ref int rate)
    {
        // Sync word, MPEG-4 or -2, layer 0, no checksum; profile low complexity; one channel; one packet.
        if (frame.Length < HeaderSizeBytes || frame[0] != 0xFF || (frame[1] & 0xF7) != 0xF1 || frame[2] >> 6 != 1
            || (frame[2] & 1) != 0 || frame[3] >> 6 != 1 || (frame[6] & 3) != 0)
        {
            return 0;
        }

        var own = (frame[2] >> 2) & 15;
        rate = rate < 0 ? own : rate;
        return own != rate ? 0 : ((frame[3] & 3) << 11) | (frame[4] << 3) | (frame[5] >> 5);
    }
}
