using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AudioPaper.Benchmarks.Load;

/// <summary>One listener: a connection, a list of wishes, one after the other. It costs little more than taking the bytes from the system.</summary>
internal sealed class Listener : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[128 << 10];

    /// <summary>Sounds received, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Connects.</summary>
    public ValueTask ConnectAsync(int port) => socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), CancellationToken.None);

    /// <summary>Asks for all, one after the other.</summary>
    /// <exception cref="InvalidDataException">Another answer than must come.</exception>
    /// <exception cref="SocketException">The connection broke.</exception>
    public async Task AskAsync(IReadOnlyList<Wish> wishes, CancellationToken cancellationToken)
    {
        foreach (var wish in wishes)
        {
            await socket.SendAsync(wish.Request, cancellationToken);
            await AskAsync(wish, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private async Task AskAsync(Wish wish, CancellationToken cancellationToken)
    {
        var (have, head) = (0, -1);
        while (head < 0)
        {
            have += await ReceiveAsync(have, cancellationToken);
            head = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        }

        Check(Encoding.ASCII.GetString(buffer, 0, head + 2), wish);
        var got = have - head - 4;
        // The first bytes and the last ones tell whether it is what was asked for; reading all would measure this program.
        while (got < Math.Min(8, wish.Length))
        {
            got += await ReceiveAsync(have, cancellationToken);
            have = head + 4 + got;
        }

        var first = buffer.AsSpan(head + 4, (int)Math.Min(8, wish.Length));
        Span<byte> told = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(told, LoadShelf.At(wish.Episode, wish.First));
        if (!first.SequenceEqual(told[..first.Length]))
        {
            throw new InvalidDataException("The answer has other bytes than the file.");
        }

        long rest = wish.Length - got;
        while (rest > 0)
        {
            rest -= await ReceiveAsync(0, cancellationToken);
        }

        Bytes += rest == 0 ? wish.Length : throw new InvalidDataException("The answer is longer than it says.");
    }

    private async ValueTask<int> ReceiveAsync(int at, CancellationToken cancellationToken) =>
        await socket.ReceiveAsync(buffer.AsMemory(at), cancellationToken) is > 0 and var count ? count : throw new InvalidDataException("The server closed the connection.");

    private static void Check(string head, Wish wish)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Range: bytes {wish.First}-{wish.First + wish.Length - 1}/{LoadShelf.Sizes[wish.Episode]}\r\n");
        if (!head.StartsWith(wish.Status, StringComparison.Ordinal)
            || !head.Contains(string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {wish.Length}\r\n"), StringComparison.OrdinalIgnoreCase)
            || (wish.Range.Length > 0 && !head.Contains(range, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidDataException($"Asked for {wish.Range}, answered {head.ReplaceLineEndings(" ")}");
        }
    }
}
