using System.Net;
using System.Net.WebSockets;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>Reads the messages of a turn within the limits, to its end.</summary>
internal static class SocketReading
{
    /// <summary>One message at most: the service sends sound in pieces of some kilobytes.</summary>
    private const int MostMessageBytes = 4 << 20;

    /// <summary>Gives each message to <paramref name="turn"/> until it is at its end.</summary>
    /// <exception cref="SpeechFailure">The connection ends before it, or a limit is passed.</exception>
    public static async Task ReadAsync(WebSocket socket, SocketTurn turn, SpeechServer server, SpeechLimits limits, CancellationToken cancellationToken)
    {
        using var window = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var message = new MemoryStream();
        var buffer = new byte[32 << 10];
        var inWindow = 0;
        window.CancelAfter(limits.RateWindow);
        while (!turn.IsAtEnd)
        {
            var part = await ReceiveAsync(socket, buffer, server, limits, window.Token, cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw Closed(socket, server);
            }

            message.Write(buffer, 0, part.Count);
            if (message.Length > MostMessageBytes)
            {
                throw SpeechFailures.TooLarge(server, MostMessageBytes);
            }

            inWindow += part.Count;
            if (inWindow >= limits.LeastBytes)
            {
                inWindow = 0;
                window.CancelAfter(limits.RateWindow);
            }

            if (part.EndOfMessage)
            {
                turn.Take(SocketMessage.Read(message.ToArray(), part.MessageType == WebSocketMessageType.Binary, server));
                message.SetLength(0);
            }
        }
    }

    private static async Task<ValueWebSocketReceiveResult> ReceiveAsync(
        WebSocket socket, byte[] buffer, SpeechServer server, SpeechLimits limits, CancellationToken window, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer.AsMemory(), window).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SpeechFailures.Drips(server, limits);
        }
    }

    /// <summary>
    /// What a close code means, as people report of the service: 1007 is a document that was refused, but also a quota that is used up; 4429 is a request too many.
    /// </summary>
    private static SpeechFailure Closed(WebSocket socket, SpeechServer server)
    {
        var words = FirstWords.Of(System.Text.Encoding.UTF8.GetBytes(socket.CloseStatusDescription ?? ""), server.Secret);
        return (int?)socket.CloseStatus switch
        {
            4429 or 1013 => SpeechFailures.Status(server, HttpStatusCode.TooManyRequests, words, null),
            1007 when words.Contains("throttled", StringComparison.OrdinalIgnoreCase) || words.Contains("quota", StringComparison.OrdinalIgnoreCase) =>
                SpeechFailures.Status(server, HttpStatusCode.TooManyRequests, words, null),
            1007 or 4400 => SpeechFailures.Status(server, HttpStatusCode.BadRequest, words, null),
            4401 or 4403 => SpeechFailures.Status(server, HttpStatusCode.Unauthorized, words, null),
            1011 => SpeechFailures.Status(server, HttpStatusCode.InternalServerError, words, null),
            _ => SpeechFailures.ClosedEarly(server),
        };
    }
}
