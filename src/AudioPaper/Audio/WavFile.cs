using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AudioPaper.Audio;

/// <summary>
/// Clips as WAV files (RIFF, Multimedia Programming Interface 1.0, 1991): PCM, 16 bits, one channel. A chunk <c>sha2</c> before
/// the sound holds its SHA-256, so that a file torn by a crash is found out without flushing each clip to the disk.
/// </summary>
public static class WavFile
{
    private const int HeaderSizeBytes = 12 + 24 + 40 + 8;

    /// <summary>Writes <paramref name="clip"/>.</summary>
    public static void Write(Stream stream, Clip clip)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(clip);
        var data = MemoryMarshal.AsBytes(clip.Samples.Span);
        Span<byte> header = stackalloc byte[HeaderSizeBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderSizeBytes - 8 + data.Length);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], clip.Format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], clip.Format.SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "sha2"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], SHA256.HashSizeInBytes);
        SHA256.HashData(data, header[44..]);
        "data"u8.CopyTo(header[76..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[80..], data.Length);
        stream.Write(header);
        stream.Write(data);
    }

    /// <summary>Number of samples in a file that <see cref="Write"/> made, by its header; null when it is not whole or of another format.</summary>
    public static long? SampleCount(Stream stream, PcmFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> header = stackalloc byte[HeaderSizeBytes];
        return stream.ReadAtLeast(header, HeaderSizeBytes, throwOnEndOfStream: false) == HeaderSizeBytes && IsOurs(header, format)
            && BinaryPrimitives.ReadInt32LittleEndian(header[80..]) is var size && size >= 0 && size % sizeof(short) == 0
            && stream.Length == HeaderSizeBytes + size ? size / sizeof(short) : null;
    }

    /// <summary>Reads a file that <see cref="Write"/> made; null when it is not whole, damaged or of another format.</summary>
    public static Clip? Read(Stream stream, PcmFormat format)
    {
        if (SampleCount(stream, format) is not { } sampleCount)
        {
            return null;
        }

        var samples = GC.AllocateUninitializedArray<short>((int)sampleCount);
        stream.ReadExactly(MemoryMarshal.AsBytes(samples.AsSpan()));
        stream.Position = 44;
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        stream.ReadExactly(expected);
        return SHA256.HashData(MemoryMarshal.AsBytes(samples.AsSpan())).AsSpan().SequenceEqual(expected) ? new Clip(format, samples) : null;
    }

    /// <summary>Whether a file is one that <see cref="Write"/> made, of any sample rate, and undamaged.</summary>
    public static bool IsWhole(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> sampleRate = stackalloc byte[sizeof(int)];
        stream.Position = 0;
        if (stream.Length < HeaderSizeBytes)
        {
            return false;
        }

        stream.Position = 24;
        stream.ReadExactly(sampleRate);
        stream.Position = 0;
        return Read(stream, new PcmFormat(BinaryPrimitives.ReadInt32LittleEndian(sampleRate))) is not null;
    }

    private static bool IsOurs(ReadOnlySpan<byte> header, PcmFormat format) =>
        header[..4].SequenceEqual("RIFF"u8) && header[8..16].SequenceEqual("WAVEfmt "u8)
            && BinaryPrimitives.ReadInt32LittleEndian(header[24..]) == format.SampleRate
            && header[36..40].SequenceEqual("sha2"u8) && header[76..80].SequenceEqual("data"u8);
}
