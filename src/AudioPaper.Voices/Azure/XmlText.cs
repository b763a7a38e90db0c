using System.Text;
using System.Xml;

namespace AudioPaper.Voices.Azure;

/// <summary>Text as it stands in XML.</summary>
internal static class XmlText
{
    /// <summary>Adds text, also fit for an attribute in double quotes; characters that XML has no place for (XML 1.0, 2.2) become spaces.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder xml, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                xml.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '"' => xml.Append("&quot;"),
                _ when char.IsControl(c) || !XmlConvert.IsXmlChar(c) => xml.Append(' '),
                _ => xml.Append(c),
            };
        }

        return xml;
    }
}
