using System.Buffers.Binary;
using AudioPaper.Audio;

namespace AudioPaper.Voices.Web;

/// <summary>How the samples of a WAV file are written.</summary>
/// <param name="SampleRate">8,000 to 96,000.</param>
/// <param name="ChannelCount">1 or 2.</param>
/// <param name="IsFloat">32-bit float, else 16-bit integers.</param>
internal sealed record RiffFormat(int SampleRate, int ChannelCount, bool IsFloat)
{
    /// <summary>Reads a <c>fmt </c> chunk.</summary>
    /// <exception cref="SpeechFailure">It is of a kind that is not read, or contradicts itself.</exception>
    public static RiffFormat Read(ReadOnlySpan<byte> chunk, SpeechServer server)
    {
        if (chunk.Length < 16)
        {
            throw SpeechFailures.ForeignSound(server, "fmt");
        }

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        // WAVE_FORMAT_EXTENSIBLE: the format is the beginning of a GUID.
        tag = tag == 0xFFFE && chunk.Length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]) : tag;
        var channelCount = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var blockBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        return (tag, bits) is (1, 16) or (3, 32) && channelCount is 1 or 2 && rate is >= 8_000 and <= 96_000 && blockBytes == channelCount * bits / 8
            ? new RiffFormat((int)rate, channelCount, IsFloat: tag == 3)
            : throw SpeechFailures.ForeignSound(server, $"{tag}, {bits} bit, {channelCount} ch, {rate} Hz");
    }

    /// <summary>The samples, mixed down to one channel; what is louder than full scale is cut there.</summary>
    /// <exception cref="SpeechFailure">The last sample is not whole, there is none, or one is no number.</exception>
    public Clip Decode(ReadOnlySpan<byte> data, SpeechServer server)
    {
        var sampleBytes = IsFloat ? sizeof(float) : sizeof(short);
        var blockBytes = sampleBytes * ChannelCount;
        if (data.Length % blockBytes != 0)
        {
            throw SpeechFailures.HalfSound(server);
        }

        var samples = new short[data.Length / blockBytes];
        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0f;
            for (var channel = 0; channel < ChannelCount; channel++)
            {
                var at = data[((i * blockBytes) + (channel * sampleBytes))..];
                sum += IsFloat ? BinaryPrimitives.ReadSingleLittleEndian(at) * -(float)short.MinValue : BinaryPrimitives.ReadInt16LittleEndian(at);
            }

            samples[i] = float.IsFinite(sum) ? (short)Math.Clamp(MathF.Round(sum / ChannelCount), short.MinValue, short.MaxValue)
                : throw SpeechFailures.ForeignSound(server, "NaN");
        }

        return samples.Length > 0 ? new Clip(new PcmFormat(SampleRate), samples) : throw SpeechFailures.NoSound(server);
    }
}
