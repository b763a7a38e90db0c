using System.Text;
using System.Text.RegularExpressions;

namespace AudioPaper.Intake;

/// <summary>Decodes files of formats that may name their encoding inside: HTML and XML.</summary>
internal static partial class DeclaredEncoding
{
    /// <summary>A declaration stands within the first kilobyte (HTML) or the first line (XML).</summary>
    private const int HeadBytes = 4096;

    /// <summary>
    /// A byte order mark or valid UTF-8 decides, as most declarations are copied and some are wrong; then what the server said, then the
    /// declaration; then what the bytes look like.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="served">The encoding that a server named, or null. Latin 1, which servers name when they know nothing, does not count.</param>
    /// <exception cref="IntakeException">The bytes are no text, or in no known encoding.</exception>
    public static string Decode(byte[] bytes, string name, string? served = null)
    {
        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, HeadBytes)));
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || IsUtf8(bytes))
        {
            return PageTextDecoder.Decode(bytes, name);
        }

        return (IsKnowledge(served) ? DecodeAs(served!, bytes) : null) ?? (declared.Success ? DecodeAs(declared.Groups["name"].Value, bytes) : null)
            ?? PageTextDecoder.Decode(bytes, name);
    }

    private static bool IsKnowledge(string? served) => served is { Length: > 0 }
        && !served.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) && !served.Equals("windows-1252", StringComparison.OrdinalIgnoreCase);

    private static string? DecodeAs(string encoding, byte[] bytes)
    {
        // GB2312 and GBK are parts of GB18030, and pages use the rest of it, too.
        var label = encoding.ToUpperInvariant() switch { "GB2312" or "GBK" or "X-GBK" => "GB18030", var other => other };
        try
        {
            return Encoding.GetEncoding(label, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    [GeneratedRegex(@"(?:charset|encoding)\s*=\s*[""']?(?<name>[A-Za-z][\w.:-]{1,30})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Declaration();
}
