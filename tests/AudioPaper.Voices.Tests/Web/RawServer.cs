using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AudioPaper.Voices.Tests.Web;

/// <summary>A server on the loopback address that answers byte for byte as it is told, right or wrong. A connection for each request; ends by itself after two minutes.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new(TimeSpan.FromMinutes(2));
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Func<int, Stream, CancellationToken, Task> answer;
    private readonly Task accepting;

    /// <param name="answer">Answers a request, counted from 0, once it has been read.</param>
    public RawServer(Func<int, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Answers every request with the same bytes.</summary>
    public RawServer(byte[] answer)
        : this(async (_, stream, cancellation) => await stream.WriteAsync(answer, cancellation))
    {
    }

    /// <summary>Head and body of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1";

    /// <summary>An answer with a body and its length.</summary>
    public static byte[] Answer(byte[] body, string status = "200 OK", string type = "audio/wav", string head = "") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{head}\r\n"), .. body];

    /// <summary>An answer with a text.</summary>
    public static byte[] Answer(string body, string status = "200 OK", string type = "text/html", string head = "") => Answer(Encoding.UTF8.GetBytes(body), status, type, head);

    public async ValueTask DisposeAsync()
    {
        // A listener that was stopped refuses to be waited for, which is not what ends this.
        await end.CancelAsync();
        await accepting;
        listener.Stop();
        await Task.WhenAll(connections);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var request = await ReadAsync(stream);
                var number = Requests.Count;
                Requests.Enqueue(request);
                await answer(number, stream, end.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
            }
        }
    }

    private async Task<string> ReadAsync(Stream stream)
    {
        var request = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (request.Length < 1 << 20)
        {
            var text = Encoding.UTF8.GetString(request.ToArray());
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = head < 0 ? null : text[..head].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            if (head >= 0 && request.Length >= head + 4 + int.Parse(length?[15..] ?? "0"))
            {
                return text;
            }

            var count = await stream.ReadAsync(buffer, end.Token);
            if (count == 0)
            {
                return text;
            }

            request.Write(buffer, 0, count);
        }

        return "";
    }
}
