using System.Collections.Concurrent;
using System.Text.Json;
using AudioPaper.Voices.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Voices.Tests.OpenAi;

/// <summary>A server with OpenAI's <c>/v1/audio/speech</c>, on this machine: a twentieth of a second of tone for each character. OpenAI's own client talks to it in a test.</summary>
internal sealed class FakeOpenAi : IAsyncDisposable
{
    private static readonly string[] Formats = ["mp3", "opus", "aac", "flac", "wav", "pcm"];

    private readonly WebApplication app;

    private FakeOpenAi(WebApplication app) => this.app = app;

    /// <summary>The key it wants; null when it wants none.</summary>
    public string? Key { get; set; }

    /// <summary>Whether it streams: chunks, and sizes in the header that it does not know.</summary>
    public bool Streams { get; set; }

    /// <summary>Its rate.</summary>
    public int Rate { get; set; } = 24_000;

    /// <summary>Bodies of the requests it took.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = [];

    public string Address => app.Urls.Single() + "/v1";

    public static short[] Sound(string input, int rate = 24_000) => Wav.Tone(input.Length * rate / 20);

    public static async Task<FakeOpenAi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeOpenAi(app);
        app.MapPost("/v1/audio/speech", fake.SpeakAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message, type = "invalid_request_error", param = (string?)null, code = (string?)null } });
    }

    private async Task SpeakAsync(HttpContext context)
    {
        if (Key is not null && context.Request.Headers.Authorization != $"Bearer {Key}")
        {
            await RefuseAsync(context, 401, $"Incorrect API key provided: {context.Request.Headers.Authorization}.");
            return;
        }

        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var request = document.RootElement.Clone();
        Requests.Enqueue(request);
        var input = request.TryGetProperty("input", out var text) ? text.GetString()! : "";
        var format = request.TryGetProperty("response_format", out var wanted) ? wanted.GetString() : "mp3";
        if (!request.TryGetProperty("model", out _) || !request.TryGetProperty("voice", out _) || input.Length is 0 or > 4096 || !Formats.Contains(format)
            || (request.TryGetProperty("speed", out var speed) && speed.GetDouble() is < 0.25 or > 4))
        {
            await RefuseAsync(context, 400, "Invalid request.");
            return;
        }

        var samples = Sound(input, Rate);
        var file = format == "pcm" ? Wav.Of(samples)[44..] : Streams ? Wav.Of(samples, Rate, dataSize: uint.MaxValue, riffSize: uint.MaxValue) : Wav.Of(samples, Rate);
        context.Response.ContentType = format == "pcm" ? "audio/pcm" : "audio/wav";
        context.Response.ContentLength = Streams ? null : file.Length;
        foreach (var chunk in file.Chunk(5_001))
        {
            await context.Response.Body.WriteAsync(chunk);
            await context.Response.Body.FlushAsync();
        }
    }
}
