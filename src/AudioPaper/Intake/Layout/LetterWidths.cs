namespace AudioPaper.Intake.Layout;

/// <summary>About how wide letters are in the faces that newspapers are set in, in parts of the size.</summary>
internal static class LetterWidths
{
    /// <summary>Width of a space before lines are spread.</summary>
    public const double Space = 0.25;

    /// <summary>Width of a word.</summary>
    public static double Of(ReadOnlySpan<char> word)
    {
        var width = 0.0;
        foreach (var c in word)
        {
            width += Of(c);
        }

        return width;
    }

    private static double Of(char c) => c switch
    {
        'i' or 'j' or 'l' or 't' or '.' or ',' or ';' or ':' or '\'' or '’' or '‘' or '!' or '|' => 0.28,
        'f' or 'r' or 's' or 'I' or 'J' or '-' or '\u2010' or '(' or ')' => 0.36,
        'a' or 'c' or 'e' or 'z' or '“' or '”' or '"' => 0.44,
        'm' or 'M' or 'W' or '—' => 0.85,
        'w' or (>= 'A' and <= 'Z') => 0.69,
        _ => GapRow.IsWide(c) ? 1 : 0.5,
    };
}
