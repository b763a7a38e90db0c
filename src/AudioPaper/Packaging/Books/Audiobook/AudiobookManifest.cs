using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AudioPaper.Packaging.Books.Audiobook;

/// <summary>
/// The manifest of an audiobook (W3C Recommendation “Audiobooks”, 10 November 2020, on “Publication Manifest”). It stands in the folder and in
/// the archive; its addresses count from there, and only files that are there are named.
/// </summary>
public static class AudiobookManifest
{
    /// <summary>Its name.</summary>
    public const string FileName = "publication.json";

    /// <summary>Its media type.</summary>
    public const string MediaType = "application/ld+json";

    /// <summary>Writes it.</summary>
    public static byte[] Write(Book book)
    {
        ArgumentNullException.ThrowIfNull(book);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Strings(json, "@context", "https://schema.org", "https://www.w3.org/ns/pub-context");
            WriteFacts(json, book);
            WriteAccess(json, book);
            json.WriteStartArray("readingOrder");
            foreach (var article in book.Articles)
            {
                WriteLink(json, article.File.Path, "audio/mpeg", article.Title, book.LengthMsOf(article));
            }

            json.WriteEndArray();
            json.WriteStartArray("resources");
            WriteLink(json, "cover.jpg", "image/jpeg", new BookWords(book.Tags.Language).Cover, rel: "cover");
            WriteLink(json, AudiobookContents.FileName, "text/html", new BookWords(book.Tags.Language).Contents, rel: "contents");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteFacts(Utf8JsonWriter json, Book book)
    {
        var date = book.Tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString("conformsTo", "https://www.w3.org/TR/audiobooks/");
        json.WriteString("type", "Audiobook");
        json.WriteString("id", book.Identifier);
        json.WriteString("name", book.Title);
        Strings(json, "author", book.Author);
        Strings(json, "publisher", book.Newspaper);
        if (!book.Narrators.IsEmpty)
        {
            Strings(json, "readBy", [.. book.Narrators.Select(narrator => BookText.Title(narrator, "?"))]);
        }

        Strings(json, "inLanguage", [.. book.Languages]);
        json.WriteString("readingProgression", "ltr");
        json.WriteString("datePublished", date);
        // As the book's other forms: the date, so that a repeated run writes the same.
        json.WriteString("dateModified", date);
        json.WriteString("duration", Duration(book.LengthMs));
        json.WriteBoolean("abridged", false);
        if (PlainText.OneLine(book.Tags.Copyright) is { Length: > 0 } copyright)
        {
            json.WriteString("copyrightNotice", copyright);
        }
    }

    private static void WriteAccess(Utf8JsonWriter json, Book book)
    {
        Strings(json, "accessMode", "auditory");
        json.WriteStartArray("accessModeSufficient");
        json.WriteStartObject();
        json.WriteString("type", "ItemList");
        Strings(json, "itemListElement", "auditory");
        json.WriteEndObject();
        json.WriteEndArray();
        Strings(json, "accessibilityFeature", "tableOfContents", "readingOrder", "structuralNavigation");
        Strings(json, "accessibilityHazard", "none");
        json.WriteString("accessibilitySummary", new BookWords(book.Tags.Language).AudioSummary);
    }

    private static void WriteLink(Utf8JsonWriter json, string url, string mediaType, string name, long? lengthMs = null, string? rel = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "LinkedResource");
        json.WriteString("url", url);
        json.WriteString("encodingFormat", mediaType);
        json.WriteString("name", name);
        if (rel is not null)
        {
            Strings(json, "rel", rel);
        }

        if (lengthMs is { } length)
        {
            json.WriteString("duration", Duration(length));
        }

        json.WriteEndObject();
    }

    /// <summary>A length as ISO 8601 has it, in seconds.</summary>
    private static string Duration(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"PT{milliseconds / 1000}.{milliseconds % 1000:000}S");

    private static void Strings(Utf8JsonWriter json, string name, params ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
