using System.Globalization;
using System.Text;
using System.Xml;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>XML as UPnP speaks it: read from anybody, so bounded and without DTD; written whole, whatever letters a title has.</summary>
internal static class UpnpXml
{
    /// <summary>Longest title that is told; players of this kind have little memory (DLNA allows 1,024 bytes).</summary>
    public const int LongestText = 300;

    /// <summary>Reads XML of anybody.</summary>
    /// <param name="bytes">The whole document; whoever got it bounded it.</param>
    public static XmlReader Read(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
        MaxCharactersInDocument = 1 << 20, MaxCharactersFromEntities = 1 << 10,
    });

    /// <summary>Writes a document in UTF-8.</summary>
    /// <param name="write">Writes its content.</param>
    public static byte[] Document(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            write(xml);
        }

        return bytes.ToArray();
    }

    /// <summary>Writes a piece of XML that stands as text in other XML.</summary>
    /// <param name="write">Writes its content.</param>
    public static string Fragment(Action<XmlWriter> write)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            write(xml);
        }

        return text.ToString();
    }

    /// <summary>
    /// A text for people on one line: letters that XML cannot hold, controls and marks that turn the direction become spaces; a longer one ends with …, never within a letter.
    /// </summary>
    public static string Line(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= LongestText)
            {
                return line.ToString().TrimEnd() + "…";
            }

            var isSpace = Rune.IsControl(rune) || rune.Value is 0xFFFD or 0xFFFE or 0xFFFF || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            line.Append(isSpace ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    /// <summary>A length as UPnP writes it: <c>H:MM:SS.mmm</c>.</summary>
    public static string Time(double seconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(Math.Clamp(seconds, 0, 360_000) * 1000));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");
    }

    /// <summary>Seconds of a time as UPnP writes it; null for <c>NOT_IMPLEMENTED</c> and all else that is none.</summary>
    public static double? Seconds(string? text)
    {
        var parts = text is { Length: <= 20 } ? text.Split(':') : [];
        return parts.Length == 3 && int.TryParse(parts[0].TrimStart('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= 999
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < 60
            && double.TryParse(parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 61
            ? (hours * 3600) + (minutes * 60) + seconds : null;
    }
}
