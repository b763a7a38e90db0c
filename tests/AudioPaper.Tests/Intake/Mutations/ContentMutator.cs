using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace AudioPaper.Tests.Intake.Mutations;

/// <summary>Changes what a file says and leaves its form whole, so that readers read it and segmentation sees what no editor would write.</summary>
internal static partial class ContentMutator
{
    private const int LongestFile = 200_000;

    /// <summary>The file with some changes.</summary>
    /// <param name="file">A whole file.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="pieces">What is put in.</param>
    /// <param name="random">Decides everything.</param>
    public static byte[] Change(byte[] file, Encoding encoding, string[] pieces, Random random)
    {
        var isPdf = file.AsSpan().StartsWith("%PDF"u8);
        var text = isPdf ? Encoding.Latin1.GetString(file) : encoding.GetString(file);
        Func<string, string> escape = isPdf ? InPdf : text.TrimStart('\uFEFF', ' ', '\n') is var start && start.StartsWith('<') ? InXml : start.StartsWith('{') || start.StartsWith('[') ? InJson : piece => piece;
        for (var edits = random.Next(1, 8); edits > 0 && text.Length < LongestFile; edits--)
        {
            var contents = Contents(text, escape);
            if (contents.Count == 0)
            {
                break;
            }

            text = Edit(text, contents, escape, pieces, random);
        }

        return isPdf ? Encoding.Latin1.GetBytes(text) : encoding.GetBytes(text);
    }

    private static string Edit(string text, List<(int Start, int Length)> contents, Func<string, string> escape, string[] pieces, Random random)
    {
        var (start, length) = contents[random.Next(contents.Count)];
        var at = start + random.Next(length + 1);
        var end = Math.Min(start + length, at + random.Next(30));
        var piece = escape(pieces[random.Next(pieces.Length)]);
        var other = contents[random.Next(contents.Count)];
        return random.Next(9) switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, text[at..end]),
            2 => text.Insert(at, string.Concat(Enumerable.Repeat(piece, random.Next(4) == 0 ? random.Next(3_000) : random.Next(30)))),
            3 => text.Remove(start, length),
            4 => text.Remove(start, length).Insert(start, piece),
            5 => text.Insert(at, text.Substring(other.Start, other.Length)),
            _ => text.Insert(at, piece),
        };
    }

    /// <summary>Where words stand: string values of JSON, text and CONTENT of XML, strings of PDF; in page text anywhere but inside a pair or an escape.</summary>
    private static List<(int Start, int Length)> Contents(string text, Func<string, string> escape)
    {
        var pattern = escape == InPdf ? PdfStrings() : escape == InXml ? XmlTexts() : escape == InJson ? JsonValues() : PlainTexts();
        return [.. pattern.Matches(text).Select(match => (match.Groups["text"].Index, match.Groups["text"].Length))];
    }

    private static string InJson(string piece) => JsonSerializer.Serialize(piece)[1..^1];

    private static string InXml(string piece) => SecurityElement.Escape(string.Concat(piece.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))))!;

    private static string InPdf(string piece) => piece.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    // No escapes or pairs inside, so that none is cut.
    [GeneratedRegex("(?<=[:,\\[]\\s*)\"(?<text>[^\"\\\\\uD800-\uDFFF]*)\"(?=\\s*[,}\\]])")]
    private static partial Regex JsonValues();

    [GeneratedRegex("(?:>|CONTENT=\")(?<text>[^<>&\"\uD800-\uDFFF]+)(?=[<\"])")]
    private static partial Regex XmlTexts();

    [GeneratedRegex("\\((?<text>[^()\\\\]*)\\)")]
    private static partial Regex PdfStrings();

    [GeneratedRegex("(?<text>[^\uD800-\uDFFF]+)")]
    private static partial Regex PlainTexts();
}
