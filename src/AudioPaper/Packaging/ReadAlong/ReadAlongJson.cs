using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioPaper.Packaging.ReadAlong;

/// <summary>
/// Read-along issues as <c>readalong.json</c> beside the episode. Its form is told by <c>readalong.schema.json</c>; members may be added without a
/// new version.
/// </summary>
public static class ReadAlongJson
{
    /// <summary>Name of the file in an issue's folder.</summary>
    public const string FileName = "readalong.json";

    /// <summary>Version of the form.</summary>
    public const int Version = 1;

    /// <summary>Writes it as it comes, without holding it as a whole.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark; not closed.</param>
    public static void Write(ReadAlongIssue issue, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, issue, ReadAlongContext.Readable.ReadAlongIssue);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads it.</summary>
    /// <param name="stream">A file of any form; who opens it bounds its size.</param>
    /// <returns>Null when the file is of another form: torn, edited, or of a version that is not known.</returns>
    public static ReadAlongIssue? Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, ReadAlongContext.Readable.ReadAlongIssue) is { Version: Version } issue && IsWhole(issue) ? issue : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // An array that is null is read as a default one, which nobody may look into.
    private static bool IsWhole(ReadAlongIssue issue) => !issue.Sounds.IsDefaultOrEmpty && !issue.Sections.IsDefaultOrEmpty
        && issue.Sounds.All(sound => sound is not null)
        && issue.Sections.All(section => section is { Articles.IsDefaultOrEmpty: false })
        && issue.Articles.All(article => article is { Passages.IsDefaultOrEmpty: false }
            && article.Passages.All(passage => passage is { Sentences.IsDefaultOrEmpty: false }
                && passage.Sentences.All(sentence => sentence is not null && sentence.Runs is null or { IsDefault: false })));
}

/// <summary>How it is written and read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 16)]
[JsonSerializable(typeof(ReadAlongIssue))]
internal sealed partial class ReadAlongContext : JsonSerializerContext
{
    /// <summary>Chinese stays readable; the file is never put into a web page.</summary>
    public static ReadAlongContext Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
