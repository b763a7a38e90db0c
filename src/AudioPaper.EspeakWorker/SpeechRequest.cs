using System.Buffers.Binary;
using System.Text;

namespace AudioPaper.EspeakWorker;

/// <summary>
/// One question on the worker's standard input. On the wire, little-endian: int32 length of what follows (at most
/// <see cref="MaxBytes"/>), int16 rate, int16 pitch, int16 amplitude, byte length of the voice name, the voice name and,
/// up to the end, the text, both in UTF-8. A rate of 0 asks for the phonemes instead of the sound.
/// </summary>
/// <param name="Voice">espeak-ng's name of a voice with its variant, e.g. <c>cmn-latn-pinyin+f3</c>; at most 255 bytes.</param>
/// <param name="Rate">Words a minute as espeak-ng counts them, 80 to 450; 0 where no sound is asked for.</param>
/// <param name="Pitch">0 to 99; 50 is the voice's own.</param>
/// <param name="Amplitude">0 to 200; 100 is the voice's own.</param>
/// <param name="Text">Plain text; no markup is understood.</param>
internal sealed record SpeechRequest(string Voice, short Rate, short Pitch, short Amplitude, string Text)
{
    /// <summary>Largest question, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Whether the phonemes are asked for, in IPA, and no sound.</summary>
    public bool IsForPhonemes => Rate == 0;

    /// <summary>Asks for the phonemes of <paramref name="text"/> in the words of <paramref name="voice"/>.</summary>
    public static SpeechRequest ForPhonemes(string voice, string text) => new(voice, 0, 0, 0, text);

    /// <summary>The question as it goes over the wire.</summary>
    /// <exception cref="ArgumentException">The voice name or the text is too long.</exception>
    public byte[] ToBytes()
    {
        var voice = Encoding.UTF8.GetBytes(Voice);
        var text = Encoding.UTF8.GetBytes(Text);
        var length = 7 + voice.Length + text.Length;
        if (voice.Length > byte.MaxValue || length > MaxBytes)
        {
            throw new ArgumentException($"A question of {length} bytes is too long for a worker.");
        }

        var bytes = new byte[4 + length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(4), Rate);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(6), Pitch);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(8), Amplitude);
        bytes[10] = (byte)voice.Length;
        voice.CopyTo(bytes, 11);
        text.CopyTo(bytes, 11 + voice.Length);
        return bytes;
    }

    /// <summary>Reads the next question.</summary>
    /// <returns>Null when the input ended before it.</returns>
    /// <exception cref="InvalidDataException">The bytes are no question.</exception>
    /// <exception cref="EndOfStreamException">The input ended inside it.</exception>
    public static SpeechRequest? Read(Stream input)
    {
        var prefix = new byte[4];
        if (input.ReadAtLeast(prefix, 4, throwOnEndOfStream: false) < 4)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length is < 7 or > MaxBytes)
        {
            throw new InvalidDataException($"A question of {length} bytes is not allowed.");
        }

        var bytes = new byte[length];
        input.ReadExactly(bytes);
        var voiceEnd = 7 + bytes[6];
        if (voiceEnd > length)
        {
            throw new InvalidDataException("The voice name is longer than the question.");
        }

        return new SpeechRequest(
            Encoding.UTF8.GetString(bytes, 7, bytes[6]),
            BinaryPrimitives.ReadInt16LittleEndian(bytes),
            BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2)),
            BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(4)),
            Encoding.UTF8.GetString(bytes, voiceEnd, length - voiceEnd));
    }
}
