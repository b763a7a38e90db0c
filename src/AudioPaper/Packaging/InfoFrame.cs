using System.Buffers.Binary;

namespace AudioPaper.Packaging;

/// <summary>
/// The silent first frame of an MP3 file that tells its length, a table for seeking and the samples to leave out at both
/// ends (Xing's header, called “Info” in a file of constant bit rate, with LAME's tag, revision 0).
/// </summary>
internal static class InfoFrame
{
    private const int XingSizeBytes = 120;
    private const int LameSizeBytes = 36;
    private const int TocEntryCount = 100;

    // An end of 576 samples is left out: with the delay it makes up LAME's last frames, at every sample rate (below 32,000 Hz a
    // leading frame took the delay's place).
    private const int EndPaddingSampleCount = 576;

    /// <summary>Makes the frame.</summary>
    /// <param name="first">Header of the first frame of sound.</param>
    /// <param name="frameCount">Frames of sound, without this one.</param>
    /// <param name="soundSizeBytes">Bytes of these frames.</param>
    /// <param name="soundCrc">Their <see cref="Crc16"/>.</param>
    public static byte[] Make(Mp3FrameHeader first, long frameCount, long soundSizeBytes, ushort soundCrc)
    {
        var header = first.WithoutPadding;
        var frame = new byte[header.FrameSizeBytes];
        var start = Mp3FrameHeader.SizeBytes + header.SideInformationSizeBytes;
        var sizeBytes = checked((uint)(frame.Length + soundSizeBytes));
        BinaryPrimitives.WriteUInt32BigEndian(frame, header.Bits);
        WriteXing(frame.AsSpan(start, XingSizeBytes), checked((uint)frameCount), sizeBytes, frame.Length);
        var lame = frame.AsSpan(start + XingSizeBytes, LameSizeBytes);
        WriteLame(lame, header, sizeBytes, soundCrc);
        BinaryPrimitives.WriteUInt16BigEndian(lame[34..], Crc16.Append(0, frame.AsSpan(0, start + XingSizeBytes + 34)));
        return frame;
    }

    private static void WriteXing(Span<byte> xing, uint frameCount, uint sizeBytes, int ownSizeBytes)
    {
        "Info"u8.CopyTo(xing);
        BinaryPrimitives.WriteUInt32BigEndian(xing[4..], 0xF); // frames, bytes, table and quality follow
        BinaryPrimitives.WriteUInt32BigEndian(xing[8..], frameCount);
        BinaryPrimitives.WriteUInt32BigEndian(xing[12..], sizeBytes);
        for (var percent = 0; percent < TocEntryCount; percent++)
        {
            // All frames are equally long but for one byte, so a straight line is the whole truth.
            var offset = ownSizeBytes + ((sizeBytes - ownSizeBytes) * (double)percent / TocEntryCount);
            xing[16 + percent] = (byte)Math.Min(255, (int)(256 * offset / sizeBytes));
        }
    }

    private static void WriteLame(Span<byte> lame, Mp3FrameHeader header, uint sizeBytes, ushort soundCrc)
    {
        "LAME3.100"u8.CopyTo(lame);
        lame[9] = 0x01; // revision 0, constant bit rate
        lame[20] = (byte)Math.Min(255, header.BitRateKbps);
        var delay = Mp3Timing.EncoderDelaySampleCount - (Mp3Timing.LeadingFrameCount(new(header.SampleRate)) * header.SamplesPerFrame);
        lame[21] = (byte)(delay >> 4);
        lame[22] = (byte)((delay & 0xF) << 4 | EndPaddingSampleCount >> 8);
        lame[23] = EndPaddingSampleCount & 0xFF;
        lame[24] = (byte)(header.SampleRate switch { <= 32000 => 0, 44100 => 1 << 6, _ => 2 << 6 });
        BinaryPrimitives.WriteUInt32BigEndian(lame[28..], sizeBytes);
        BinaryPrimitives.WriteUInt16BigEndian(lame[32..], soundCrc);
    }
}
