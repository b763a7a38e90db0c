using System.Text.Json;

namespace AudioPaper.Voices.Catalogue;

/// <summary>Piper's own catalogue, <c>voices.json</c>: of each voice its files with size and MD5, and where they lie beside the catalogue.</summary>
/// <remarks>Source: <c>src/python_run/piper/voices.json</c> of rhasspy/piper.</remarks>
public static class PiperCatalogue
{
    /// <summary>Largest catalogue, in bytes; Piper's has 0.3 MB.</summary>
    public const long MostBytes = 8 << 20;

    /// <summary>The files of a voice.</summary>
    /// <param name="utf8">The catalogue.</param>
    /// <param name="address">Where it was found; the files are told relative to it.</param>
    /// <param name="key">The voice's key or one of its aliases.</param>
    /// <exception cref="VoiceInstallException">It is no such catalogue, or does not have the voice.</exception>
    public static VoiceFiles Find(ReadOnlyMemory<byte> utf8, Uri address, string key)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16 });
            var voices = document.RootElement.EnumerateObject().ToList();
            var found = voices.FindIndex(voice => voice.Name == key) is >= 0 and var exact ? exact : voices.FindIndex(voice => IsAlias(voice.Value, key));
            return found >= 0 ? FilesOf(voices[found].Name, voices[found].Value.GetProperty("files"), address) : throw new VoiceInstallException(
                $"{Shown(address)} has no voice «{key}»; its {voices.Count} voices are the names in the file.", $"{Shown(address)} 中没有声音“{key}”；其中的 {voices.Count} 个声音见文件内的名称。");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new VoiceInstallException($"{Shown(address)} is no catalogue of Piper voices; give Piper's voices.json.", $"{Shown(address)} 不是 Piper 的声音目录；请给出 Piper 的 voices.json。", e);
        }
    }

    /// <summary>An address as people write it.</summary>
    internal static string Shown(Uri address) => address.IsFile ? address.LocalPath : address.ToString();

    private static bool IsAlias(JsonElement voice, string key) => voice.ValueKind == JsonValueKind.Object && voice.TryGetProperty("aliases", out var aliases)
        && aliases.ValueKind == JsonValueKind.Array && aliases.EnumerateArray().Any(alias => alias.ValueKind == JsonValueKind.String && alias.GetString() == key);

    private static VoiceFiles FilesOf(string name, JsonElement files, Uri address)
    {
        var all = files.EnumerateObject().ToList();
        return new VoiceFiles(VoiceName.Checked(name), Of(VoiceFiles.ModelEnding), Of(VoiceFiles.ConfigEnding));

        VoiceFile Of(string ending)
        {
            var file = all.FirstOrDefault(file => file.Name.EndsWith(ending, StringComparison.Ordinal));
            // A catalogue may not point elsewhere, upwards least of all.
            if (file.Value.ValueKind != JsonValueKind.Object || file.Name.StartsWith('/') || file.Name.Split('/').Any(part => part is "" or "." or "..") || file.Name.AsSpan().ContainsAny(":\\?#%"))
            {
                throw new VoiceInstallException($"{Shown(address)} does not say where the {ending} file of «{name}» is, or says it wrongly; take another catalogue.",
                    $"{Shown(address)} 没有说明“{name}”的 {ending} 文件在哪里，或写得不对；请换一个目录。");
            }

            return new VoiceFile(new Uri(address, file.Name), file.Value.TryGetProperty("size_bytes", out var size) ? size.GetInt64() : null,
                file.Value.TryGetProperty("md5_digest", out var digest) ? FileHash.Parse("md5", digest.GetString()) ?? throw new FormatException("no MD5") : null);
        }
    }
}
