using System.Globalization;
using System.Text;

namespace AudioPaper.Packaging;

/// <summary>
/// Text that every format can carry. Titles pass through here once, so that tag, chapter file, transcript and feed say
/// the same. Nothing is ever cut.
/// </summary>
public static class PlainText
{
    /// <summary>
    /// The text on one line: white space and line ends become one space, control characters go, halves of surrogate
    /// pairs become U+FFFD, and the code points no XML 1.0 document may hold go (XML 1.0, 2.2). Directions that are left
    /// open are closed at the end, so that they do not turn what a player shows behind the text.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is ' ' or '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029)
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (IsCarried(rune))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd(' ') + OpenDirections.Closing(line);
    }

    /// <summary>As <see cref="OneLine"/>, but line ends stay, as <c>\n</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(OneLine);
        return string.Join('\n', lines).Trim('\n');
    }

    // U+FEFF inside a text is invisible, and at its begin it would be taken for a mark of the encoding.
    private static bool IsCarried(Rune rune) =>
        Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && rune.Value is not (0xFEFF or 0xFFFE or 0xFFFF);
}
