using System.Text;
using System.Text.RegularExpressions;

namespace AudioPaper.Intake;

/// <summary>Decodes files of formats that may name their encoding inside: HTML and XML.</summary>
internal static partial class DeclaredEncoding
{
    /// <summary>A declaration stands within the first kilobyte (HTML) or the first line (XML).</summary>
    private const int HeadBytes = 4096;

    /// <summary>
    /// A byte order mark or valid UTF-8 decides, as most declarations are copied and some are wrong; then the declaration; then what the
    /// bytes look like.
    /// </summary>
    /// <exception cref="IntakeException">The bytes are no text, or in no known encoding.</exception>
    public static string Decode(byte[] bytes, string name)
    {
        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, HeadBytes)));
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !declared.Success || IsUtf8(bytes))
        {
            return PageTextDecoder.Decode(bytes, name);
        }

        // GB2312 and GBK are parts of GB18030, and pages use the rest of it, too.
        var label = declared.Groups["name"].Value.ToUpperInvariant() switch { "GB2312" or "GBK" or "X-GBK" => "GB18030", var other => other };
        try
        {
            return Encoding.GetEncoding(label, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return PageTextDecoder.Decode(bytes, name);
        }
    }

    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    [GeneratedRegex(@"(?:charset|encoding)\s*=\s*[""']?(?<name>[A-Za-z][\w.:-]{1,30})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Declaration();
}
