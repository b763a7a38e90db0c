using System.Text;
using System.Text.Json;

namespace AudioPaper.Intake.Json;

/// <summary>Reads JSON and takes text out of it; what has a wrong type is told with its place.</summary>
internal static class JsonText
{
    /// <summary>News is not nested deeper than this.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Of names in a file, sentences quote this much.</summary>
    private const int LongestName = 60;

    /// <summary>The document, which must be an object or an array.</summary>
    /// <exception cref="IntakeException">It is not JSON.</exception>
    public static JsonDocument Parse(byte[] bytes, string name)
    {
        var utf8 = Utf8(bytes, name);
        try
        {
            RefuseHalfCharacters(utf8);
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException e)
        {
            throw new IntakeException(
                $"{name} is not whole JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}); export it again.",
                $"{name} 不是完整的 JSON（第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节）；请重新导出。", e);
        }
        catch (InvalidOperationException e)
        {
            throw new IntakeException($"{name} holds half a character (\\uD800 to \\uDFFF alone); export it again.", $"{name} 含有半个字符（单独的 \\uD800 至 \\uDFFF）；请重新导出。", e);
        }
    }

    /// <summary>The text of a file in whatever encoding, as UTF-8.</summary>
    public static byte[] Utf8(byte[] bytes, string name) => Encoding.UTF8.GetBytes(PageTextDecoder.Decode(bytes, name));

    /// <summary>Escapes may spell half of a surrogate pair, which is found out only when a name or text is taken out.</summary>
    private static void RefuseHalfCharacters(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Options.MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }

    /// <summary>The text of a member; null when the member is absent or null.</summary>
    /// <param name="item">The object.</param>
    /// <param name="member">Name of the member.</param>
    /// <param name="place">Where the object stands, for messages: the file and the way inside it.</param>
    /// <exception cref="IntakeException">The member is not text.</exception>
    public static string? Member(JsonElement item, string member, string place) =>
        item.TryGetProperty(member, out var value) ? Text(value, $"{place}.{member}") : null;

    /// <summary>The members of an array, each with its place; none when the array is absent or null. An object stands for the values in it.</summary>
    /// <exception cref="IntakeException">It is neither.</exception>
    public static IEnumerable<(JsonElement Value, string Place)> Members(JsonElement item, string member, string place)
    {
        if (!item.TryGetProperty(member, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return list.ValueKind switch
        {
            JsonValueKind.Array => list.EnumerateArray().Select((value, i) => (value, $"{place}.{member}[{i}]")),
            JsonValueKind.Object => list.EnumerateObject().Select(property => (property.Value, $"{place}.{member}.{property.Name[..Math.Min(property.Name.Length, LongestName)]}")),
            _ => throw WrongType($"{place}.{member}", "a list", "列表"),
        };
    }

    /// <summary>A text; null when it is null.</summary>
    /// <exception cref="IntakeException">It is something else.</exception>
    public static string? Text(JsonElement value, string place)
    {
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => throw WrongType(place, "text in quotes", "引号中的文字"),
        };
    }

    /// <summary>The sentence for a member that is not what it must be.</summary>
    public static IntakeException WrongType(string place, string wanted, string chinese) =>
        new($"{place} must be {wanted}; mend it or export the file again.", $"{place} 必须是{chinese}；请改正或重新导出。") { Place = place };
}
