using System.Text;

namespace AudioPaper.Packaging;

/// <summary>Marks of writing direction (Unicode Standard Annex 9, X1 to X8) that a text opens and does not close.</summary>
internal static class OpenDirections
{
    private const char PopDirectionalFormatting = '\u202C';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>What closes the open marks of a text, to be put behind it; empty for nearly every text.</summary>
    /// <param name="text">The text.</param>
    public static string Closing(StringBuilder text)
    {
        Stack<char>? closing = null;
        foreach (var chunk in text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (c is '\u202A' or '\u202B' or '\u202D' or '\u202E')
                {
                    (closing ??= []).Push(PopDirectionalFormatting);
                }
                else if (c is >= '\u2066' and <= '\u2068')
                {
                    (closing ??= []).Push(PopDirectionalIsolate);
                }
                else if (closing is { Count: > 0 })
                {
                    Close(closing, c);
                }
            }
        }

        return closing is null ? "" : string.Concat(closing);
    }

    // The end of an isolate ends what was opened inside it; the end of an embedding never ends an isolate.
    private static void Close(Stack<char> closing, char c)
    {
        if (c == PopDirectionalFormatting && closing.Peek() == c)
        {
            closing.Pop();
        }
        else if (c == PopDirectionalIsolate && closing.Contains(c))
        {
            while (closing.Pop() != c)
            {
            }
        }
    }
}
