using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.OpenAi;

/// <summary>A voice of an OpenAI-compatible server. It finds readings itself: the protocol cannot tell them. Thread-safe.</summary>
internal sealed class OpenAiVoice : ISynthesizer
{
    /// <summary>Raised by hand whenever the text of an utterance changes.</summary>
    private const int TextRevision = 1;

    private readonly string name;
    private readonly double pace;
    private readonly OpenAiSettings settings;
    private readonly OpenAiConnection connection;
    private readonly int longestInput;

    public OpenAiVoice(string name, double pace, OpenAiSettings settings, OpenAiConnection connection)
    {
        (this.name, this.pace, this.settings, this.connection) = (name, Math.Round(pace, 3), settings, connection);
        longestInput = Math.Clamp(settings.LongestInput, 1, 4096);
        VoiceId = $"openai:{name}";
        // Two servers may call different voices by one name. Their addresses are nobody's business, so they stand hashed.
        var server = ClipStore.NameOf($"{connection.Server.BaseAddress}\n{settings.Model}\n{settings.Instructions}");
        Fingerprint = string.Create(CultureInfo.InvariantCulture, $"{VoiceId}; server and model {server}; pace {this.pace:0.###}; {settings.Sound}; text {TextRevision}");
        Format = new PcmFormat(Math.Clamp(settings.SampleRate, 8_000, 96_000));
        Traits = new VoiceTraits
        {
            Languages = settings.Languages,
            IsDeterministic = false,
            LongestUtterance = longestInput,
            Parallelism = Math.Clamp(settings.Parallelism, 1, 32),
            Server = $"openai {server}",
            PricePerMillionCharacters = settings.PricePerMillionCharacters,
        };
    }

    /// <inheritdoc/>
    public string VoiceId { get; }

    /// <inheritdoc/>
    public PcmFormat Format { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public VoiceTraits Traits { get; }

    /// <inheritdoc/>
    public int PaidCharacters(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return settings.PricePerMillionCharacters == 0 ? 0 : Pieces(utterance).Sum(piece => OpenAiText.Of(piece).EnumerateRunes().Count());
    }

    /// <inheritdoc/>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var clips = new List<Clip>();
        foreach (var piece in Pieces(utterance))
        {
            clips.Add(await connection.Calls.RunAsync(cancellation => CallAsync(OpenAiText.Of(piece), cancellation), cancellationToken).ConfigureAwait(false));
        }

        return ClipJoin.Of(clips);
    }

    private async Task<Clip> CallAsync(string text, CancellationToken cancellationToken)
    {
        var server = connection.Server;
        var answer = await connection.Http.SendAsync(target => Request(target, text), new Uri(server.BaseAddress, "audio/speech"),
            settings.Limits.MostBytes((int)(text.Length / pace), MostBytesPerSecond), cancellationToken).ConfigureAwait(false);
        var clip = settings.Sound == OpenAiSound.Pcm ? RiffSound.ReadRaw(answer, Format.SampleRate, server) : RiffSound.Read(answer, server);
        return clip.Format == Format ? clip : throw SpeechFailures.OtherRate(server, clip.Format.SampleRate, Format.SampleRate);
    }

    /// <summary>Two channels of 32-bit floats.</summary>
    private int MostBytesPerSecond => Format.SampleRate * 2 * sizeof(float);

    private HttpRequestMessage Request(Uri target, string text)
    {
        var body = new OpenAiRequest(settings.Model, name, text, settings.Sound == OpenAiSound.Pcm ? "pcm" : "wav", pace == 1 ? null : pace, settings.Instructions);
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, OpenAiJson.Default.OpenAiRequest)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (connection.Server.Secret is { } key)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key.ForHeader()}");
        }

        return request;
    }

    private ImmutableArray<ImmutableArray<SpokenPart>> Pieces(Utterance utterance) =>
        PartPieces.Of(utterance.Parts, parts => OpenAiText.Of(parts).Length <= longestInput, VoiceId);
}
