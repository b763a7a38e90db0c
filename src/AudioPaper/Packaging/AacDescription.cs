using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>Tells a decoder what AAC comes: the box <c>stsd</c> with the descriptors of ISO/IEC 14496-1, 7.2.6, and 14496-3, 1.6.2.</summary>
internal static class AacDescription
{
    /// <summary>Writes the box.</summary>
    public static void Write(Mp4Box box, PcmFormat format, IReadOnlyList<ushort> packetSizesBytes) => box.FullBox("stsd", 0, 0, () =>
    {
        box.UInt32(1);
        box.Box("mp4a", () =>
        {
            box.Zeros(6);
            box.UInt16(1); // data reference
            box.Zeros(8);
            box.UInt16(1); // channels
            box.UInt16(16); // bits
            box.UInt32(0);
            box.UInt32((long)format.SampleRate << 16);
            box.FullBox("esds", 0, 0, () => Descriptors(box, format, packetSizesBytes));
        });
    });

    private static void Descriptors(Mp4Box box, PcmFormat format, IReadOnlyList<ushort> packetSizesBytes)
    {
        var sizeBytes = packetSizesBytes.Sum(size => (long)size);
        var bitRate = sizeBytes * 8 * format.SampleRate / Math.Max(1, (long)packetSizesBytes.Count * AacTiming.SamplesPerPacket);
        // Low complexity (2), rate, one channel; then the extension that says there is no spectral band replication, which
        // decoders would otherwise look for at low sample rates.
        var configuration = (2 << 11) | (AacTiming.RateIndex(format) << 7) | (1 << 3);
        box.UInt8(3); // ES descriptor
        box.UInt8(3 + 2 + 13 + 2 + 5 + 3);
        box.UInt16(1);
        box.UInt8(0);
        box.UInt8(4); // decoder configuration
        box.UInt8(13 + 2 + 5);
        box.UInt8(0x40); // MPEG-4 audio
        box.UInt8(0x15); // an audio stream
        box.Zeros(3);
        box.UInt32(bitRate, bitRate);
        box.UInt8(5); // decoder specific: AudioSpecificConfig
        box.UInt8(5);
        box.UInt16(configuration);
        box.Raw([0x56, 0xE5, 0x00]);
        box.UInt8(6); // sync layer
        box.UInt8(1);
        box.UInt8(2);
    }
}
