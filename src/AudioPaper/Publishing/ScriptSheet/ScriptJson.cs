using System.Text.Encodings.Web;
using System.Text.Json;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>Writes what will be said as JSON, for programs.</summary>
public static class ScriptJson
{
    private const int LargestBuffer = 1 << 16;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the articles; the stream stays open.</summary>
    public static void Write(IEnumerable<SpokenArticle> articles, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("articles"u8);
            foreach (var article in articles)
            {
                cancellationToken.ThrowIfCancellationRequested();
                json.WriteStartObject();
                json.WriteString("id"u8, article.Id);
                json.WriteString("title"u8, article.Title);
                json.WriteString("language"u8, article.Language);
                json.WriteString("page"u8, article.Page);
                json.WriteStartArray("sentences"u8);
                var doubts = 0;
                foreach (var sentence in article.Sentences)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Write(json, sentence);
                    doubts += sentence.DoubtCount;
                    if (json.BytesPending > LargestBuffer)
                    {
                        json.Flush(); // An article may be long.
                    }
                }

                json.WriteEndArray();
                json.WriteNumber("doubts"u8, doubts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, SpokenSentence sentence)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, Name(sentence.Role));
        json.WriteString("text"u8, sentence.Text);
        json.WriteNumber("pauseAfterMilliseconds"u8, (int)sentence.PauseAfter.TotalMilliseconds);
        json.WriteStartArray("runs"u8);
        foreach (var run in sentence.Runs)
        {
            json.WriteStartObject();
            json.WriteString("printed"u8, run.Printed);
            json.WriteStartArray("said"u8);
            foreach (var part in run.Said)
            {
                json.WriteStartObject();
                json.WriteString(Name(part.Kind), part.Text);
                if (!part.Syllables.IsEmpty)
                {
                    json.WriteString("pinyin"u8, string.Join(' ', part.Syllables));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteDoubts(json, run);
            WriteLexemes(json, run);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDoubts(Utf8JsonWriter json, SpokenRun run)
    {
        if (!run.Confidence.IsEmpty)
        {
            json.WriteStartArray("confidence"u8);
            foreach (var confidence in run.Confidence)
            {
                json.WriteNumberValue(Math.Round(confidence, 3));
            }

            json.WriteEndArray();
        }

        if (!run.Doubts.IsEmpty)
        {
            json.WriteStartArray("doubts"u8);
            foreach (var doubt in run.Doubts)
            {
                json.WriteStringValue(Name(doubt.Reason));
            }

            json.WriteEndArray();
        }
    }

    private static void WriteLexemes(Utf8JsonWriter json, SpokenRun run)
    {
        if (run.Lexemes.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("lexicon"u8);
        foreach (var lexeme in run.Lexemes)
        {
            json.WriteStartObject();
            json.WriteString("grapheme"u8, lexeme.Grapheme);
            json.WriteString(Name(lexeme.Kind), lexeme.Value);
            json.WriteString("level"u8, Name(lexeme.Level));
            json.WriteString("file"u8, Path.GetFileName(lexeme.File));
            json.WriteNumber("line"u8, lexeme.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
