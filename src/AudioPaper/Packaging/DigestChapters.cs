using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>Chapters of a digest (Podcasting 2.0, “JSON Chapters Format” 1.2.0): the <c>url</c> of each is its article's place in the full episode.</summary>
public static class DigestChapters
{
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the chapters of a digest.</summary>
    /// <param name="digest">Where they stand in the digest.</param>
    /// <param name="full">Where the articles stand in the episode; chapters that are not in it have no address.</param>
    /// <param name="title">Title of the digest.</param>
    /// <param name="episodeUrl">Address of the episode's sound; the time is its fragment (W3C Media Fragments, <c>#t=SECONDS</c>).</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark; not closed.</param>
    public static void Write(Recording digest, Recording full, string title, Uri episodeUrl, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(full);
        ArgumentNullException.ThrowIfNull(episodeUrl);
        ArgumentNullException.ThrowIfNull(stream);
        var places = full.Chapters.ToDictionary(chapter => chapter.ArticleId, chapter => Seconds(full, chapter.Start), StringComparer.Ordinal);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "1.2.0"u8);
            json.WriteString("title"u8, PlainText.OneLine(title));
            json.WriteStartArray("chapters"u8);
            foreach (var chapter in digest.Chapters)
            {
                json.WriteStartObject();
                json.WriteNumber("startTime"u8, Seconds(digest, chapter.Start));
                json.WriteNumber("endTime"u8, Seconds(digest, chapter.End));
                json.WriteString("title"u8, PlainText.OneLine(chapter.Title));
                if (places.TryGetValue(chapter.ArticleId, out var seconds))
                {
                    json.WriteString("url"u8, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{episodeUrl.AbsoluteUri}#t={seconds}"));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static decimal Seconds(Recording recording, long at) => Milliseconds.At(recording.Format, at) / 1000m;
}
