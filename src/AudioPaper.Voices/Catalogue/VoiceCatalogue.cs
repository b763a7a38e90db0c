using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Catalogue;

/// <summary>The voices that AudioPaper knows by name (<c>voices/catalog.json</c>; form: <c>voices/catalog.schema.json</c>).</summary>
/// <param name="PiperCatalogue">Address of Piper's own catalogue, which tells what is not known here.</param>
/// <param name="Voices">In the order of lists.</param>
public sealed record VoiceCatalogue(Uri PiperCatalogue, ImmutableArray<CatalogueVoice> Voices)
{
    /// <summary>Reads a catalogue.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="VoiceInstallException">It is missing or wrong.</exception>
    public static VoiceCatalogue Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return new VoiceCatalogue(new Uri(root.GetProperty("piper").GetString()!), [.. root.GetProperty("voices").EnumerateArray().Select(VoiceOf)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new VoiceInstallException($"The catalogue {path} cannot be read ({e.Message.TrimEnd('.')}); build or install AudioPaper anew.", $"无法读取目录 {path}（{e.Message.TrimEnd('.')}）；请重新构建或安装 AudioPaper。", e);
        }
    }

    /// <summary>The voice with an id, or with the name behind the colon.</summary>
    public CatalogueVoice? Find(string id) => Voices.FirstOrDefault(voice => voice.Id.ToString() == id) ?? Voices.FirstOrDefault(voice => voice.Files is not null && voice.Id.Name == id);

    private static CatalogueVoice VoiceOf(JsonElement voice)
    {
        var id = VoiceId.TryParse(voice.GetProperty("id").GetString(), out var known) ? known : throw new FormatException($"{voice.GetProperty("id")} is no id");
        return new CatalogueVoice
        {
            Id = id,
            Engine = voice.GetProperty("engine").GetString()!,
            Language = voice.GetProperty("language").GetString()!,
            ChineseName = voice.GetProperty("name").GetProperty("zh").GetString()!,
            EnglishName = voice.GetProperty("name").GetProperty("en").GetString()!,
            Licence = voice.GetProperty("licence").GetString()!,
            SizeBytes = voice.TryGetProperty("sizeBytes", out var size) ? size.GetInt64() : null,
            SampleRate = voice.TryGetProperty("sampleRate", out var rate) ? rate.GetInt32() : null,
            Files = voice.TryGetProperty("files", out var files) ? FilesOf(id.Name, new Uri(voice.GetProperty("source").GetString()!), files) : null,
        };
    }

    private static VoiceFiles FilesOf(string name, Uri source, JsonElement files)
    {
        return new VoiceFiles(VoiceName.Checked(name), Of(VoiceFiles.ModelEnding), Of(VoiceFiles.ConfigEnding));

        VoiceFile Of(string ending)
        {
            var file = files.EnumerateArray().First(file => file.GetProperty("name").GetString() == name + ending);
            var hash = file.TryGetProperty("hashes", out var hashes) ? hashes.EnumerateObject().First() : default;
            return new VoiceFile(new Uri(source, name + ending), file.TryGetProperty("sizeBytes", out var size) ? size.GetInt64() : null,
                hash.Value.ValueKind == JsonValueKind.Undefined ? null : FileHash.Parse(hash.Name, hash.Value.GetString()) ?? throw new FormatException($"{hash} is no hash"));
        }
    }
}
