using System.Text.Json;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Tests.Jobs;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Segmentation;
using AudioPaper.Voices.Espeak;
using AudioPaper.Voices.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>
/// A server with OpenAI's protocol on this machine that really reads what it is given (espeak-ng does), and may go wrong after so many good answers. Ends by
/// itself what it has begun.
/// </summary>
internal sealed class ReadingServer : IAsyncDisposable
{
    /// <summary>A key that must be seen nowhere.</summary>
    public const string Key = "canary-6b1d09f3c5e7a8f40213";

    /// <summary>Its voice as newspapers name it.</summary>
    public const string Voice = "openai:reader";

    private readonly WebApplication app;
    private readonly EspeakSynthesizer espeak;
    private readonly CancellationTokenSource end = new(TimeSpan.FromMinutes(4));
    private int asked;

    private ReadingServer(WebApplication app, EspeakSynthesizer espeak) => (this.app, this.espeak) = (app, espeak);


    /// <summary>Samples a second.</summary>
    public int Rate { get; set; } = 24_000;

    /// <summary>How many times as loud as espeak-ng at −16 LUFS.</summary>
    public double Level { get; set; } = 0.3;

    /// <summary>Answers that are good before <see cref="Fault"/> begins.</summary>
    public int GoodAnswers { get; set; }

    /// <summary>What it does then, given the right answer; null for the right answer. May be changed at any time.</summary>
    public Func<HttpContext, byte[], CancellationToken, Task>? Fault { get; set; }

    /// <summary>Requests so far.</summary>
    public int Asked => asked;

    public string Address => app.Urls.Single() + "/v1";

    public static async Task<ReadingServer> StartAsync(string reader = EspeakVoice.DefaultId)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ReadingServer(app, await EspeakSynthesizer.OpenAsync(reader, null, TestContext.Current.CancellationToken));
        app.MapPost("/v1/audio/speech", server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await app.DisposeAsync();
        await espeak.DisposeAsync();
        end.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Key}")
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: end.Token);
        var pace = request.RootElement.TryGetProperty("speed", out var speed) ? speed.GetDouble() : 1;
        var isBad = Interlocked.Increment(ref asked) > GoodAnswers && Fault is not null;
        try
        {
            var sound = await ReadAsync(request.RootElement.GetProperty("input").GetString()!, pace);
            context.Response.ContentType = "audio/wav";
            await (isBad ? Fault!(context, sound, end.Token) : SendAsync(context, sound, sound.Length, end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    /// <summary>Sends the beginning of a sound, with a length that may be another one.</summary>
    public static async Task SendAsync(HttpContext context, byte[] sound, long length, CancellationToken cancellation)
    {
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(sound, cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }

    private async Task<byte[]> ReadAsync(string text, double pace)
    {
        var passage = ScriptComposition.PassageOf(PassageRole.Paragraph, SpannedText.Made(text), text.Any(c => c is >= '一' and <= '鿿') ? "zh-CN" : "en", Lexicon.Empty);
        var samples = new List<short>();
        foreach (var utterance in UtteranceSplitter.Split(0, passage, Workshop.Pronouncer.Value.Pronounce(passage)))
        {
            var clip = await espeak.As(espeak.VoiceId, pace).SpeakAsync(utterance, end.Token);
            var resampled = Resampler.Apply(clip.Samples.Span, clip.Format.SampleRate, Rate);
            samples.AddRange(resampled.Select(sample => (short)Math.Clamp(sample * Level, short.MinValue, short.MaxValue)));
        }

        return Wav.Of([.. samples], Rate);
    }
}
