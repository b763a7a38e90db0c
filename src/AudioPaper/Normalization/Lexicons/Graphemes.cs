using System.Globalization;
using AudioPaper.Segmentation;

namespace AudioPaper.Normalization.Lexicons;

/// <summary>
/// The lexemes of a lexicon by their graphemes, one step of a trie for each character. Writing does not matter: traditional or
/// simplified, full-width or not; of case <see cref="CaseFits"/> tells.
/// </summary>
internal sealed class Graphemes(Func<char, char> simplify)
{
    private readonly Node root = new();

    /// <summary>Adds a lexeme.</summary>
    public void Add(Lexeme lexeme)
    {
        var node = root;
        foreach (var c in lexeme.Grapheme)
        {
            var key = KeyOf(c);
            if (!node.Next.TryGetValue(key, out var next))
            {
                node.Next.Add(key, next = new Node());
            }

            node = next;
        }

        node.Lexemes.Add(lexeme);
    }

    /// <summary>The lexemes whose grapheme the text has at a place, with its length, shortest first. Latin graphemes are found as whole words only.</summary>
    public IEnumerable<(int Length, IReadOnlyList<Lexeme> Lexemes)> At(string text, int start)
    {
        if (!root.Next.ContainsKey(KeyOf(text[start])) || ContinuesWord(text, start))
        {
            yield break;
        }

        var node = root;
        for (var end = start; end < text.Length && node.Next.TryGetValue(KeyOf(text[end]), out node!);)
        {
            end++;
            if (node.Lexemes.Count > 0 && !(end < text.Length && ContinuesWord(text, end)))
            {
                yield return (end - start, node.Lexemes);
            }
        }
    }

    /// <summary>
    /// A grapheme in small letters fits any case; one with capitals fits as it is written, and wholly in capitals, as headlines are
    /// set (Fenwick fits FENWICK, but US does not fit us).
    /// </summary>
    public static bool CaseFits(string grapheme, ReadOnlySpan<char> written)
    {
        if (!grapheme.Any(char.IsUpper))
        {
            return true;
        }

        var (isSame, isCapitals) = (true, grapheme.Any(char.IsLower));
        for (var i = 0; i < written.Length; i++)
        {
            var c = Writing.Fold(written[i]);
            isSame &= char.IsUpper(c) == char.IsUpper(Writing.Fold(grapheme[i]));
            isCapitals &= !char.IsLower(c);
        }

        return isSame || isCapitals;
    }

    /// <summary>Whether two graphemes are found at the same places.</summary>
    public string KeyOf(string grapheme) => grapheme.Any(char.IsUpper)
        ? string.Concat(grapheme.Select(c => char.IsUpper(c) ? c : KeyOf(c)))
        : string.Concat(grapheme.Select(KeyOf));

    private char KeyOf(char c) => c switch
    {
        '’' => '\'',
        _ => simplify(char.ToLowerInvariant(Writing.Fold(c))),
    };

    /// <summary>Whether a Latin word or a figure goes on across this place.</summary>
    private static bool ContinuesWord(string text, int at)
    {
        if (at == 0)
        {
            return false;
        }

        var (before, after) = (text[at - 1], text[at]);
        return IsMark(after) ? IsWord(before)
            : IsWord(before) ? IsWord(after) || (IsDigit(before) && IsPoint(after) && at + 1 < text.Length && IsDigit(text[at + 1]))
            : IsPoint(before) && IsDigit(after) && at > 1 && IsDigit(text[at - 2]);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(Writing.Fold(c)) && c is < '\u2E80' or (>= '\uFF10' and <= '\uFF5A') or (>= '\uFB00' and <= '\uFB06') || IsMark(c);

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark && c is not (>= '\uFE00' and <= '\uFE0F');

    private static bool IsDigit(char c) => char.IsAsciiDigit(Writing.Fold(c));

    private static bool IsPoint(char c) => c is '.' or ',';

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public List<Lexeme> Lexemes { get; } = [];
    }
}
