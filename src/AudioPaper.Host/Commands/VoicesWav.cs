using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AudioPaper.Audio;

namespace AudioPaper.Host.Commands;

/// <summary>Writes a WAV file (RIFF, PCM, 16 bits, one channel) whose length is known only at its end; memory does not grow with it.</summary>
internal sealed class VoicesWav
{
    private const int HeaderSizeBytes = 44;
    private readonly Stream stream;
    private readonly PcmFormat format;
    private long sampleCount;

    /// <summary>Begins the file.</summary>
    /// <param name="stream">Empty; may seek.</param>
    /// <param name="format">Of all that is written.</param>
    public VoicesWav(Stream stream, PcmFormat format)
    {
        (this.stream, this.format) = (stream, format);
        stream.Write(new byte[HeaderSizeBytes]);
    }

    /// <summary>Adds samples.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        stream.Write(MemoryMarshal.AsBytes(samples));
        sampleCount += samples.Length;
    }

    /// <summary>Adds silence, some seconds at most.</summary>
    public void WriteSilence(long count) => Write(new short[count]);

    /// <summary>Writes the header.</summary>
    /// <returns>How long it is.</returns>
    public TimeSpan Finish()
    {
        var size = (int)Math.Min(int.MaxValue - HeaderSizeBytes, sampleCount * sizeof(short));
        Span<byte> header = stackalloc byte[HeaderSizeBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderSizeBytes - 8 + size);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], format.SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], size);
        stream.Position = 0;
        stream.Write(header);
        stream.Position = stream.Length;
        return format.ToTime(sampleCount);
    }
}
