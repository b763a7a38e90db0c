using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AudioPaper.Intake.Json;
using AudioPaper.Intake.Ocr;

namespace AudioPaper.Intake;

/// <summary>Tells the form of a file, by what is in it first, by its name where that says nothing.</summary>
public static partial class FormatRecognition
{
    private const int HeadBytes = 8192;

    private static readonly string[] NewsMembers = ["headline", "headlines", "bodies", "body_text", "body_xhtml", "body_html", "versioncreated", "pubstatus", "items", "uri", "associations"];

    /// <summary>The form of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, with or without folders.</param>
    public static SourceFormat Recognise(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var ending = Path.GetExtension(name ?? "").ToUpperInvariant();
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
        {
            return SourceFormat.Pdf;
        }

        if (ImageHeader.IsImage(bytes))
        {
            return SourceFormat.Image;
        }

        if (IsZip(bytes))
        {
            return IsEpub(bytes) || ending == ".EPUB" ? SourceFormat.Epub : SourceFormat.Zip;
        }

        var head = Head(bytes);
        var byContent = head.StartsWith('<') ? OfMarkup(head) : OpensJson().IsMatch(head) ? OfJson(bytes, ending) : null;
        return byContent ?? ending switch
        {
            ".MD" or ".MARKDOWN" => SourceFormat.Markdown,
            ".HTML" or ".HTM" or ".XHTML" => SourceFormat.Html,
            ".RSS" or ".ATOM" => SourceFormat.Feed,
            ".JSON" or ".XML" or ".PDF" or ".EPUB" or ".ZIP" or ".PNG" or ".JPG" or ".JPEG" or ".TIF" or ".TIFF" => SourceFormat.Unknown,
            _ => SourceFormat.PageText,
        };
    }

    /// <summary>Whether a file begins as a zip file does.</summary>
    internal static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8);

    /// <summary>Whether a zip file is an EPUB: its first member says so, uncompressed (OCF 3.3, 4.2.2), or it has a container.</summary>
    internal static bool IsEpub(ReadOnlySpan<byte> bytes) => IsZip(bytes)
        && (bytes[..Math.Min(bytes.Length, 128)].IndexOf("mimetypeapplication/epub+zip"u8) >= 0 || bytes.IndexOf("META-INF/container.xml"u8) >= 0);

    /// <summary>The beginning as text, good enough to see ASCII in it.</summary>
    private static string Head(byte[] bytes)
    {
        var encoding = bytes switch { [0xFF, 0xFE, ..] => Encoding.Unicode, [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode, _ => Encoding.UTF8 };
        return encoding.GetString(bytes, 0, Math.Min(bytes.Length, HeadBytes)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
    }

    /// <summary>By the first element; text may begin with a pointed bracket, too, so only elements that are known count.</summary>
    private static SourceFormat? OfMarkup(string head)
    {
        var root = Root().Match(head);
        return (root.Success ? root.Groups["name"].Value.ToUpperInvariant() : "") switch
        {
            "ALTO" => SourceFormat.Alto,
            "METS" => SourceFormat.Mets,
            "RSS" or "FEED" or "RDF" => SourceFormat.Feed,
            "HTML" or "HEAD" or "BODY" or "ARTICLE" or "MAIN" or "TITLE" or "META" => SourceFormat.Html,
            _ => Doctype().IsMatch(head) ? SourceFormat.Html : head.StartsWith("<?xml", StringComparison.Ordinal) ? SourceFormat.Unknown : null,
        };
    }

    private static SourceFormat? OfJson(byte[] bytes, string ending)
    {
        try
        {
            using var document = JsonText.Parse(bytes, "");
            var root = document.RootElement;
            var item = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 ? root[0] : root;
            return item.ValueKind != JsonValueKind.Object ? SourceFormat.Unknown
                : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("articles", out _) ? SourceFormat.Articles
                : NewsMembers.Any(member => item.TryGetProperty(member, out _)) ? SourceFormat.Ninjs
                : SourceFormat.Unknown;
        }
        catch (IntakeException)
        {
            // A reader tells what is wrong with it; text that only begins like JSON is text.
            return ending != ".JSON" ? null : bytes.AsSpan().IndexOf("\"articles\""u8) >= 0 ? SourceFormat.Articles : SourceFormat.Ninjs;
        }
    }

    [GeneratedRegex(@"^(?:\{\s*[""}]|\[\s*[{\]])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpensJson();

    [GeneratedRegex(@"^(?>(?:<\?[^>]*>|<!--(?:(?!-->).)*-->|<![A-Za-z][^\[>]*(?:\[[^\]]*\])?\s*>|\s+)*)<(?:[A-Za-z][\w.-]*:)?(?<name>[A-Za-z][\w.-]*)", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Root();

    [GeneratedRegex(@"<!doctype\s+html", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Doctype();
}
