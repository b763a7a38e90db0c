using System.Diagnostics.CodeAnalysis;

namespace AudioPaper.Synthesis;

/// <summary>Names a voice: its engine and the engine's own name for it, written <c>ENGINE:NAME</c>.</summary>
/// <param name="Engine">E.g. <c>espeak</c>, <c>piper</c>, <c>azure</c>, <c>openai</c>; lower-case ASCII letters.</param>
/// <param name="Name">E.g. <c>cmn+f3</c> or <c>zh_CN-huayan-medium</c>; 1 to <see cref="LongestName"/> characters of ASCII without white space.</param>
public readonly record struct VoiceId(string Engine, string Name)
{
    /// <summary>Characters of the longest name.</summary>
    public const int LongestName = 100;

    /// <summary>Reads an id.</summary>
    /// <param name="text">E.g. <c>azure:zh-CN-YunyangNeural</c>.</param>
    /// <param name="id">The id, when it is one.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out VoiceId id)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon is < 1 or > 20 || !text[..colon].All(char.IsAsciiLetterLower)
            || text.Length - colon - 1 is < 1 or > LongestName || !text[(colon + 1)..].All(c => c is > ' ' and < '\u007f'))
        {
            id = default;
            return false;
        }

        id = new VoiceId(text[..colon], text[(colon + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Engine}:{Name}";
}
