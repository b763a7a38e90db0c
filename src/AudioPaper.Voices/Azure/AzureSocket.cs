using System.Net.Sockets;
using System.Net.WebSockets;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>Speaks over the WebSocket, as Microsoft's own clients do: the only way to word timing while the sound is made. A connection for each utterance.</summary>
internal sealed class AzureSocket(AzureAddress address, AzureCredential credential, SpeechServer server, SpeechLimits limits, TimeProvider time) : IDisposable
{
    private const string Config = """{"context":{"system":{"name":"AudioPaper","version":"1.0","build":"dotnet","lang":"csharp"}}}""";

    private const string Context =
        """{"synthesis":{"audio":{"metadataOptions":{"bookmarkEnabled":false,"punctuationBoundaryEnabled":false,"sentenceBoundaryEnabled":false,"sessionEndEnabled":true,"visemeEnabled":false,"wordBoundaryEnabled":true},"outputFormat":"raw-24khz-16bit-mono-pcm"},"language":{"autoDetection":false}}}""";

    private readonly HttpMessageInvoker invoker = new(SpeechHttp.Handler(address.Base));

    /// <summary>Speaks a document.</summary>
    /// <exception cref="SpeechFailure">It was not spoken, or not whole.</exception>
    public async Task<TimedClip> SpeakAsync(string ssml, long mostBytes, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limits.LongestCall);
        using var socket = new ClientWebSocket();
        try
        {
            await ConnectAsync(socket, late.Token).ConfigureAwait(false);
            var turn = new SocketTurn(Guid.NewGuid().ToString("N"), mostBytes, server);
            await SendAsync(socket, turn, "speech.config", "application/json", Config, late.Token).ConfigureAwait(false);
            await SendAsync(socket, turn, "synthesis.context", "application/json", Context, late.Token).ConfigureAwait(false);
            await SendAsync(socket, turn, "ssml", "application/ssml+xml", ssml, late.Token).ConfigureAwait(false);
            await SocketReading.ReadAsync(socket, turn, server, limits, late.Token).ConfigureAwait(false);
            return turn.Finish();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SpeechFailures.TooLate(server, limits.LongestCall);
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            throw SpeechFailures.ClosedEarly(server);
        }
    }

    public void Dispose() => invoker.Dispose();

    private async Task ConnectAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader(credential.Header.Name, credential.Header.Value);
        socket.Options.SetRequestHeader("X-ConnectionId", Guid.NewGuid().ToString("N"));
        socket.Options.SetRequestHeader("User-Agent", SpeechHttp.UserAgent);
        try
        {
            await socket.ConnectAsync(address.Socket, invoker, cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException e)
        {
            throw (int)socket.HttpStatusCode switch
            {
                >= 300 and < 400 => SpeechFailures.Redirected(server),
                >= 400 => SpeechFailures.Status(server, socket.HttpStatusCode, "", RetryAfter(socket)),
                200 => SpeechFailures.NotSound(server, ""),
                _ => e.GetBaseException() is SocketException ? SpeechFailures.Unreachable(server) : SpeechFailures.ClosedEarly(server),
            };
        }
    }

    /// <summary>Seconds to wait, when the server says so.</summary>
    private static TimeSpan? RetryAfter(ClientWebSocket socket) =>
        socket.HttpResponseHeaders?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
        && int.TryParse(text, out var seconds) && seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;

    private async Task SendAsync(ClientWebSocket socket, SocketTurn turn, string path, string type, string body, CancellationToken cancellationToken) =>
        await socket.SendAsync(SocketMessage.Text(path, turn.RequestId, type, body, time.GetUtcNow()), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
}
