using AudioPaper.Voices.Tests.Web;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>What a speech server may do instead of answering.</summary>
internal static class ServerFaults
{
    /// <summary>Each fault, and words of the sentence about it.</summary>
    public static readonly Dictionary<string, (string Words, Func<HttpContext, byte[], CancellationToken, Task> Answer)> All = new()
    {
        ["hangs"] = ("did not answer whole within", (_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation)),
        ["drips"] = ("bytes in", async (context, sound, cancellation) =>
        {
            context.Response.ContentLength = sound.Length;
            foreach (var part in sound)
            {
                await context.Response.Body.WriteAsync(new[] { part }, cancellation);
                await context.Response.Body.FlushAsync(cancellation);
                await Task.Delay(50, cancellation);
            }
        }),
        ["answers a web page"] = ("no WAV sound: \"Please log in", (context, _, cancellation) =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync($"<!DOCTYPE html><html><body>Please log in; your key is {ReadingServer.Key}</body></html>", cancellation);
        }),
        ["answers half a sound"] = ("ends before its end", (context, sound, cancellation) => ReadingServer.SendAsync(context, sound[..(sound.Length / 2)], sound.Length / 2, cancellation)),
        ["closes early"] = ("closed the connection", async (context, sound, cancellation) =>
        {
            await ReadingServer.SendAsync(context, sound[..(sound.Length / 2)], sound.Length, cancellation);
            context.Abort();
        }),
        ["redirects elsewhere"] = ("redirects to another address", (context, _, _) =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status307TemporaryRedirect, "http://localhost:1/v1/audio/speech");
            return Task.CompletedTask;
        }),
        ["answers silence"] = ("answered with silence", (context, sound, cancellation) => ReadingServer.SendAsync(context, Wav.Of(new short[sound.Length / 2]), Wav.Of(new short[sound.Length / 2]).Length, cancellation)),
    };

    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => [.. All.Keys];
}
