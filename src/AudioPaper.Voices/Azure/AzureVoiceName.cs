using System.Text.RegularExpressions;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Azure;

/// <summary>A voice of Azure by its name, <c>zh-CN-XiaoxiaoNeural</c>, with a style after <c>@</c> if one is wanted.</summary>
/// <param name="Name">Azure's short name.</param>
/// <param name="Locale">E.g. <c>zh-CN</c>, or <c>zh-CN-henan</c> for a dialect.</param>
/// <param name="Style">E.g. <c>newscast</c>; null for the voice's own.</param>
internal sealed partial record AzureVoiceName(string Name, string Locale, string? Style)
{
    /// <summary>Whether it understands pinyin: the phone set is that of zh-CN, and the HD voices take no phonemes.</summary>
    public bool TakesPinyin => Locale == "zh-CN" && !Name.Contains(":DragonHD", StringComparison.Ordinal);

    /// <summary>Whether it takes phonemes at all.</summary>
    public bool TakesPhonemes => !Name.Contains(":DragonHD", StringComparison.Ordinal);

    /// <summary>Reads a name.</summary>
    /// <exception cref="SynthesisException">It is none; not transient.</exception>
    public static AzureVoiceName Parse(string name) => name.Length <= VoiceId.LongestName && Pattern().Match(name) is { Success: true } match
        ? new(match.Groups["name"].Value, match.Groups["locale"].Value, match.Groups["style"] is { Success: true } style ? style.Value : null)
        : throw new SynthesisException($"'{name}' is no voice of Azure; a name is like zh-CN-YunyangNeural, or zh-CN-XiaoxiaoNeural@newscast with a style.", isTransient: false,
            chinese: $"“{name}”不是 Azure 的声音；名称形如 zh-CN-YunyangNeural，带风格时形如 zh-CN-XiaoxiaoNeural@newscast。");

    [GeneratedRegex(@"\A(?<name>(?<locale>[a-z]{2,3}(?:-[A-Z][a-z]{3})?-[A-Z]{2}(?:-[a-z]{2,20})?)-[A-Z][A-Za-z0-9]{0,50}(?::[A-Za-z0-9]{1,40})?)(?:@(?<style>[a-z][a-z0-9-]{0,39}))?\z")]
    private static partial Regex Pattern();
}
