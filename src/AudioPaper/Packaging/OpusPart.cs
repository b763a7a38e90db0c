using System.Buffers.Binary;
using System.Collections.Immutable;

namespace AudioPaper.Packaging;

/// <summary>A part of Opus as ffmpeg wrote it (Ogg: RFC 3533; Opus in it: RFC 7845).</summary>
/// <param name="PreSkipSampleCount">Samples at its begin that are no sound.</param>
/// <param name="Packets">Its packets, each of one frame of 20 ms of the CELT layer in one channel.</param>
/// <param name="EndGranule">Samples up to the end of its sound, those at the begin included.</param>
internal sealed record OpusPart(int PreSkipSampleCount, ImmutableArray<ReadOnlyMemory<byte>> Packets, long EndGranule)
{
    /// <summary>Reads a part; the checksum of every page is checked.</summary>
    /// <exception cref="InvalidDataException">It is torn, damaged or something else; the message names the file.</exception>
    /// <exception cref="IOException">It is missing.</exception>
    public static async Task<OpusPart> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = await PartFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        var packets = new List<ReadOnlyMemory<byte>>();
        var (at, granule, isEnded, carried) = (0, 0L, false, Array.Empty<byte>());
        while (at < bytes.Length && !isEnded)
        {
            if (OggPage.Read(bytes.AsMemory(at)) is not { } page || page.Continues != carried.Length > 0)
            {
                throw new InvalidDataException($"{path}: There is no whole Ogg page at byte {at}.");
            }

            foreach (var (piece, isWhole) in page.Pieces())
            {
                ReadOnlyMemory<byte> whole = carried.Length == 0 ? piece : (byte[])[.. carried, .. piece.Span];
                carried = isWhole ? [] : whole.ToArray();
                if (isWhole)
                {
                    packets.Add(whole);
                }
            }

            at += page.SizeBytes;
            (granule, isEnded) = (page.Granule, page.IsLast);
        }

        return isEnded && at == bytes.Length && carried.Length == 0 && packets.Count > 2 && IsHead(packets[0].Span) && packets.Skip(2).All(IsSound)
            ? new OpusPart(BinaryPrimitives.ReadUInt16LittleEndian(packets[0].Span[10..]), [.. packets.Skip(2)], granule)
            : throw new InvalidDataException($"{path}: This is no whole part of Opus.");
    }

    private static bool IsHead(ReadOnlySpan<byte> packet) => packet.Length == 19 && packet.StartsWith("OpusHead"u8) && packet[9] == 1;

    // RFC 6716, 3.1: configurations 16 to 31 are CELT, every fourth has 20 ms; one channel, one frame.
    private static bool IsSound(ReadOnlyMemory<byte> packet) => packet.Length > 0 && (packet.Span[0] & 0b1001_1111) == 0b1001_1000;
}
