using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Web;

/// <summary>A key or token. It is sent in a header and shown nowhere: not printed, compared by nobody, taken out of whatever a server echoes.</summary>
internal sealed class Secret
{
    /// <summary>Bearer tokens of cloud identities have some thousand characters.</summary>
    private const int Longest = 8192;

    /// <summary>Servers echo keys shortened in the middle; the pieces are taken out, too.</summary>
    private const int Piece = 6;

    private readonly string value;

    private Secret(string value) => this.value = value;

    /// <summary>The secret called <paramref name="name"/>; null when there is none.</summary>
    /// <param name="name">E.g. <c>AZURE_SPEECH_KEY</c>.</param>
    /// <param name="find">Finds it in the environment or in user secrets.</param>
    /// <exception cref="SynthesisException">It has characters that no header can carry; not transient.</exception>
    public static Secret? Find(string name, Func<string, string?> find)
    {
        var text = find(name)?.Trim();
        return string.IsNullOrEmpty(text) ? null
            : text.Length <= Longest && text.All(c => c is > ' ' and < '\u007f') ? new Secret(text)
            : throw new SynthesisException($"{name} is no key: it has spaces, line ends or other characters that no key has; set it anew.", isTransient: false,
                chinese: $"{name} 不是有效的密钥：其中有空格、换行或其他密钥中不会有的字符；请重新设置。");
    }

    /// <summary>The secret for a header. Nothing else may ask for it.</summary>
    public string ForHeader() => value;

    /// <summary><paramref name="text"/> without the secret, its beginning and its end.</summary>
    public string Scrub(string text)
    {
        text = text.Replace(value, "***", StringComparison.OrdinalIgnoreCase);
        return value.Length < 2 * Piece ? text
            : text.Replace(value[..Piece], "***", StringComparison.OrdinalIgnoreCase).Replace(value[^Piece..], "***", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override string ToString() => "***";
}
