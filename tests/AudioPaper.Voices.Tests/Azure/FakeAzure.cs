using System.Collections.Concurrent;
using System.Net.WebSockets;
using AudioPaper.Voices.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Voices.Tests.Azure;

/// <summary>
/// Azure Speech as it behaves, over REST and WebSocket, on this machine. It is as strict as the service with headers, keys and SSML. That it is like the
/// service is shown by Microsoft's own client, which talks to it in a test.
/// </summary>
internal sealed class FakeAzure : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef";
    public const string Token = "eyJhbGciOi.fake.token";

    private readonly WebApplication app;
    private readonly CancellationTokenSource end = new(TimeSpan.FromMinutes(2));

    private FakeAzure(WebApplication app) => this.app = app;

    /// <summary>Whether its voices take IPA.</summary>
    public bool KnowsIpa { get; set; } = true;

    /// <summary>Documents that were spoken or refused.</summary>
    public ConcurrentQueue<string> Documents { get; } = [];

    /// <summary>What else may be done to the messages of a turn: given the kind, returns whether to go on.</summary>
    public Func<string, WebSocket, Task<bool>> Before { get; set; } = (_, _) => Task.FromResult(true);

    public string Address => app.Urls.Single();

    public static async Task<FakeAzure> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeAzure(app);
        app.UseWebSockets();
        app.MapPost("/cognitiveservices/v1", fake.RestAsync);
        app.Map("/tts/cognitiveservices/websocket/v1", fake.SocketAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await app.DisposeAsync();
        end.Dispose();
    }

    private static bool IsKnown(HttpRequest request) => request.Headers["Ocp-Apim-Subscription-Key"] == Key || request.Headers.Authorization == $"Bearer {Token}";

    private async Task RestAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsKnown(request))
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (request.ContentType?.StartsWith("application/ssml+xml", StringComparison.Ordinal) != true)
        {
            context.Response.StatusCode = 415;
            return;
        }

        using var reader = new StreamReader(request.Body);
        var document = await reader.ReadToEndAsync(end.Token);
        Documents.Enqueue(document);
        try
        {
            var ssml = request.Headers["X-Microsoft-OutputFormat"] == "riff-24khz-16bit-mono-pcm" && request.Headers.UserAgent.Count == 1
                ? FakeSsml.Read(document, KnowsIpa) : throw new FormatException("Headers.");
            context.Response.ContentType = "audio/x-wav";
            await context.Response.Body.WriteAsync(Wav.Of(FakeSound.Of(ssml.Words.Length)), end.Token);
        }
        catch (FormatException e)
        {
            // The service tells the reason in the status line or not at all; the body is often empty.
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(e.Message, end.Token);
        }
    }

    private async Task SocketAsync(HttpContext context)
    {
        if (!IsKnown(context.Request))
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault());
        try
        {
            await new FakeTurns(socket, this, end.Token).ServeAsync();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
        }
    }
}
