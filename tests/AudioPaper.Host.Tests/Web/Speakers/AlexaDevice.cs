using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Host.Web.Speakers.Alexa.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>A library with a skill, and Amazon's side of it: requests signed with keys that this server believes.</summary>
internal sealed class AlexaDevice : IAsyncDisposable
{
    public const string SkillId = "amzn1.ask.skill.00000000-1111-2222-3333-444444444444";
    public const string ChainUrl = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem";

    private AlexaDevice(ServedLibrary served, AlexaKeys keys, string path) => (Served, Keys, Path) = (served, keys, path);

    public ServedLibrary Served { get; }

    public AlexaKeys Keys { get; }

    /// <summary>Path of the endpoint.</summary>
    public string Path { get; set; }

    /// <summary>Serves two issues of a newspaper.</summary>
    /// <param name="shelve">Shelves something else.</param>
    /// <param name="fetch">The certificates at an address; null for those of the keys.</param>
    /// <param name="name">Name of the newspaper.</param>
    public static async Task<AlexaDevice> StartAsync(Action<PaperShelf>? shelve = null, Func<AlexaKeys, Uri, string?>? fetch = null, string name = "Harbour News")
    {
        var keys = new AlexaKeys();
        PaperShelf? shelf = null;
        var served = await ServedLibrary.StartAsync(folder =>
        {
            shelf = new PaperShelf(folder["library"], name).Set($$"""{ "alexa": { "skillId": "{{SkillId}}" } }""");
            if (shelve is not null)
            {
                shelve(shelf);
                return;
            }

            shelf.Publish("2026-03-17", ["Yesterday's bread", "Yesterday's boats"], seed: 5);
            shelf.Publish("2026-03-18", ["Harbour opens again", "Rain until Friday", "The mayor speaks", "Boats race on Sunday"], seed: 9);
        }, "https://papers.example/", services => services.AddSingleton(new SigningTrust((url, _) => Task.FromResult(fetch is null ? keys.Chain : fetch(keys, url)), keys.Roots)));
        return new AlexaDevice(served, keys, $"{shelf!.Url}/alexa");
    }

    /// <summary>A request as Alexa makes it, for now.</summary>
    public static JsonObject Request(string type, string? intent = null, (string Name, string Value)[]? slots = null, string? token = null, int offset = 0, string activity = "STOPPED", string locale = "en-US")
    {
        var request = new JsonObject { ["type"] = type, ["requestId"] = "amzn1.echo-api.request.1", ["timestamp"] = Time(0), ["locale"] = locale };
        if (intent is not null)
        {
            request["intent"] = new JsonObject
            {
                ["name"] = intent, ["confirmationStatus"] = "NONE",
                ["slots"] = new JsonObject((slots ?? []).Select(slot => KeyValuePair.Create<string, JsonNode?>(slot.Name, new JsonObject { ["name"] = slot.Name, ["value"] = slot.Value, ["confirmationStatus"] = "NONE" }))),
            };
        }

        var player = new JsonObject { ["playerActivity"] = token is null ? "IDLE" : activity, ["offsetInMilliseconds"] = offset };
        if (token is not null)
        {
            player["token"] = token;
            if (type.StartsWith("AudioPlayer.", StringComparison.Ordinal))
            {
                request["token"] = token;
                request["offsetInMilliseconds"] = offset;
            }
        }

        return new JsonObject
        {
            ["version"] = "1.0", ["request"] = request,
            ["context"] = new JsonObject { ["System"] = new JsonObject { ["application"] = new JsonObject { ["applicationId"] = SkillId } }, ["AudioPlayer"] = player },
        };
    }

    /// <summary>A time near now as Alexa writes it.</summary>
    public static string Time(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Sends a request with its signature; the answer must be one of Alexa's form.</summary>
    public async Task<JsonElement> AskAsync(JsonObject request)
    {
        var (status, text) = await SendAsync(Encoding.UTF8.GetBytes(request.ToJsonString()));
        Assert.True(status == HttpStatusCode.OK, $"{status}: {text}");
        using var document = JsonDocument.Parse(text);
        Assert.Equal("1.0", document.RootElement.GetProperty("version").GetString());
        return document.RootElement.GetProperty("response").Clone();
    }

    /// <summary>Sends a body with headers; those of Alexa's where none are given.</summary>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(byte[] body, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        foreach (var (name, value) in headers.Length > 0 ? headers : [("SignatureCertChainUrl", ChainUrl), ("Signature-256", Keys.Sign(body))])
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Served.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Served.DisposeAsync();
        Keys.Dispose();
    }
}
