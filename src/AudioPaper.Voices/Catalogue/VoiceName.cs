using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Catalogue;

/// <summary>Names of installed voices. They are names of files on every system, and leave no folder.</summary>
internal static class VoiceName
{
    private static readonly string[] WindowsDevices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })];

    /// <summary>Whether a name may be used: 1 to 80 ASCII letters, digits, <c>_ - . +</c>; no dot at its ends.</summary>
    public static bool Is(string name) => name.Length is > 0 and <= VoiceId.LongestName - 20 && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '+') && !WindowsDevices.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a model's file without its ending.</summary>
    /// <exception cref="VoiceInstallException">It is no model, or its name may not be used.</exception>
    public static string OfModel(string fileName)
    {
        var name = fileName.EndsWith(VoiceFiles.ModelEnding, StringComparison.OrdinalIgnoreCase) ? fileName[..^VoiceFiles.ModelEnding.Length] : "";
        return name.Length == 0 ? throw new VoiceInstallException($"{Short(fileName)} is no model of a voice; give a file or an address that ends with .onnx.", $"{Short(fileName)} 不是声音模型；请给出以 .onnx 结尾的文件或网址。")
            : Checked(name);
    }

    /// <summary>The name, when it may be used.</summary>
    /// <exception cref="VoiceInstallException">It may not.</exception>
    public static string Checked(string name) => Is(name) ? name : throw new VoiceInstallException(
        $"«{Short(name)}» cannot be the name of a voice; names are up to 80 letters, digits, _ - . and +.", $"“{Short(name)}”不能作为声音的名称；名称由最多 80 个英文字母、数字和 _ - . + 组成。");

    private static string Short(string name) => name.Length > 60 ? name[..(char.IsHighSurrogate(name[59]) ? 59 : 60)] + "…" : name;
}
