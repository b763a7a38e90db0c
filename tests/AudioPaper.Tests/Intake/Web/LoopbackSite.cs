using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace AudioPaper.Tests.Intake.Web;

/// <summary>A web server on this machine's loopback address. Each request gets a connection of its own; after two minutes it ends by itself.</summary>
public sealed class LoopbackSite : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new(TimeSpan.FromMinutes(2));
    private readonly ConcurrentDictionary<string, Func<string, Stream, CancellationToken, Task>> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Task accepting;
    private int open;

    public LoopbackSite()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>The heads of all requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The largest number of requests that were answered at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public string At(string path) => $"http://{EndPoint}{path}";

    /// <summary>Answers with a body.</summary>
    public void Serve(string path, string body, string type = "text/html; charset=utf-8") => Serve(path, Encoding.UTF8.GetBytes(body), type);

    /// <summary>Answers with a body, and other lines in the head if need be.</summary>
    public void Serve(string path, byte[] body, string type, string status = "200 OK", string head = "") => Answer(path, async (stream, cancellation) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{head}\r\n"), cancellation);
        await stream.WriteAsync(body, cancellation);
    });

    public void Redirect(string path, string to) => Serve(path, [], "text/plain", "302 Found", $"Location: {to}\r\n");

    /// <summary>Answers in any way, head and all.</summary>
    public void Answer(string path, Func<Stream, CancellationToken, Task> answer) => answers[path] = (_, stream, cancellation) => answer(stream, cancellation);

    /// <summary>Answers with a file, or with the one range of its bytes that is asked for (RFC 9110, 14).</summary>
    public void ServeFile(string path, string file, string type) => answers[path] = async (request, stream, cancellation) =>
    {
        await using var content = File.OpenRead(file);
        var range = request.Split('\n').Select(line => line.Split(':', 2)).FirstOrDefault(field => field[0].Equals("Range", StringComparison.OrdinalIgnoreCase))?[1].Trim();
        var asked = range is null ? new RangeItemHeaderValue(0, null) : RangeHeaderValue.Parse(range).Ranges.Single();
        var (first, last) = (asked.From ?? throw new NotSupportedException(range), Math.Min(asked.To ?? long.MaxValue, content.Length - 1));
        var status = range is null ? "200 OK" : $"206 Partial Content\r\nContent-Range: bytes {first}-{last}/{content.Length}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {last - first + 1}\r\nAccept-Ranges: bytes\r\nConnection: close\r\n\r\n"), cancellation);
        content.Position = first;
        var buffer = new byte[64 * 1024];
        for (var rest = last - first + 1; rest > 0;)
        {
            var count = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(rest, buffer.Length)), cancellation);
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellation);
            rest -= count;
        }
    };

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        // A listener that was stopped refuses to be waited for, which is not what ends this.
        await accepting;
        listener.Stop();
        await Task.WhenAll(connections);
        end.Dispose();
        listener.Dispose();
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
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The site is closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref open));
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, leaveOpen: true);
                var head = new StringBuilder();
                while (await reader.ReadLineAsync(end.Token) is { Length: > 0 } line)
                {
                    head.Append(line).Append('\n');
                }

                Requests.Enqueue(head.ToString());
                var path = head.ToString().Split(' ') is [_, var asked, ..] ? asked : "";
                if (!answers.TryGetValue(path, out var answer))
                {
                    Serve(path, [], "text/plain", "404 Not Found");
                    answer = answers[path];
                }

                await answer(head.ToString(), stream, end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The client left, or the site is closed.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }
}
