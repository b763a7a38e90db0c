using System.Buffers.Binary;
using AudioPaper.Audio;

namespace AudioPaper.Voices.Web;

/// <summary>
/// Reads sound that a server sent as WAV (Multimedia Programming Interface 1.0, 1991; WAVE_FORMAT_EXTENSIBLE): 16-bit PCM or 32-bit float, one or
/// two channels, 8 to 96 kHz. Half a file is refused. Servers that stream write 0 or the largest number for sizes they do not know yet; that is
/// taken when the connection itself told where the end is.
/// </summary>
internal static class RiffSound
{
    /// <summary>From here on a size stands for one that is not known: 0xFFFFFFFF, or near the largest of a signed number. No answer may be so large.</summary>
    private const uint Unknown = 0x7FFF_0000;

    /// <summary>The sound, mixed down to one channel.</summary>
    /// <exception cref="SpeechFailure">It is no sound, not whole, or of a kind that is not read.</exception>
    public static Clip Read(SpeechAnswer answer, SpeechServer server)
    {
        ReadOnlySpan<byte> file = answer.Body;
        if (file.Length == 0)
        {
            throw answer.HasEnd ? SpeechFailures.NoSound(server) : SpeechFailures.ClosedEarly(server);
        }

        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            throw "RIFF"u8.StartsWith(file[..Math.Min(4, file.Length)]) || file.StartsWith("RIFF"u8) ? SpeechFailures.HalfSound(server)
                : SpeechFailures.NotSound(server, FirstWords.Of(file, server.Secret));
        }

        var riffSize = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        var isStreamed = riffSize is 0 or >= Unknown;
        if (!isStreamed && riffSize > file.Length - 8)
        {
            throw SpeechFailures.HalfSound(server);
        }

        RiffFormat? format = null;
        for (long at = 12; at + 8 <= file.Length;)
        {
            var name = file.Slice((int)at, 4);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            at += 8;
            var rest = file.Length - at;
            if (name.SequenceEqual("data"u8))
            {
                // A header written for no samples at all, with samples behind it, was written before they were there.
                var endsUnknown = size >= Unknown || (size == 0 && rest > 0 && (isStreamed || riffSize == at - 8));
                return endsUnknown && !answer.HasEnd ? throw SpeechFailures.ClosedEarly(server)
                    : !endsUnknown && size > rest ? throw SpeechFailures.HalfSound(server)
                    : (format ?? throw SpeechFailures.ForeignSound(server, "fmt")).Decode(file.Slice((int)at, (int)(endsUnknown ? rest : size)), server);
            }

            if (size > rest)
            {
                throw SpeechFailures.HalfSound(server);
            }

            if (name.SequenceEqual("fmt "u8))
            {
                format = RiffFormat.Read(file.Slice((int)at, (int)size), server);
            }

            at += size + (size & 1);
        }

        throw SpeechFailures.HalfSound(server);
    }

    /// <summary>Sound without a header: 16-bit PCM, one channel.</summary>
    /// <exception cref="SpeechFailure">It is text, or not whole.</exception>
    public static Clip ReadRaw(SpeechAnswer answer, int sampleRate, SpeechServer server) =>
        answer.IsText ? throw SpeechFailures.NotSound(server, FirstWords.Of(answer.Body, server.Secret))
            : !answer.HasEnd ? throw SpeechFailures.ClosedEarly(server)
            : answer.Body.Length == 0 ? throw SpeechFailures.NoSound(server)
            : new RiffFormat(sampleRate, ChannelCount: 1, IsFloat: false).Decode(answer.Body, server);
}
