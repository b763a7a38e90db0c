using System.Globalization;
using System.Text.Json;

namespace AudioPaper.Intake.Json;

/// <summary>Finds the lines on which the values of a JSON text stand, for messages.</summary>
internal static class JsonLines
{
    /// <summary>The line, from 1, on which the value at a way such as <c>articles[0].headline</c> begins; null when nothing stands there.</summary>
    public static int? Of(byte[] utf8, string way)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        // Objects and lists that are open: the way to each, and the number of the next item (-1 in an object).
        var open = new Stack<(string Way, int Next)>();
        var (name, found) = ("", (int?)null);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                continue;
            }

            var here = "";
            if (open.TryPop(out var holder))
            {
                here = holder.Next < 0 ? $"{holder.Way}{(holder.Way.Length > 0 ? "." : "")}{name}" : string.Create(CultureInfo.InvariantCulture, $"{holder.Way}[{holder.Next}]");
                open.Push(holder.Next < 0 ? holder : holder with { Next = holder.Next + 1 });
            }

            if (here == way)
            {
                // Of members with the same name the last one counts.
                found = utf8.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((here, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return found;
    }
}
