using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>Chapters as players on the web read them (Podcasting 2.0, “JSON Chapters Format” 1.2.0; <c>application/json+chapters</c>).</summary>
public static class ChaptersJson
{
    // Chinese stays readable; the file is never put into a web page.
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes all chapters of a recording: as many as the ID3 tag has, with the same times and titles.</summary>
    /// <param name="recording">Where they stand.</param>
    /// <param name="title">Title of the episode.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark; not closed.</param>
    public static void Write(Recording recording, string title, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "1.2.0"u8);
            json.WriteString("title"u8, PlainText.OneLine(title));
            json.WriteStartArray("chapters"u8);
            foreach (var chapter in recording.Chapters)
            {
                json.WriteStartObject();
                json.WriteNumber("startTime"u8, Milliseconds.At(recording.Format, chapter.Start) / 1000m);
                json.WriteNumber("endTime"u8, Milliseconds.At(recording.Format, chapter.End) / 1000m);
                json.WriteString("title"u8, PlainText.OneLine(chapter.Title));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
