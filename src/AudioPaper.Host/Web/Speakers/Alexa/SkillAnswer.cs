using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>An answer to Alexa (Request and Response JSON Reference).</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Response">What is to be done.</param>
internal sealed record SkillAnswer(string Version, SkillResponse Response)
{
    /// <summary>An answer that does nothing, as requests of the player get it where there is nothing to do.</summary>
    public static SkillAnswer Nothing { get; } = Of(new SkillResponse());

    /// <summary>An answer.</summary>
    public static SkillAnswer Of(SkillResponse response) => new("1.0", response);
}

/// <summary>What is to be done.</summary>
internal sealed record SkillResponse
{
    /// <summary>What is said; null for nothing. Requests of the player must not be answered with words.</summary>
    public SkillSpeech? OutputSpeech { get; init; }

    /// <summary>What the app shows.</summary>
    public SkillCard? Card { get; init; }

    /// <summary>What is said when the listener does not go on.</summary>
    public SkillReprompt? Reprompt { get; init; }

    /// <summary>What the player does; one <c>Play</c> at most.</summary>
    public ImmutableArray<SkillDirective>? Directives { get; init; }

    /// <summary>Whether the conversation ends. It must where something is played, else Alexa would stop the sound to listen.</summary>
    public bool? ShouldEndSession { get; init; }
}

/// <summary>Words that are said.</summary>
/// <param name="Type"><c>SSML</c>.</param>
/// <param name="Ssml">The words in <c>speak</c>.</param>
internal sealed record SkillSpeech(string Type, string Ssml);

/// <summary>Words for a listener who does not go on.</summary>
/// <param name="OutputSpeech">The words.</param>
internal sealed record SkillReprompt(SkillSpeech OutputSpeech);

/// <summary>What the app shows.</summary>
/// <param name="Type"><c>Simple</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Content">Its text.</param>
internal sealed record SkillCard(string Type, string Title, string Content);

/// <summary>An order to the player.</summary>
/// <param name="Type"><c>AudioPlayer.Play</c> or <c>AudioPlayer.Stop</c>.</param>
/// <param name="PlayBehavior">How a <c>Play</c> meets what is queued.</param>
/// <param name="AudioItem">What is played.</param>
internal sealed record SkillDirective(string Type, string? PlayBehavior = null, SkillAudioItem? AudioItem = null);

/// <summary>What is played.</summary>
/// <param name="Stream">The sound.</param>
/// <param name="Metadata">What devices with a screen show.</param>
internal sealed record SkillAudioItem(SkillStream Stream, SkillMetadata Metadata);

/// <summary>A sound.</summary>
/// <param name="Token">Says what it is (<see cref="SkillPlace"/>).</param>
/// <param name="Url">Its address; Alexa takes https only.</param>
/// <param name="OffsetInMilliseconds">Where it begins.</param>
/// <param name="ExpectedPreviousToken">What must play for it to be queued; only with <c>ENQUEUE</c>, and always there.</param>
internal sealed record SkillStream(string Token, string Url, long OffsetInMilliseconds, string? ExpectedPreviousToken);

/// <summary>What devices with a screen show.</summary>
/// <param name="Title">Title.</param>
/// <param name="Subtitle">Line below it.</param>
/// <param name="Art">Picture.</param>
internal sealed record SkillMetadata(string Title, string Subtitle, SkillImage Art);

/// <summary>A picture.</summary>
/// <param name="ContentDescription">What it shows.</param>
/// <param name="Sources">Where it is.</param>
internal sealed record SkillImage(string ContentDescription, ImmutableArray<SkillImageSource> Sources);

/// <summary>Where a picture is.</summary>
/// <param name="Url">Its address.</param>
internal sealed record SkillImageSource(string Url);

/// <summary>How answers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SkillAnswer))]
internal sealed partial class SkillJson : JsonSerializerContext;
