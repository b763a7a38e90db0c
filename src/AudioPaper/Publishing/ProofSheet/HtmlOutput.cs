using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>
/// Writes HTML elements; text and attribute values are always encoded. Text of pages goes through <see cref="PageText"/>:
/// what prints nothing, turns the direction of writing or cannot stand in HTML (HTML 13.1.4) is written as its code, <c>U+202E</c>.
/// </summary>
public sealed class HtmlOutput(TextWriter writer)
{
    /// <summary>More marks than this on one letter are meant to smear over the lines around it.</summary>
    private const int MostMarks = 4;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes a start tag; attributes without a value are left out.</summary>
    public HtmlOutput Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.Write('<');
        writer.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                writer.Write(' ');
                writer.Write(attribute);
                writer.Write("=\"");
                Encoder.Encode(writer, value);
                writer.Write('"');
            }
        }

        writer.Write('>');
        return this;
    }

    /// <summary>Writes an end tag.</summary>
    public HtmlOutput Close(string name)
    {
        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
        return this;
    }

    /// <summary>Writes an element with words of ours.</summary>
    public HtmlOutput Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(name, attributes).Text(text).Close(name);

    /// <summary>Writes words of ours for screen readers only.</summary>
    public HtmlOutput Unseen(string text, string? language = null) => text.Length == 0 ? this : Element("span", text, ("class", "vh"), ("lang", language));

    /// <summary>Writes words of ours.</summary>
    public HtmlOutput Text(string text)
    {
        Encoder.Encode(writer, text);
        return this;
    }

    /// <summary>Writes markup or code as it is. Never anything from a page.</summary>
    public HtmlOutput Raw(string markup)
    {
        writer.Write(markup);
        return this;
    }

    /// <summary>Writes text from a page; every line end becomes <c>\n</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="framesCodes">Whether codes stand in an element of their own; false where no element may stand.</param>
    public HtmlOutput PageText(ReadOnlySpan<char> text, bool framesCodes = true)
    {
        var plain = new StringBuilder();
        var marks = MostMarks;
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text[i..], out var rune, out var length) == System.Buffers.OperationStatus.Done;
            marks = isWhole && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (!isWhole || marks > MostMarks || IsUnseen(rune))
            {
                Flush(plain);
                var code = string.Create(CultureInfo.InvariantCulture, $"U+{(isWhole ? rune.Value : text[i]):X4}");
                _ = framesCodes ? Element("span", code, ("class", "sign")) : Text(code);
            }
            else if (SourceLayout.EndsLine(text[i]))
            {
                plain.Append(text[i] == '\n' && i > 0 && text[i - 1] == '\r' ? "" : "\n");
            }
            else
            {
                plain.Append(text.Slice(i, length));
            }

            i += length;
        }

        Flush(plain);
        return this;
    }

    /// <summary>Whether a character shows nothing, or nothing that says what it is: controls, marks of direction, fillers, private use.</summary>
    internal static bool IsUnseen(Rune rune) => !Rune.IsWhiteSpace(rune)
        && ((rune.IsBmp && Writing.IsInvisible((char)rune.Value))
            || rune.Value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private void Flush(StringBuilder plain)
    {
        Text(plain.ToString());
        plain.Clear();
    }
}
