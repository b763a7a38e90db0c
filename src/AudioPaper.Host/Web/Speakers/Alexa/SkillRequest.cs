using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>What the device's player is at.</summary>
/// <param name="Token">Token of what it plays or played last; null when that is not ours.</param>
/// <param name="Offset">How far it is in it.</param>
/// <param name="Activity"><c>PLAYING</c>, <c>STOPPED</c>, <c>FINISHED</c> …; empty when nothing was told.</param>
internal sealed record PlayerState(string? Token, TimeSpan Offset, string Activity);

/// <summary>A word that somebody spoke in a place of an utterance.</summary>
/// <param name="Spoken">As it was understood.</param>
/// <param name="Id">Id of the value it was found to mean; null for none.</param>
internal sealed record SpokenSlot(string Spoken, string? Id);

/// <summary>What an Alexa request says, as far as a newspaper needs it (Alexa Skills Kit, Request and Response JSON Reference). Texts are cut at 2,000 characters.</summary>
internal sealed record SkillRequest
{
    private const int MostCharacters = 2_000;

    /// <summary>Its type, e.g. <c>IntentRequest</c> or <c>AudioPlayer.PlaybackNearlyFinished</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Language of the device (BCP 47), e.g. <c>en-US</c>; empty when it does not say.</summary>
    public required string Locale { get; init; }

    /// <summary>When it was made; null when it does not say.</summary>
    public required DateTimeOffset? Timestamp { get; init; }

    /// <summary>The skills it says it is for: one of the context, one of the session where there is a session.</summary>
    public required ImmutableArray<string> SkillIds { get; init; }

    /// <summary>Name of the intent; empty where there is none.</summary>
    public required string Intent { get; init; }

    /// <summary>The filled places of the intent's utterance, by name.</summary>
    public required ImmutableDictionary<string, SpokenSlot> Slots { get; init; }

    /// <summary>The player, as the context tells it.</summary>
    public required PlayerState Player { get; init; }

    /// <summary>What a request of the player is about (<c>request.token</c>); null for other requests.</summary>
    public required string? Token { get; init; }

    /// <summary>What plays while a request tells that something else failed (<c>request.currentPlaybackState</c>).</summary>
    public required PlayerState Current { get; init; }

    /// <summary>What failed, where it tells of a failure (<c>request.error</c>): a sound that did not play, an answer of ours that Alexa did not take; empty otherwise.</summary>
    public required string Failure { get; init; }

    /// <summary>Reads a request.</summary>
    /// <param name="utf8">The body.</param>
    /// <returns>Null when it is no request: no JSON, no object, no type, text that is not whole Unicode.</returns>
    public static SkillRequest? Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 32 });
            var root = document.RootElement;
            var request = In(root, "request");
            return Text(request, "type") is not { Length: > 0 } type ? null : new SkillRequest
            {
                Type = type,
                Locale = Text(request, "locale") ?? "",
                Timestamp = Text(request, "timestamp") is { } time && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
                SkillIds = [.. new[] { In(root, "context", "System", "application"), In(root, "session", "application") }.Select(application => Text(application, "applicationId")).OfType<string>()],
                Intent = Text(In(request, "intent"), "name") ?? "",
                Slots = SlotsOf(In(request, "intent", "slots")),
                Player = PlayerOf(In(root, "context", "AudioPlayer")),
                Token = Text(request, "token"),
                Current = PlayerOf(In(request, "currentPlaybackState")),
                Failure = In(request, "error") is { ValueKind: JsonValueKind.Object } error ? $"{Text(error, "type")}: {Text(error, "message")}" : "",
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // half a character (\uD800 alone) is the latter
        }
    }

    private static ImmutableDictionary<string, SpokenSlot> SlotsOf(JsonElement slots) => slots.ValueKind != JsonValueKind.Object ? ImmutableDictionary<string, SpokenSlot>.Empty
        : slots.EnumerateObject().Take(20).Where(slot => Text(slot.Value, "value") is { Length: > 0 })
            .GroupBy(slot => slot.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(slots => slots.Key, slots => new SpokenSlot(Text(slots.First().Value, "value")!, IdOf(slots.First().Value)), StringComparer.Ordinal);

    // Entity resolution: the best match of the first authority that has one.
    private static string? IdOf(JsonElement slot) => In(slot, "resolutions", "resolutionsPerAuthority") is { ValueKind: JsonValueKind.Array } authorities
        ? authorities.EnumerateArray().Take(5).Select(authority => In(authority, "values")).Where(values => values.ValueKind == JsonValueKind.Array && values.GetArrayLength() > 0)
            .Select(values => Text(In(values[0], "value"), "id")).OfType<string>().FirstOrDefault() : null;

    private static PlayerState PlayerOf(JsonElement player) => new(
        Text(player, "token"),
        player.ValueKind == JsonValueKind.Object && player.TryGetProperty("offsetInMilliseconds", out var offset) && offset.ValueKind == JsonValueKind.Number && offset.TryGetInt64(out var milliseconds)
            ? TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, (long)TimeSpan.FromDays(1).TotalMilliseconds)) : TimeSpan.Zero,
        Text(player, "playerActivity") ?? "");

    private static JsonElement In(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    private static string? Text(JsonElement element, string name) => In(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { } text
        ? text.Length > MostCharacters ? text[..MostCharacters] : text : null;
}
