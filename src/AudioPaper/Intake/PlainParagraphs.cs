namespace AudioPaper.Intake;

/// <summary>Splits text without markup into paragraphs.</summary>
internal static class PlainParagraphs
{
    /// <summary>At blank lines when there are any; else each line is a paragraph.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (!lines.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Any(string.IsNullOrWhiteSpace))
        {
            return lines;
        }

        var paragraphs = new List<List<string>> { new() };
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                paragraphs.Add([]);
            }
            else
            {
                paragraphs[^1].Add(line);
            }
        }

        return paragraphs.Select(paragraph => string.Join('\n', paragraph));
    }
}
