using System.Buffers.Binary;

namespace AudioPaper.Packaging;

/// <summary>The first four bytes of an MP3 frame (ISO/IEC 11172-3, 2.4.1.3, and 13818-3; MPEG-2.5 as its makers left it).</summary>
/// <param name="Bits">The four bytes, big-endian.</param>
public readonly record struct Mp3FrameHeader(uint Bits)
{
    /// <summary>The number of bytes of a header.</summary>
    public const int SizeBytes = 4;

    private static ReadOnlySpan<ushort> Mpeg1BitRates => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    private static ReadOnlySpan<ushort> Mpeg2BitRates => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    private static ReadOnlySpan<ushort> Mpeg1SampleRates => [44100, 48000, 32000];

    /// <summary>Whether this is MPEG-1 (32,000 Hz and more), not MPEG-2 or 2.5.</summary>
    public bool IsMpeg1 => Version == 3;

    /// <summary>Samples per second and channel.</summary>
    public int SampleRate => Mpeg1SampleRates[(int)(Bits >> 10) & 3] >> (Version switch { 3 => 0, 2 => 1, _ => 2 });

    /// <summary>Thousand bits per second.</summary>
    public int BitRateKbps => (IsMpeg1 ? Mpeg1BitRates : Mpeg2BitRates)[(int)(Bits >> 12) & 15];

    /// <summary>Whether there is one channel only.</summary>
    public bool IsMono => ((Bits >> 6) & 3) == 3;

    /// <summary>Samples of each channel in a frame: 1,152 or 576.</summary>
    public int SamplesPerFrame => IsMpeg1 ? 1152 : 576;

    /// <summary>Bytes between the header and the sound's data: where an Info frame keeps its tag.</summary>
    public int SideInformationSizeBytes => IsMpeg1 ? (IsMono ? 17 : 32) : (IsMono ? 9 : 17);

    /// <summary>The number of bytes of the frame, this header included.</summary>
    public int FrameSizeBytes => (SamplesPerFrame / 8 * BitRateKbps * 1000 / SampleRate) + ((Bits & PaddingBit) != 0 ? 1 : 0);

    /// <summary>The same header for a frame without the byte that evens out the bit rate, and without a checksum.</summary>
    public Mp3FrameHeader WithoutPadding => new((Bits & ~PaddingBit) | NoChecksumBit);

    private const uint PaddingBit = 1 << 9;

    private const uint NoChecksumBit = 1 << 16;

    private uint Version => (Bits >> 19) & 3;

    /// <summary>Reads a header. Frames of free bit rate are refused: their length is not told.</summary>
    /// <param name="bytes">At least <see cref="SizeBytes"/> bytes; fewer are no header.</param>
    /// <param name="header">The header read.</param>
    /// <returns>Whether the bytes are the header of a Layer III frame.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Mp3FrameHeader header)
    {
        header = bytes.Length < SizeBytes ? default : new Mp3FrameHeader(BinaryPrimitives.ReadUInt32BigEndian(bytes));
        var bits = header.Bits;
        return bits >> 21 == 0x7FF
            && header.Version != 1
            && ((bits >> 17) & 3) == 1
            && ((bits >> 12) & 15) is not (0 or 15)
            && ((bits >> 10) & 3) != 3;
    }

    /// <summary>Whether frames of both kinds may follow each other: same version, sample rate, bit rate and channels.</summary>
    /// <param name="other">The other frame's header.</param>
    public bool GoesWith(Mp3FrameHeader other) =>
        Version == other.Version && SampleRate == other.SampleRate && BitRateKbps == other.BitRateKbps && IsMono == other.IsMono;
}
