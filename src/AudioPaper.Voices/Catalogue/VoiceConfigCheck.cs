using System.Text.Json;

namespace AudioPaper.Voices.Catalogue;

/// <summary>Looks whether a file is the configuration of a Piper voice, before anything is put in place.</summary>
internal static class VoiceConfigCheck
{
    /// <summary>Largest configuration, in bytes; Piper's have some thousand, those of many speakers 20,000.</summary>
    public const long MostBytes = 1 << 20;

    private const int MinSampleRate = 8_000, MaxSampleRate = 48_000;

    /// <summary>Reads what lists show of it.</summary>
    /// <param name="path">For the sentence.</param>
    /// <param name="utf8">The file.</param>
    /// <returns>Its language as a BCP 47 tag, <c>und</c> where it tells none, and samples per second.</returns>
    /// <exception cref="VoiceInstallException">It is none.</exception>
    public static (string Language, int SampleRate) Read(string path, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("audio", out var audio) && audio.ValueKind == JsonValueKind.Object
                && audio.TryGetProperty("sample_rate", out var rate) && rate.ValueKind == JsonValueKind.Number && rate.TryGetInt32(out var sampleRate)
                && root.TryGetProperty("phoneme_id_map", out var map) && map.ValueKind == JsonValueKind.Object && map.EnumerateObject().Any()
                ? sampleRate is >= MinSampleRate and <= MaxSampleRate ? (LanguageOf(root), sampleRate) : throw new VoiceInstallException(
                    $"{path} tells a sample rate of {sampleRate}; voices have {MinSampleRate} to {MaxSampleRate}.", $"{path} 写的采样率是 {sampleRate}；声音的采样率应在 {MinSampleRate} 到 {MaxSampleRate} 之间。")
                : throw new VoiceInstallException($"{path} is no configuration of a Piper voice: audio.sample_rate or phoneme_id_map are missing.", $"{path} 不是 Piper 声音的配置：缺少 audio.sample_rate 或 phoneme_id_map。");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new VoiceInstallException($"{path} is no configuration of a Piper voice: it is no JSON.", $"{path} 不是 Piper 声音的配置：它不是 JSON。", e);
        }
    }

    private static string LanguageOf(JsonElement root)
    {
        var code = root.TryGetProperty("language", out var language) && language.ValueKind == JsonValueKind.Object && language.TryGetProperty("code", out var told) ? told
            : root.TryGetProperty("espeak", out var espeak) && espeak.ValueKind == JsonValueKind.Object && espeak.TryGetProperty("voice", out var voice) ? voice : default;
        var tag = code.ValueKind == JsonValueKind.String ? code.GetString()!.Replace('_', '-') : "";
        return tag is "cmn" or "zh" ? "zh-CN" : tag.Length is > 1 and < 20 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : "und";
    }
}
