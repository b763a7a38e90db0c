using System.Collections.Frozen;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>Which words of English go on over a line end.</summary>
internal static class LatinJoins
{
    private const double BrokenWord = 4;
    private const double SmallLetter = 2.5;
    private const double Figure = -0.3;
    private const double NameAfterSmallWord = -0.8;
    private const double Capital = -2;
    private const double BeginsSentence = -2;
    private const double Again = 1.5;

    /// <summary>Words that end no sentence, and begin one only with a capital.</summary>
    private static readonly FrozenSet<string> s_small = FrozenSet.ToFrozenSet([
        "a", "an", "the", "of", "in", "on", "at", "by", "for", "to", "from", "with", "and", "or", "but", "as", "than", "into", "between", "near", "about", "after", "before", "over",
        "under", "through", "without", "against", "among", "during", "until", "since", "that", "which", "who", "its", "their", "his", "her", "our", "more", "no", "not",
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could", "can", "said", "says", "mr", "mrs", "ms", "dr", "st"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line that ends so goes on in another.</summary>
    public static bool GoesOn(string line) => s_small.Contains(LastWord(line));

    /// <summary>Evidence that one line goes on in another, in natural logarithms.</summary>
    /// <param name="upper">The line above.</param>
    /// <param name="lower">The line below.</param>
    /// <param name="isOnPage">Whether the last word of the one and the first of the other stand side by side elsewhere on the page.</param>
    public static double Evidence(string upper, string lower, bool isOnPage)
    {
        var first = lower.FirstOrDefault(c => char.IsLetterOrDigit(c) || c is '$' or '£' or '€');
        if (upper[^1] is '-' or '\u00AD' or '\u2010')
        {
            return char.IsLower(first) ? BrokenWord : Capital;
        }

        var evidence = isOnPage ? Again : 0;
        return char.IsLower(first) ? evidence + SmallLetter : !char.IsLetter(first) ? evidence + Figure
            : evidence + (GoesOn(upper) ? NameAfterSmallWord : Capital) + (s_small.Contains(FirstWord(lower)) ? BeginsSentence : 0);
    }

    /// <summary>The first word of a line without its marks.</summary>
    public static string FirstWord(string line) => line.Split(' ', 2)[0].Trim('“', '‘', '"', '\'', '(', ',', '.', ';', ':', '”', '’');

    /// <summary>The last word of a line without its marks.</summary>
    public static string LastWord(string line) => line[(line.LastIndexOf(' ') + 1)..].Trim('“', '‘', '"', '\'', '(', ',', '.', ';', ':', '”', '’');
}
