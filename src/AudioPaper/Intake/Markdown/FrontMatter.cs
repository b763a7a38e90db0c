namespace AudioPaper.Intake.Markdown;

/// <summary>
/// The front matter of a Markdown file: lines <c>name: value</c> between two lines <c>---</c> at its beginning. Lists and nested values
/// of YAML are ignored: nothing here needs them.
/// </summary>
internal static class FrontMatter
{
    /// <summary>Front matter that goes on longer than this is none: <c>---</c> is also a rule.</summary>
    private const int MostLines = 100;

    /// <summary>The values by name, and the text after the front matter.</summary>
    public static (IReadOnlyDictionary<string, string> Values, string Body) Split(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, Math.Min(lines.Length - 1, MostLines), line => line.TrimEnd() is "---" or "...") : -1;
        if (end < 0 || !lines[1..end].All(line => line.Length == 0 || line[0] is ' ' or '#' or '-' || line.Contains(':', StringComparison.Ordinal)))
        {
            return (values, text);
        }

        foreach (var line in lines[1..end].Where(line => line.Length > 0 && line[0] is not (' ' or '#' or '-')))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].Trim().Trim('"', '\'', '[', ']').Trim();
            values[line[..colon].Trim()] = value;
        }

        return (values, string.Join('\n', lines[(end + 1)..]));
    }
}
