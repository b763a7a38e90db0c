using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>
/// A message of the speech WebSocket protocol: header lines, then a body. In a text message an empty line parts them, in a binary one the first two bytes are the
/// length of the headers, big-endian.
/// </summary>
/// <param name="Path">What it is, in lower case: <c>turn.start</c>, <c>audio</c> …</param>
/// <param name="RequestId">The request it belongs to: 32 hexadecimal digits.</param>
/// <param name="Body">Its body.</param>
internal sealed record SocketMessage(string Path, string RequestId, ReadOnlyMemory<byte> Body)
{
    /// <summary>The bytes of a text message to send.</summary>
    public static byte[] Text(string path, string requestId, string contentType, string body, DateTimeOffset now) => Encoding.UTF8.GetBytes(
        $"Path: {path}\r\nX-RequestId: {requestId}\r\nX-Timestamp: {now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}\r\nContent-Type: {contentType}\r\n\r\n{body}");

    /// <summary>Reads a message that came.</summary>
    /// <exception cref="SpeechFailure">It is none.</exception>
    public static SocketMessage Read(ReadOnlyMemory<byte> message, bool isBinary, SpeechServer server)
    {
        var (head, body) = isBinary ? Binary(message, server) : TextParts(message);
        var (path, requestId) = ("", "");
        foreach (var line in Encoding.UTF8.GetString(head.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = colon < 0 ? (line, "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
            path = name.Equals("Path", StringComparison.OrdinalIgnoreCase) ? value.ToLowerInvariant() : path;
            requestId = name.Equals("X-RequestId", StringComparison.OrdinalIgnoreCase) ? value.ToLowerInvariant() : requestId;
        }

        return path.Length > 0 ? new SocketMessage(path, requestId, body) : throw SpeechFailures.Broken(server, "Path");
    }

    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body) Binary(ReadOnlyMemory<byte> message, SpeechServer server)
    {
        var length = message.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(message.Span);
        return length <= message.Length - 2 ? (message.Slice(2, length), message[(2 + length)..]) : throw SpeechFailures.Broken(server, "audio");
    }

    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body) TextParts(ReadOnlyMemory<byte> message)
    {
        var end = message.Span.IndexOf("\r\n\r\n"u8);
        return end < 0 ? (message, default) : (message[..end], message[(end + 4)..]);
    }
}
