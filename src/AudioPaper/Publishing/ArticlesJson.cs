using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing;

/// <summary>Writes <c>articles.json</c>: what was found on the pages, for people and programs.</summary>
public static class ArticlesJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the articles of an issue; the stream stays open.</summary>
    public static void Write(IssueText issue, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("language"u8, issue.Language);
            json.WriteStartArray("articles"u8);
            foreach (var article in issue.Articles)
            {
                Write(json, article);
            }

            json.WriteEndArray();
            json.WriteStartArray("skipped"u8);
            foreach (var skip in issue.Skipped)
            {
                json.WriteStartObject();
                json.WriteString("text"u8, skip.Text);
                json.WriteString("reason"u8, JsonNamingPolicy.KebabCaseLower.ConvertName(skip.Reason.ToString()));
                json.WriteString("page"u8, skip.Page);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("diagnostics"u8);
            foreach (var diagnostic in issue.Diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("code"u8, diagnostic.Code);
                json.WriteString("message"u8, diagnostic.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, Article article)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, article.Id);
        json.WriteString("language"u8, article.Language);
        json.WriteString("headline"u8, article.Headline.Text);
        json.WriteBoolean("headlineMade"u8, article.HeadlineMade);
        json.WriteString("kicker"u8, article.Kicker?.Text);
        json.WriteString("deck"u8, article.Deck?.Text);
        json.WriteStartArray("byline"u8);
        foreach (var name in article.Byline)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteString("bylineText"u8, article.BylineText?.Text);
        json.WriteString("dateline"u8, article.Dateline?.Text);
        json.WriteString("section"u8, article.Section);
        json.WriteString("page"u8, article.Page);
        json.WriteStartArray("paragraphs"u8);
        foreach (var paragraph in article.Paragraphs)
        {
            json.WriteStringValue(paragraph.Text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
