using Microsoft.AspNetCore.Http;
using Microsoft.Win32.SafeHandles;

namespace AudioPaper.Host.Web.Files;

/// <summary>Sends bytes of a file. They are read straight into the memory that goes to the network: what is copied once less leaves time for more listeners.</summary>
internal static class FileBody
{
    // 48 MiB at most for listeners that are slow to take large pieces; besides, 64 KiB for each.
    private static readonly PieceBudget Pieces = new(mostBytes: 48 << 20);

    /// <summary>Sends a part of a file; the response has its status and its headers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="file">The file.</param>
    /// <param name="first">First byte, from 0.</param>
    /// <param name="length">Number of bytes.</param>
    public static async Task SendAsync(HttpContext context, SafeFileHandle file, long first, long length)
    {
        // Before it has started the server would lend memory of its own and copy.
        await context.Response.StartAsync(context.RequestAborted);
        for (long sent = 0; sent < length;)
        {
            var size = Pieces.Take(length - sent);
            try
            {
                var count = await SendPieceAsync(context, file, first + sent, size);
                if (count == 0)
                {
                    return;
                }

                sent += count;
            }
            finally
            {
                Pieces.Return(size);
            }
        }
    }

    // 0 when the answer cannot go on.
    private static async ValueTask<int> SendPieceAsync(HttpContext context, SafeFileHandle file, long at, int size)
    {
        var writer = context.Response.BodyWriter;
        // Reading asynchronously would do the same on another thread of the same pool; most of it is in the system's cache.
        var count = RandomAccess.Read(file, writer.GetMemory(size).Span[..size], at);
        if (count == 0)
        {
            // Somebody cut the file; an answer that ends early must not look whole.
            context.Abort();
            return 0;
        }

        writer.Advance(count);
        return (await writer.FlushAsync(context.RequestAborted)).IsCompleted ? 0 : count;
    }
}
