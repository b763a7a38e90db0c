using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AudioPaper.EspeakWorker;

/// <summary>Something that espeak-ng reports while it speaks.</summary>
/// <param name="IsWord">A word begins; otherwise a phoneme begins.</param>
/// <param name="TextPosition">The character of the text it belongs to, counted from 1; for a phoneme, where its word begins.</param>
/// <param name="Sample">Where it begins in the sound.</param>
/// <param name="Phoneme">espeak-ng's name of the phoneme, at most 8 ASCII characters; empty for a word.</param>
internal readonly record struct SpeechEvent(bool IsWord, int TextPosition, int Sample, string Phoneme);

/// <summary>
/// One answer on the worker's standard output. On the wire, little-endian: int32 length of what follows (at most
/// <see cref="MaxBytes"/>), then a byte. 1 = error, the rest is a sentence in UTF-8. 2 = phonemes, the rest is IPA in UTF-8. 0 = speech: int32 sample rate, int32
/// sample count, the samples as int16, int32 event count, and each event as a byte (1 word, 7 phoneme), int32 text
/// position, int32 sample, 8 bytes of the phoneme's name padded with zeros.
/// </summary>
/// <param name="Error">What went wrong; null when there is speech.</param>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="Samples">Signed 16-bit samples of one channel.</param>
/// <param name="Events">In the order of the sound.</param>
internal sealed record SpeechAnswer(string? Error, int SampleRate, ReadOnlyMemory<short> Samples, SpeechEvent[] Events)
{
    /// <summary>Largest answer, in bytes: about ten minutes of sound with its events.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The phonemes as espeak-ng writes them in IPA, words parted by spaces; null where sound was asked for.</summary>
    public string? Ipa { get; init; }

    private const byte WordEvent = 1;
    private const byte PhonemeEvent = 7;
    private const int EventBytes = 17;

    /// <summary>An answer that says what went wrong.</summary>
    public static SpeechAnswer Failed(string error) => new(error, 0, default, []);

    /// <summary>An answer that tells phonemes.</summary>
    public static SpeechAnswer Phonemes(string ipa) => new(null, 0, default, []) { Ipa = ipa };

    /// <summary>The answer as it goes over the wire; an error when it would be too long.</summary>
    public byte[] ToBytes()
    {
        var words = Encoding.UTF8.GetBytes(Error ?? Ipa ?? "");
        var isSpeech = Error is null && Ipa is null;
        var length = isSpeech ? 13L + (2L * Samples.Length) + ((long)EventBytes * Events.Length) : 1L + words.Length;
        if (length > MaxBytes)
        {
            return Failed($"The text makes {length} bytes of sound, more than the {MaxBytes} allowed.").ToBytes();
        }

        var bytes = new byte[4 + length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)length);
        bytes[4] = (byte)(isSpeech ? 0 : Error is not null ? 1 : 2);
        if (!isSpeech)
        {
            words.CopyTo(bytes, 5);
            return bytes;
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(9), Samples.Length);
        // Every machine that .NET runs on is little-endian.
        MemoryMarshal.AsBytes(Samples.Span).CopyTo(bytes.AsSpan(13));
        var at = 13 + (2 * Samples.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), Events.Length);
        at += 4;
        foreach (var speechEvent in Events)
        {
            var target = bytes.AsSpan(at, EventBytes);
            target[0] = speechEvent.IsWord ? WordEvent : PhonemeEvent;
            BinaryPrimitives.WriteInt32LittleEndian(target[1..], speechEvent.TextPosition);
            BinaryPrimitives.WriteInt32LittleEndian(target[5..], speechEvent.Sample);
            Encoding.Latin1.GetBytes(speechEvent.Phoneme, target[9..]);
            at += EventBytes;
        }

        return bytes;
    }

    /// <summary>Reads the next answer.</summary>
    /// <param name="input">The worker's standard output.</param>
    /// <param name="buffer">Is read into. The samples of the answer lie in it, good until the next answer is read.</param>
    /// <param name="cancellationToken">Ends the wait; after that the buffer may still be written to.</param>
    /// <exception cref="EndOfStreamException">The worker ended.</exception>
    /// <exception cref="InvalidDataException">The bytes are no answer.</exception>
    public static async Task<SpeechAnswer> ReadAsync(Stream input, AnswerBuffer buffer, CancellationToken cancellationToken)
    {
        await input.ReadExactlyAsync(buffer.Bytes(4), cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32LittleEndian(buffer.Bytes(4).Span);
        if (length is < 1 or > MaxBytes)
        {
            throw new InvalidDataException($"An answer of {length} bytes is not allowed.");
        }

        await input.ReadExactlyAsync(buffer.Bytes(length), cancellationToken).ConfigureAwait(false);
        return Parse(buffer.Bytes(length).Span, buffer);
    }

    private static SpeechAnswer Parse(ReadOnlySpan<byte> bytes, AnswerBuffer buffer)
    {
        if (bytes[0] is 1 or 2)
        {
            var words = Encoding.UTF8.GetString(bytes[1..]);
            return bytes[0] == 1 ? Failed(words) : Phonemes(words);
        }

        var sampleCount = bytes.Length < 13 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]);
        var eventsAt = 9 + (2L * sampleCount);
        if (bytes[0] != 0 || sampleCount < 0 || eventsAt + 4 > bytes.Length)
        {
            throw new InvalidDataException("The answer is damaged.");
        }

        var samples = buffer.Samples(sampleCount);
        MemoryMarshal.Cast<byte, short>(bytes.Slice(9, 2 * sampleCount)).CopyTo(samples.Span);
        var rest = bytes[(int)eventsAt..];
        var events = new SpeechEvent[BinaryPrimitives.ReadInt32LittleEndian(rest) is var count and >= 0 ? Math.Min(count, rest.Length) : 0];
        rest = rest[4..];
        if (rest.Length != EventBytes * (long)events.Length)
        {
            throw new InvalidDataException("The answer is damaged.");
        }

        for (var i = 0; i < events.Length; i++)
        {
            var one = rest.Slice(i * EventBytes, EventBytes);
            var name = one[9..];
            var end = name.IndexOf((byte)0);
            events[i] = new SpeechEvent(
                one[0] == WordEvent,
                BinaryPrimitives.ReadInt32LittleEndian(one[1..]),
                BinaryPrimitives.ReadInt32LittleEndian(one[5..]),
                Encoding.Latin1.GetString(end < 0 ? name : name[..end]));
        }

        return new SpeechAnswer(null, BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]), samples, events);
    }
}
