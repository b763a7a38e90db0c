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

    /// <summary>a to z and A to Z of Times, in hundredths: the faces of newspapers are cut in nearly the same proportions.</summary>
    private static ReadOnlySpan<byte> Small => [44, 50, 44, 50, 44, 33, 50, 50, 28, 28, 50, 28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72, 50, 50, 44];

    private static ReadOnlySpan<byte> Capital => [72, 67, 67, 72, 61, 56, 72, 72, 33, 39, 72, 61, 89, 72, 72, 56, 72, 67, 56, 61, 72, 72, 94, 72, 72, 61];

    private static double Of(char c) => c switch
    {
        >= 'a' and <= 'z' => Small[c - 'a'] / 100.0,
        >= 'A' and <= 'Z' => Capital[c - 'A'] / 100.0,
        '.' or ',' or ';' or ':' => 0.26,
        '-' or '\u2010' or '\'' or '’' or '‘' or '(' or ')' or '!' => 0.33,
        '“' or '”' or '"' or '?' => 0.44,
        ' ' => Space,
        '—' => 1,
        _ => GapRow.IsWide(c) ? 1 : 0.5,
    };
}
