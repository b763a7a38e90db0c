namespace AudioPaper.Intake.MixedColumns;

/// <summary>Finds the places at which a line may have been joined from lines of several columns.</summary>
internal static class CellSplit
{
    /// <summary>Pieces looked at in a line; a line with more is no row of columns.</summary>
    private const int MostPieces = 10;

    /// <summary>Letters in the longest row of columns.</summary>
    private const int LongestRow = 400;

    /// <summary>Letters in the longest brackets with white space inside.</summary>
    private const int LongestByline = 24;

    /// <summary>
    /// The pieces between white space, joined again where white space never parts columns: inside brackets that stand open, between letters
    /// set apart to fill a line. Empty when there are too many.
    /// </summary>
    public static List<string> Pieces(string line)
    {
        var pieces = new List<string>();
        if (line.Length > LongestRow)
        {
            return pieces;
        }

        var start = 0;
        foreach (var part in line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(part, start, StringComparison.Ordinal);
            if (pieces.Count > 0 && BelongTogether(pieces[^1], part, line.AsSpan(at)))
            {
                pieces[^1] += line[start..at] + part;
            }
            else
            {
                pieces.Add(part);
            }

            start = at + part.Length;
            if (pieces.Count > MostPieces)
            {
                return [];
            }
        }

        return pieces;
    }

    /// <summary>Cost of taking two pieces as one: white space inside Chinese is rare, beside Latin letters it is common.</summary>
    public static double CostOfJoining(string left, string right) =>
        Cell.IsSquare(left[^1]) && Cell.IsSquare(right[0]) ? 1.5 : 0.2;

    private static bool BelongTogether(string left, string right, ReadOnlySpan<char> rest) =>
        IsInsideBrackets(left, rest) || (left.Length == 1 && right.Length == 1) || (right.Length == 1 && left.Length > 2 && left[^2] == ' ')
            || (left[^1] < '\u2000' && right[0] < '\u2000' && !char.IsDigit(right[0]) && !char.IsDigit(left[^1]));

    /// <summary>Whether brackets round a few words, as round the names of a byline, open in one text and close in what follows.</summary>
    private static bool IsInsideBrackets(string text, ReadOnlySpan<char> rest)
    {
        var open = text.LastIndexOfAny(['（', '(', '〔']);
        if (open < 0 || text.AsSpan(open).IndexOfAny("）)〕") >= 0)
        {
            return false;
        }

        var close = rest.IndexOfAny("）)〕");
        return close >= 0 && text.Length - open + close <= LongestByline;
    }
}
