using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AudioPaper.Benchmarks.Feed;

/// <summary>Asks one question over and over on a few kept connections; costs so little that the server is what is measured.</summary>
/// <param name="port">Port on this machine.</param>
internal sealed class PlainClient(int port)
{
    private const int Connections = 8;

    /// <summary>Answers a second.</summary>
    /// <param name="request">The request as it goes over the wire; the answer has no body, or says how long it is.</param>
    /// <param name="count">How often, on all connections together.</param>
    /// <param name="status">What each answer must begin with.</param>
    public async Task<double> MeasureAsync(string request, int count, string status)
    {
        var bytes = Encoding.ASCII.GetBytes(request);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(bytes, count / Connections, status))));
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The head of one answer.</summary>
    public async Task<string> HeadAsync(string request)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        var head = new StringBuilder();
        for (string? line; (line = await reader.ReadLineAsync()) is { Length: > 0 };)
        {
            head.AppendLine(line);
        }

        return head.ToString();
    }

    private async Task AskAsync(byte[] request, int count, string status)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port);
        var (stream, buffer) = (client.GetStream(), new byte[64 << 10]);
        for (var i = 0; i < count; i++)
        {
            await stream.WriteAsync(request);
            var (have, need) = (0, int.MaxValue);
            while (have < need)
            {
                var got = await stream.ReadAsync(buffer.AsMemory(have));
                have += got > 0 ? got : throw new InvalidOperationException("The server closed the connection.");
                if (need == int.MaxValue && buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                {
                    var head = Encoding.ASCII.GetString(buffer, 0, end);
                    var length = head.Split('\n').Select(line => line.Split(':', 2)).FirstOrDefault(field => field[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase));
                    need = end + 4 + (length is null ? 0 : int.Parse(length[1], System.Globalization.CultureInfo.InvariantCulture));
                    if (!head.StartsWith(status, StringComparison.Ordinal))
                    {
                        throw new InvalidOperationException($"The server answered {head.Split('\r')[0]}.");
                    }
                }
            }
        }
    }
}
