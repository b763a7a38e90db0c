using System.Buffers;
using System.Runtime.InteropServices;
using AudioPaper.Audio;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>What came of one request over the WebSocket.</summary>
/// <param name="requestId">Its id: 32 hexadecimal digits.</param>
/// <param name="mostBytes">Bytes of sound that it may have.</param>
/// <param name="server">The server, for sentences.</param>
internal sealed class SocketTurn(string requestId, long mostBytes, SpeechServer server)
{
    /// <summary>More words than any utterance has.</summary>
    private const int MostWords = 20_000;

    private readonly ArrayBufferWriter<byte> sound = new();
    private readonly List<(string Text, TimeSpan Begin, TimeSpan Length)> words = [];
    private bool hasStarted;

    /// <summary>Its id.</summary>
    public string RequestId => requestId;

    /// <summary>Whether the service has told that all is sent.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Takes a message; those of other requests are passed over.</summary>
    /// <exception cref="SpeechFailure">It cannot be, or there is too much.</exception>
    public void Take(SocketMessage message)
    {
        if (message.RequestId != requestId)
        {
            return;
        }

        switch (message.Path)
        {
            case "turn.start":
                hasStarted = true;
                break;
            case "audio" when hasStarted:
                sound.Write(message.Body.Span);
                break;
            case "audio.metadata" when hasStarted:
                words.AddRange(WordTimes.Read(message.Body, server));
                break;
            case "turn.end":
                IsAtEnd = hasStarted ? true : throw SpeechFailures.Broken(server, "turn.end");
                break;
        }

        if (sound.WrittenCount > mostBytes)
        {
            throw SpeechFailures.TooLarge(server, mostBytes);
        }

        if (words.Count > MostWords)
        {
            throw SpeechFailures.Broken(server, "audio.metadata");
        }
    }

    /// <summary>The sound and its words.</summary>
    /// <exception cref="SpeechFailure">There is no sound, half a sample, or a word outside of it.</exception>
    public TimedClip Finish()
    {
        if (sound.WrittenCount == 0 || sound.WrittenCount % sizeof(short) != 0)
        {
            throw sound.WrittenCount == 0 ? SpeechFailures.NoSound(server) : SpeechFailures.HalfSound(server);
        }

        var clip = new Clip(AzureVoice.Sound, MemoryMarshal.Cast<byte, short>(sound.WrittenSpan).ToArray());
        return new TimedClip(clip, WordTimes.Place(words, clip, server));
    }
}
