using System.Text;
using UtfUnknown;

namespace AudioPaper.Intake;

/// <summary>Turns the bytes of a page text file into text, whatever its encoding.</summary>
public static class PageTextDecoder
{
    /// <summary>A detected encoding below this confidence (0 to 1) is no better than a guess.</summary>
    private const float LeastConfidence = 0.5f;

    static PageTextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// Decodes <paramref name="bytes"/>: a byte order mark decides; else UTF-8 when it is valid; else what the bytes look like
    /// (GB18030, Big5, UTF-16, Windows-1252 …), accepted only when every byte decodes.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="IntakeException">The bytes are no text, or in no known encoding.</exception>
    public static string Decode(byte[] bytes, string name)
    {
        if (Marked(bytes) is var (marked, skip) && marked is not null)
        {
            return TryDecode(marked, bytes.AsSpan(skip))
                ?? throw new IntakeException($"{name} begins as {marked.WebName.ToUpperInvariant()} but is damaged; save it again as UTF-8.", $"{name} 以 {marked.WebName.ToUpperInvariant()} 开头但已损坏；请另存为 UTF-8。");
        }

        if (Array.IndexOf(bytes, (byte)0) < 0 && TryDecode(new UTF8Encoding(false), bytes) is { } utf8)
        {
            return LooksBinary(utf8) ? throw NoText(name) : utf8;
        }

        var detected = CharsetDetector.DetectFromBytes(bytes).Detected;
        if (detected?.Encoding is { } encoding && detected.Confidence >= LeastConfidence
            && TryDecode(Widest(encoding), bytes) is { } text && !LooksBinary(text))
        {
            return text;
        }

        throw Array.IndexOf(bytes, (byte)0) >= 0 ? NoText(name)
            : new IntakeException(
                $"{name} is in no encoding that could be recognised (tried UTF-8, UTF-16, GB18030, Big5); save it as UTF-8.",
                $"无法识别 {name} 的编码（试过 UTF-8、UTF-16、GB18030、Big5）；请另存为 UTF-8。");
    }

    private static IntakeException NoText(string name) =>
        new($"{name} is not text but a binary file; give page text (.txt).", $"{name} 不是文本而是二进制文件；请给出版面文本（.txt）。");

    private static (Encoding? Encoding, int Skip) Marked(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false), 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(false, false), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false), 2),
        _ => (null, 0),
    };

    /// <summary>GB2312 and GBK are parts of GB18030, and pages use the rest of it, too.</summary>
    private static Encoding Widest(Encoding encoding) =>
        encoding.WebName is "gb2312" or "gbk" or "hz-gb-2312" ? Encoding.GetEncoding("gb18030") : encoding;

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Text has hardly any control characters; formats that happen to be valid UTF-8 have many.</summary>
    private static bool LooksBinary(string text)
    {
        var controls = text.Count(c => c < ' ' && c is not ('\n' or '\r' or '\t' or '\f'));
        return controls > 8 && controls > text.Length / 50;
    }
}
