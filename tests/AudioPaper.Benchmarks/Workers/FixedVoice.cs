using System.Buffers.Binary;
using System.Net;
using System.Text.Json;

namespace AudioPaper.Benchmarks.Workers;

/// <summary>An OpenAI-compatible server on this machine that answers each call after the same time with a tone as long as speech would be, so that speaking, not the processor, is the limit.</summary>
internal sealed class FixedVoice : IDisposable
{
    private const int Rate = 24_000, SamplesPerCharacter = Rate / 5;

    private readonly HttpListener listener = new();
    private readonly TimeSpan cost;
    private int calls;

    /// <summary>Starts it.</summary>
    /// <param name="port">A free port.</param>
    /// <param name="cost">What each call takes.</param>
    public FixedVoice(int port, TimeSpan cost)
    {
        this.cost = cost;
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>Calls so far.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <inheritdoc/>
    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var request = await JsonDocument.ParseAsync(context.Request.InputStream);
            Interlocked.Increment(ref calls);
            await Task.Delay(cost);
            var wav = Tone(request.RootElement.GetProperty("input").GetString()!.Length * SamplesPerCharacter);
            context.Response.ContentType = "audio/wav";
            context.Response.ContentLength64 = wav.Length;
            await context.Response.OutputStream.WriteAsync(wav);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or JsonException)
        {
            // Whoever asked has gone.
        }
    }

    private static byte[] Tone(int sampleCount)
    {
        var wav = new byte[44 + 2 * sampleCount];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        foreach (var (at, value) in new[] { (16, 16), (20, 1 | (1 << 16)), (24, Rate), (28, 2 * Rate), (32, 2 | (16 << 16)), (40, 2 * sampleCount) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(at), value);
        }

        "data"u8.CopyTo(wav.AsSpan(36));
        // Speech begins and ends in silence; what does not is refused as cut off.
        for (var i = Rate / 20; i < sampleCount - Rate / 20; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + 2 * i), (short)(6_000 * Math.Sin(2 * Math.PI * 300 * i / Rate)));
        }

        return wav;
    }
}
