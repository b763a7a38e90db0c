using System.Buffers.Binary;
using System.Collections.Immutable;

namespace AudioPaper.Packaging;

/// <summary>A page of Ogg (RFC 3533, 6).</summary>
/// <param name="Flags">What kind of page it is.</param>
/// <param name="Granule">Position at the end of the last packet that ends on it.</param>
/// <param name="Lacing">Lengths of its segments; a packet ends with one below 255.</param>
/// <param name="Body">The segments.</param>
internal sealed record OggPage(int Flags, long Granule, ImmutableArray<byte> Lacing, ReadOnlyMemory<byte> Body)
{
    /// <summary>Flag: the page begins inside a packet.</summary>
    public const int Continued = 1;

    /// <summary>Flag: the first page of a stream.</summary>
    public const int First = 2;

    /// <summary>Flag: the last page of a stream.</summary>
    public const int Last = 4;

    /// <summary>Most segments of a page.</summary>
    public const int MostSegments = 255;

    private const int HeaderSizeBytes = 27;
    private const int ChecksumStart = 22;

    private static readonly uint[] Checksums = MakeChecksums();

    /// <summary>Whether it begins inside a packet.</summary>
    public bool Continues => (Flags & Continued) != 0;

    /// <summary>Whether it is the stream's last.</summary>
    public bool IsLast => (Flags & Last) != 0;

    /// <summary>Its size as a file has it.</summary>
    public int SizeBytes => HeaderSizeBytes + Lacing.Length + Body.Length;

    /// <summary>Reads the page that begins here; null when there is none, or not all of it, or its checksum is wrong.</summary>
    public static OggPage? Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < HeaderSizeBytes || !span.StartsWith("OggS"u8) || span[4] != 0 || span.Length < HeaderSizeBytes + span[26])
        {
            return null;
        }

        var lacing = span.Slice(HeaderSizeBytes, span[26]).ToArray().ToImmutableArray();
        var (bodyStart, bodySize) = (HeaderSizeBytes + lacing.Length, lacing.Sum(length => length));
        return span.Length >= bodyStart + bodySize
            && Checksum(span[..(bodyStart + bodySize)]) == BinaryPrimitives.ReadUInt32LittleEndian(span[ChecksumStart..])
            ? new OggPage(span[5], BinaryPrimitives.ReadInt64LittleEndian(span[6..]), lacing, bytes.Slice(bodyStart, bodySize))
            : null;
    }

    /// <summary>The packets on it, in pieces where they go over to another page.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Piece, bool IsWhole)> Pieces()
    {
        var (start, length) = (0, 0);
        foreach (var segment in Lacing)
        {
            length += segment;
            if (segment < 255)
            {
                yield return (Body.Slice(start, length), true);
                (start, length) = (start + length, 0);
            }
        }

        if (length > 0)
        {
            yield return (Body.Slice(start, length), false);
        }
    }

    /// <summary>The page as bytes.</summary>
    /// <param name="serial">Number of its stream.</param>
    /// <param name="sequence">Its number in the stream, from 0.</param>
    public byte[] ToBytes(uint serial, uint sequence)
    {
        var bytes = new byte[SizeBytes];
        "OggS"u8.CopyTo(bytes);
        bytes[5] = (byte)Flags;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(6), Granule);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(14), serial);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(18), sequence);
        bytes[26] = (byte)Lacing.Length;
        Lacing.CopyTo(bytes, HeaderSizeBytes);
        Body.CopyTo(bytes.AsMemory(HeaderSizeBytes + Lacing.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumStart), Checksum(bytes));
        return bytes;
    }

    /// <summary>CRC-32 with the polynomial 0x04C11DB7, high bit first, from 0; the checksum's own bytes count as zero.</summary>
    private static uint Checksum(ReadOnlySpan<byte> page)
    {
        var crc = 0u;
        for (var i = 0; i < page.Length; i++)
        {
            var value = i is >= ChecksumStart and < ChecksumStart + 4 ? (byte)0 : page[i];
            crc = (crc << 8) ^ Checksums[(crc >> 24) ^ value];
        }

        return crc;
    }

    private static uint[] MakeChecksums()
    {
        var table = new uint[256];
        for (var value = 0u; value < table.Length; value++)
        {
            var crc = value << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000_0000) != 0 ? (crc << 1) ^ 0x04C1_1DB7 : crc << 1;
            }

            table[value] = crc;
        }

        return table;
    }
}
