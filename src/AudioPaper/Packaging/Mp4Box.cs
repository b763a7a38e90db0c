using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AudioPaper.Packaging;

/// <summary>Writes boxes of ISO base media files (ISO/IEC 14496-12, 4.2) into memory: numbers are big-endian, a box begins with its size.</summary>
internal sealed class Mp4Box
{
    private readonly List<byte> bytes = [];

    /// <summary>Everything written.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.ToArray();

    /// <summary>A box; what <paramref name="content"/> writes is inside.</summary>
    /// <param name="type">Four characters of Latin-1.</param>
    /// <param name="content">Writes the content.</param>
    public Mp4Box Box(string type, Action content)
    {
        var start = bytes.Count;
        UInt32(0);
        bytes.AddRange(Encoding.Latin1.GetBytes(type));
        content();
        BinaryPrimitives.WriteUInt32BigEndian(CollectionsMarshal.AsSpan(bytes)[start..], checked((uint)(bytes.Count - start)));
        return this;
    }

    /// <summary>A box that begins with version and flags (4.2.2).</summary>
    public Mp4Box FullBox(string type, int version, int flags, Action content) => Box(type, () =>
    {
        UInt32((version << 24) | flags);
        content();
    });

    /// <summary>8 bits.</summary>
    public void UInt8(int value) => bytes.Add(checked((byte)value));

    /// <summary>16 bits.</summary>
    public void UInt16(int value)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(two, checked((ushort)value));
        bytes.AddRange(two);
    }

    /// <summary>32 bits each.</summary>
    public void UInt32(params ReadOnlySpan<long> values)
    {
        Span<byte> four = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32BigEndian(four, checked((uint)value));
            bytes.AddRange(four);
        }
    }

    /// <summary>64 bits.</summary>
    public void UInt64(long value)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, value);
        bytes.AddRange(eight);
    }

    /// <summary>A time or length: 32 bits in boxes of version 0, 64 in those of version 1.</summary>
    public void Time(int version, long value)
    {
        if (version == 0)
        {
            UInt32(value);
        }
        else
        {
            UInt64(value);
        }
    }

    /// <summary>Zero bytes.</summary>
    public void Zeros(int count) => bytes.AddRange(new byte[count]);

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> value) => bytes.AddRange(value);

    /// <summary>The transformation that changes nothing (6.2.2).</summary>
    public void IdentityMatrix() => UInt32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

    /// <summary>UTF-8 of a text, cut between two characters where it would pass <paramref name="mostBytes"/>.</summary>
    public static byte[] Utf8(string text, int mostBytes)
    {
        var (length, size) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (size + rune.Utf8SequenceLength > mostBytes)
            {
                break;
            }

            (length, size) = (length + rune.Utf16SequenceLength, size + rune.Utf8SequenceLength);
        }

        return Encoding.UTF8.GetBytes(text[..length]);
    }
}
