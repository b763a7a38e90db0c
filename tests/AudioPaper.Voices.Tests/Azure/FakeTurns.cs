using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AudioPaper.Voices.Tests.Azure;

/// <summary>The turns of one WebSocket connection to the fake.</summary>
internal sealed class FakeTurns(WebSocket socket, FakeAzure azure, CancellationToken cancellation)
{
    private const int ChunkBytes = 6_000;

    private readonly HashSet<string> seen = [];
    private bool wantsWords;

    public async Task ServeAsync()
    {
        var buffer = new byte[128 << 10];
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), cancellation);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                return;
            }

            if (!await TakeAsync(Encoding.UTF8.GetString(buffer, 0, length)))
            {
                return;
            }
        }
    }

    private async Task<bool> TakeAsync(string message)
    {
        var border = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = message[..border].Split("\r\n").Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim());
        var (path, body) = (headers["path"], message[(border + 4)..]);
        seen.Add(path);
        var requestId = headers.GetValueOrDefault("x-requestid") ?? "";
        if (requestId.Length != 32 || !requestId.All(char.IsAsciiHexDigit) || !headers.ContainsKey("x-timestamp"))
        {
            return await RefuseAsync("Bad headers.");
        }

        switch (path)
        {
            case "speech.config":
                JsonDocument.Parse(body).RootElement.GetProperty("context").GetProperty("system");
                return true;
            case "synthesis.context":
                var audio = JsonDocument.Parse(body).RootElement.GetProperty("synthesis").GetProperty("audio");
                wantsWords = audio.GetProperty("metadataOptions").GetProperty("wordBoundaryEnabled").ToString() is "True" or "true";
                return audio.GetProperty("outputFormat").GetString() == "raw-24khz-16bit-mono-pcm" || await RefuseAsync("Output format.");
            case "ssml":
                azure.Documents.Enqueue(body);
                return await SpeakAsync(requestId, body, isInOrder: seen.Contains("speech.config") && seen.Contains("synthesis.context") && headers["content-type"] == "application/ssml+xml");
            default:
                return await RefuseAsync($"Unknown path {path}.");
        }
    }

    private async Task<bool> SpeakAsync(string requestId, string body, bool isInOrder)
    {
        FakeSsml ssml;
        try
        {
            ssml = isInOrder ? FakeSsml.Read(body, azure.KnowsIpa) : throw new FormatException("Out of order.");
        }
        catch (FormatException e)
        {
            return await RefuseAsync(e.Message);
        }

        if (!await azure.Before("turn.start", socket))
        {
            return false;
        }

        await TextAsync("turn.start", requestId, """{"context":{"serviceTag":"fake"}}""");
        await TextAsync("response", requestId, """{"context":{"serviceTag":"fake"},"audio":{"type":"inline","streamId":"0123456789ABCDEF0123456789ABCDEF"}}""");
        if (wantsWords)
        {
            await TextAsync("audio.metadata", requestId, FakeSound.Metadata(ssml.Words));
        }

        foreach (var chunk in MemoryMarshal.AsBytes<short>(FakeSound.Of(ssml.Words.Length)).ToArray().Chunk(ChunkBytes))
        {
            await AudioAsync(requestId, chunk);
        }

        if (!await azure.Before("turn.end", socket))
        {
            return false;
        }

        await TextAsync("turn.end", requestId, "{}");
        return true;
    }

    private async Task<bool> RefuseAsync(string reason)
    {
        await socket.CloseAsync(WebSocketCloseStatus.InvalidPayloadData, reason, cancellation);
        return false;
    }

    private Task TextAsync(string path, string requestId, string json) => socket.SendAsync(
        Encoding.UTF8.GetBytes($"X-RequestId:{requestId}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n{json}"), WebSocketMessageType.Text, endOfMessage: true, cancellation);

    private Task AudioAsync(string requestId, byte[] sound)
    {
        var head = Encoding.ASCII.GetBytes($"X-RequestId:{requestId}\r\nContent-Type:audio/x-wav\r\nX-StreamId:0123456789ABCDEF0123456789ABCDEF\r\nPath:audio\r\n");
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)head.Length);
        return socket.SendAsync((byte[])[.. length, .. head, .. sound], WebSocketMessageType.Binary, endOfMessage: true, cancellation);
    }
}
