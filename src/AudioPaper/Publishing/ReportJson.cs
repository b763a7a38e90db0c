using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;

namespace AudioPaper.Publishing;

/// <summary>
/// Writes <c>report.json</c>. Positions (<c>start</c>, <c>end</c>) count characters (Unicode scalar values) of the decoded source, from 0,
/// end exclusive; <c>source</c> is the file's name.
/// </summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the report; the stream stays open.</summary>
    public static void Write(Report report, ImmutableArray<Source> sources, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            var places = new Places(sources);
            json.WriteStartObject();
            json.WriteNumber("schemaVersion"u8, Report.SchemaVersion);
            WriteCounts(json, report);
            WriteLoudness(json, report.Loudness);
            WriteArticles(json, report.Articles);
            WriteLexemes(json, report.Lexemes);
            json.WriteStartArray("skipped"u8);
            foreach (var skip in report.Skipped)
            {
                json.WriteStartObject();
                places.Write(json, skip.Span);
                json.WriteString("reason"u8, Name(skip.Reason));
                json.WriteString("text"u8, skip.Text);
                json.WriteString("page"u8, skip.Page);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("flagged"u8);
            foreach (var span in report.Flagged)
            {
                json.WriteStartObject();
                places.Write(json, span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("diagnostics"u8);
            foreach (var diagnostic in report.Diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("code"u8, diagnostic.Code);
                json.WriteString("severity"u8, Name(diagnostic.Severity));
                json.WriteString("message"u8, diagnostic.Message);
                if (diagnostic.Span is { } span)
                {
                    places.Write(json, span);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteCounts(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("coverage"u8);
        json.WriteNumber("characters"u8, report.Coverage.Characters);
        json.WriteNumber("spoken"u8, report.Coverage.Spoken);
        json.WriteNumber("skipped"u8, report.Coverage.Skipped);
        json.WriteNumber("flagged"u8, report.Coverage.Flagged);
        json.WriteEndObject();
        json.WriteStartObject("clips"u8);
        json.WriteNumber("new"u8, report.NewClips);
        json.WriteNumber("reused"u8, report.ReusedClips);
        json.WriteEndObject();
    }

    private static void WriteLoudness(Utf8JsonWriter json, ReportedLoudness? loudness)
    {
        if (loudness is null)
        {
            return;
        }

        json.WriteStartObject("loudness"u8);
        json.WriteNumber("targetLufs"u8, loudness.TargetLufs);
        WriteLevel(json, "integratedLufs", loudness.IntegratedLufs);
        WriteLevel(json, "truePeakDbtp", loudness.TruePeakDbtp);
        // Readers who measure with two equal channels find 3 LU more.
        json.WriteString("convention"u8, "BS.1770-4, one channel as it is (not dual mono), before encoding"u8);
        json.WriteEndObject();
    }

    private static void WriteLevel(Utf8JsonWriter json, string name, double? level)
    {
        if (level is { } decibels)
        {
            json.WriteNumber(name, Math.Round((decimal)decibels, 2));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteArticles(Utf8JsonWriter json, ImmutableArray<ReportedArticle> articles)
    {
        json.WriteStartArray("articles"u8);
        foreach (var article in articles)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, article.Title);
            json.WriteString("state"u8, article.State);
            json.WriteString("reason"u8, article.Reason);
            json.WriteString("voiceAsked"u8, article.VoiceAsked);
            json.WriteString("voiceUsed"u8, article.VoiceUsed);
            json.WriteNumber("durationSeconds"u8, Math.Round((decimal)article.Duration.TotalSeconds, 3));
            WriteLevel(json, "loudnessLufs", article.LoudnessLufs);
            WriteLevel(json, "truePeakDbtp", article.TruePeakDbtp);
            WriteSpeakers(json, article.Speakers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSpeakers(Utf8JsonWriter json, ImmutableArray<ReportedSpeaker> speakers)
    {
        json.WriteStartArray("voices"u8);
        foreach (var speaker in speakers)
        {
            json.WriteStartObject();
            json.WriteString("asked"u8, speaker.VoiceAsked);
            json.WriteString("used"u8, speaker.VoiceUsed);
            json.WriteNumber("utterances"u8, speaker.UtteranceCount);
            json.WriteString("reason"u8, speaker.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLexemes(Utf8JsonWriter json, ImmutableArray<ReportedLexeme> lexemes)
    {
        json.WriteStartArray("lexicon"u8);
        foreach (var (lexeme, file, count) in lexemes)
        {
            json.WriteStartObject();
            json.WriteString("grapheme"u8, lexeme.Grapheme);
            json.WriteString(Name(lexeme.Kind), lexeme.Value);
            json.WriteString("level"u8, Name(lexeme.Level));
            json.WriteString("file"u8, file);
            json.WriteNumber("line"u8, lexeme.Line);
            json.WriteNumber("count"u8, count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Turns places in UTF-16 into places in characters.</summary>
    private sealed class Places(ImmutableArray<Source> sources)
    {
        // For each source that was asked for: the number of characters before each code unit.
        private readonly int[]?[] charactersBefore = new int[]?[sources.Length];

        public void Write(Utf8JsonWriter json, SourceSpan span)
        {
            var before = charactersBefore[span.Source] ??= CharactersBefore(sources[span.Source].Text);
            json.WriteString("source"u8, sources[span.Source].Name);
            json.WriteNumber("start"u8, before[span.Start]);
            json.WriteNumber("end"u8, before[span.End]);
        }

        private static int[] CharactersBefore(string text)
        {
            var before = new int[text.Length + 1];
            for (var i = 0; i < text.Length; i++)
            {
                var isSecondHalf = i > 0 && char.IsSurrogatePair(text[i - 1], text[i]);
                before[i + 1] = before[i] + (isSecondHalf ? 0 : 1);
            }

            return before;
        }
    }
}
