using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Operations.Logs;

/// <summary>Something that was logged, free of secrets, of bounded length.</summary>
/// <param name="Time">When.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Category">Who says it.</param>
/// <param name="Message">One line.</param>
/// <param name="Fields">Values of message and scopes by name; the innermost scope wins.</param>
/// <param name="Failure">The exception with its stack; null when there is none.</param>
internal sealed record LogEntry(DateTimeOffset Time, LogLevel Level, string Category, string Message, ImmutableSortedDictionary<string, string> Fields, string? Failure)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its line as JSON: <c>time</c>, <c>level</c>, <c>category</c>, <c>message</c>, the fields, <c>exception</c>.</summary>
    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Json))
        {
            writer.WriteStartObject();
            writer.WriteString("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            writer.WriteString("level", Level.ToString().ToLowerInvariant());
            writer.WriteString("category", Category);
            writer.WriteString("message", Message);
            foreach (var (name, value) in Fields)
            {
                writer.WriteString(name, value);
            }

            if (Failure is not null)
            {
                writer.WriteString("exception", Failure);
            }

            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Its line for people: time, level, issue, message. Control characters are blank, so that no page colours a terminal.</summary>
    public string ToLine()
    {
        var level = Level switch { LogLevel.Critical or LogLevel.Error => "error", LogLevel.Warning => "warn ", LogLevel.Information => "info ", _ => "debug" };
        var line = $"{Time.LocalDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {level} {(Fields.TryGetValue(IssueLogs.ScopeKey, out var issue) ? issue + ": " : "")}{Message}"
            + (Failure is null ? "" : $" ({Failure.Split('\n')[0]})");
        return line.Aggregate(new StringBuilder(), (built, c) => built.Append(char.IsControl(c) ? ' ' : c)).ToString();
    }
}
