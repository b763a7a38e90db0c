using System.Buffers.Binary;
using System.Text;

namespace AudioPaper.Voices.Tests.Web;

/// <summary>WAV files as servers send them.</summary>
internal static class Wav
{
    /// <summary>A second of a quiet tone, 24 kHz.</summary>
    public static byte[] Second { get; } = Of(Tone(24_000));

    public static short[] Tone(int sampleCount) => [.. Enumerable.Range(0, sampleCount).Select(i => (short)(3000 * Math.Sin(i * 0.05)))];

    /// <summary>Samples of one or more channels in turn; with sizes that the header pretends.</summary>
    public static byte[] Of(short[] samples, int rate = 24_000, int channels = 1, uint? dataSize = null, uint? riffSize = null)
    {
        var data = new byte[samples.Length * 2];
        Buffer.BlockCopy(samples, 0, data, 0, data.Length);
        return Of(data, tag: 1, bits: 16, rate, channels, dataSize, riffSize);
    }

    public static byte[] OfFloats(float[] samples, int rate = 24_000, int channels = 1)
    {
        var data = new byte[samples.Length * 4];
        Buffer.BlockCopy(samples, 0, data, 0, data.Length);
        return Of(data, tag: 3, bits: 32, rate, channels);
    }

    public static byte[] Of(byte[] data, int tag, int bits, int rate = 24_000, int channels = 1, uint? dataSize = null, uint? riffSize = null, byte[]? before = null)
    {
        before ??= [];
        var header = new byte[36];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), riffSize ?? (uint)(36 + before.Length + data.Length));
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), (short)tag);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), rate * channels * bits / 8);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), (short)(channels * bits / 8));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), (short)bits);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, dataSize ?? (uint)data.Length);
        return [.. header, .. before, .. Encoding.ASCII.GetBytes("data"), .. size, .. data];
    }
}
