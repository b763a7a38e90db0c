using System.Collections.Frozen;

namespace AudioPaper.Intake.Layout;

/// <summary>Tells pairs of English words that do not follow each other in a sentence, so that a gutter must stand between.</summary>
internal static class WordPairs
{
    private static readonly FrozenSet<string> Articles = FrozenSet.ToFrozenSet(["a", "an", "the", "its", "their", "his", "our", "my", "your"]);

    /// <summary>Words that stand neither behind an article nor, with a capital, within a sentence.</summary>
    private static readonly FrozenSet<string> Links = FrozenSet.ToFrozenSet([
        "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "by", "for", "to", "from", "with", "that", "which", "who", "when", "where", "while",
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could", "should", "not", "it", "he", "she", "they", "we", "this", "these", "as", "if"]);

    /// <summary>What it costs that one word follows the other in one text; 0 for nothing unusual.</summary>
    public static double Cost(string first, string second)
    {
        if (first.Length == 0 || second.Length == 0)
        {
            return 0;
        }

        var isEnd = first[^1] is '.' or '!' or '?';
        if (char.IsLower(second[0]))
        {
            return isEnd && first.Length > 4 ? 1.5 : Articles.Contains(first) && Links.Contains(second.TrimEnd(',', '.', ';')) ? 1.5 : 0;
        }

        return char.IsUpper(second[0]) && char.IsLetter(first[^1]) && char.IsLower(first[0]) && Links.Contains(second.ToLowerInvariant()) ? 1.5 : 0;
    }
}
