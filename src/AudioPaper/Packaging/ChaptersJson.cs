using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// Chapters as players on the web read them (Podcasting 2.0, “JSON Chapters Format” 1.2.0; <c>application/json+chapters</c>).
/// The format has no levels: its <c>toc: false</c> hides a chapter, and a section that began with its first article would give
/// two chapters one start, so a section is a member of its chapters (<c>audiopaper:section</c>) and never a chapter.
/// </summary>
public static class ChaptersJson
{
    // Chinese stays readable; the file is never put into a web page.
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes all chapters of a recording: as many as the ID3 tag has, with the same times and titles.</summary>
    /// <param name="recording">Where they stand.</param>
    /// <param name="title">Title of the episode.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark; not closed.</param>
    public static void Write(Recording recording, string title, Stream stream) => Write(recording, title, null, stream);

    /// <summary>As the other; with author, newspaper, links and pictures.</summary>
    /// <param name="recording">Where they stand.</param>
    /// <param name="tags">What the episode says about itself.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark; not closed.</param>
    public static void Write(Recording recording, EpisodeTags tags, Stream stream) => Write(recording, tags.Title, tags, stream);

    private static void Write(Recording recording, string title, EpisodeTags? tags, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "1.2.0"u8);
            json.WriteString("title"u8, PlainText.OneLine(title));
            if (tags is not null)
            {
                json.WriteString("author"u8, PlainText.OneLine(tags.Author));
                json.WriteString("podcastName"u8, PlainText.OneLine(tags.Newspaper));
            }

            json.WriteStartArray("chapters"u8);
            foreach (var chapter in recording.Chapters)
            {
                Write(json, recording, chapter, tags?.Chapters.GetValueOrDefault(chapter.ArticleId));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, Recording recording, Chapter chapter, ChapterDetails? details)
    {
        json.WriteStartObject();
        json.WriteNumber("startTime"u8, Milliseconds.At(recording.Format, chapter.Start) / 1000m);
        json.WriteNumber("endTime"u8, Milliseconds.At(recording.Format, chapter.End) / 1000m);
        json.WriteString("title"u8, PlainText.OneLine(chapter.Title));
        WriteUnlessEmpty(json, "audiopaper:section", PlainText.OneLine(chapter.Section ?? ""));
        WriteUnlessEmpty(json, "img", WebLink.OrBeside(details?.ImageUrl));
        WriteUnlessEmpty(json, "url", WebLink.OrBeside(details?.Url));
        json.WriteEndObject();
    }

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            json.WriteString(name, value);
        }
    }
}
