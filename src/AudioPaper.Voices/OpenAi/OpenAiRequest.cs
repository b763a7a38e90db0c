using System.Text.Json.Serialization;

namespace AudioPaper.Voices.OpenAi;

/// <summary>The body of <c>POST /v1/audio/speech</c> (OpenAI API reference, "Create speech").</summary>
/// <param name="Model">The model.</param>
/// <param name="Voice">The voice.</param>
/// <param name="Input">The text, at most 4,096 characters.</param>
/// <param name="ResponseFormat"><c>wav</c> or <c>pcm</c>.</param>
/// <param name="Speed">0.25 to 4; left out at 1, because not every server knows it.</param>
/// <param name="Instructions">How to read; left out where there are none.</param>
internal sealed record OpenAiRequest(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("voice")] string Voice,
    [property: JsonPropertyName("input")] string Input,
    [property: JsonPropertyName("response_format")] string ResponseFormat,
    [property: JsonPropertyName("speed")] double? Speed,
    [property: JsonPropertyName("instructions")] string? Instructions);

/// <summary>Writes the request without reflection.</summary>
[JsonSerializable(typeof(OpenAiRequest))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class OpenAiJson : JsonSerializerContext;
