using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Piper.Phonemes;

namespace AudioPaper.Voices.Piper;

/// <summary>Reads <c>NAME.onnx.json</c> strictly: what it does not say rightly is refused, what AudioPaper does not use is passed over.</summary>
/// <remarks>Source: <c>src/piper/config.py</c> of OHF-Voice/piper1-gpl, and the configurations of rhasspy/piper-voices.</remarks>
internal static class PiperConfigReader
{
    /// <summary>Largest configuration, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int MinSampleRate = 8_000, MaxSampleRate = 48_000, MaxIds = 65_536, MaxSpeakers = 100_000, MaxIdsOfPhoneme = 16;

    /// <summary>Reads a configuration.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="utf8">At most <see cref="MaxBytes"/>.</param>
    /// <exception cref="SynthesisException">It is no configuration of a voice that can be used; not transient.</exception>
    public static PiperConfig Read(string path, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Read(path, document.RootElement);
        }
        catch (JsonException broken)
        {
            throw PiperRefusal.OfFile(path, $"is no JSON (line {broken.LineNumber + 1})", $"不是 JSON（第 {broken.LineNumber + 1} 行）", broken);
        }
        catch (InvalidOperationException broken)
        {
            // A string with half of a surrogate pair.
            throw PiperRefusal.OfFile(path, "holds broken text", "含有损坏的文字", broken);
        }
    }

    private static PiperConfig Read(string path, JsonElement root)
    {
        var field = new ConfigField(path, root);
        var espeakVoice = field.Text("espeak", "voice") ?? "";
        var phonemeType = (field.Text("phoneme_type") ?? "espeak") switch
        {
            "espeak" or "PhonemeType.ESPEAK" => PhonemeType.Espeak, // some voices were exported with the name of Python's constant
            "text" or "PhonemeType.TEXT" => PhonemeType.Text,
            "pinyin" => PhonemeType.Pinyin,
            var other => throw PiperRefusal.OfFile(path, $"has phonemes of a kind that AudioPaper does not know ('{other}')", $"的音素类型“{other}”无法识别"),
        };
        var language = LanguageOf(field.Text("language", "code"), espeakVoice, phonemeType);
        if (language is null)
        {
            throw PiperRefusal.OfFile(path, $"is of a language that AudioPaper does not speak ('{field.Text("language", "code") ?? espeakVoice}'; it speaks Chinese and English)",
                $"的语言“{field.Text("language", "code") ?? espeakVoice}”不受支持（仅支持中文和英文）");
        }

        var speakerCount = field.Whole(1, 1, MaxSpeakers, "num_speakers");
        return new PiperConfig
        {
            SampleRate = field.Whole(null, MinSampleRate, MaxSampleRate, "audio", "sample_rate"),
            PhonemeType = phonemeType,
            EspeakVoice = espeakVoice,
            Language = language,
            Ids = IdsOf(path, field, field.Whole(MaxIds, 1, MaxIds, "num_symbols")),
            Clusters = ClustersOf(field),
            SpeakerCount = speakerCount,
            Speakers = field.Members("speaker_id_map").ToFrozenDictionary(member => member.Name,
                member => ConfigField.WholeOf(member.Value, 0, speakerCount - 1) ?? throw field.Wrong($"speaker_id_map.{member.Name}"), StringComparer.Ordinal),
            NoiseScale = field.Number(0.667f, 0, 5, "inference", "noise_scale"),
            NoiseWidth = field.Number(0.8f, 0, 5, "inference", "noise_w"),
            LengthScale = field.Number(1, 0.1f, 10, "inference", "length_scale"),
        };
    }

    /// <summary>The tag of a language we speak; null for others. Old configurations have the voice of espeak-ng only.</summary>
    private static string? LanguageOf(string? code, string espeakVoice, PhonemeType type)
    {
        var isMandarin = type == PhonemeType.Pinyin || espeakVoice is "cmn" or "zh" or "cmn-latn-pinyin";
        var tag = (code ?? "").Replace('_', '-');
        return isMandarin ? (tag.StartsWith("zh-", StringComparison.Ordinal) ? tag : "zh-CN")
            : type == PhonemeType.Espeak ? (!espeakVoice.StartsWith("en", StringComparison.Ordinal) || !espeakVoice.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? null
                : tag.StartsWith("en-", StringComparison.Ordinal) ? tag : espeakVoice.StartsWith("en-gb", StringComparison.Ordinal) ? "en-GB" : "en-US")
            : tag.StartsWith("zh", StringComparison.Ordinal) || tag.StartsWith("en", StringComparison.Ordinal) ? tag : null;
    }

    private static FrozenDictionary<string, ImmutableArray<long>> IdsOf(string path, ConfigField field, int symbolCount)
    {
        var map = new Dictionary<string, ImmutableArray<long>>(StringComparer.Ordinal);
        foreach (var member in field.Members("phoneme_id_map"))
        {
            var ids = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().Take(MaxIdsOfPhoneme + 1).Select(id => (long?)ConfigField.WholeOf(id, 0, symbolCount - 1)).ToList() : [];
            if (ids.Count is 0 or > MaxIdsOfPhoneme || ids.Contains(null))
            {
                throw field.Wrong($"phoneme_id_map.{member.Name}");
            }

            map[member.Name] = [.. ids.Select(id => id!.Value)];
        }

        foreach (var frame in new[] { PhonemeIds.Pad, PhonemeIds.Start, PhonemeIds.End })
        {
            if (!map.ContainsKey(frame))
            {
                throw PiperRefusal.OfFile(path, $"has no id for '{frame}' in phoneme_id_map", $"的 phoneme_id_map 缺少“{frame}”");
            }
        }

        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static ImmutableArray<ImmutableArray<string>> ClustersOf(ConfigField field) =>
        [.. field.Items("vowel_clusters").Select(cluster => cluster.ValueKind == JsonValueKind.Array
                ? cluster.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString()! : throw field.Wrong("vowel_clusters")).ToImmutableArray()
                : throw field.Wrong("vowel_clusters"))
            .Where(cluster => cluster.Length > 1).OrderByDescending(cluster => cluster.Length)];
}
