using System.Collections.Immutable;

namespace AudioPaper.Normalization.Lexicons;

/// <summary>
/// Words whose saying somebody has told: the lexemes of all lexicons of an issue. At each place the longest grapheme counts; of
/// equal ones that of the issue over that of the newspaper over the program's. A reading belongs to its word wherever it stands; an
/// alias is text, and only read where the text is in its lexicon's language. Immutable.
/// </summary>
public sealed class Lexicon
{
    private readonly Graphemes graphemes;
    private readonly Dictionary<Lexeme, SpokenText> expansions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Creates a lexicon.</summary>
    /// <param name="lexemes">Its lexemes, in the order of their files.</param>
    /// <param name="simplify">The simplified hanzi for a traditional one; other characters stay.</param>
    public Lexicon(IEnumerable<Lexeme> lexemes, Func<char, char> simplify)
    {
        Lexemes = [.. lexemes];
        graphemes = new Graphemes(simplify);
        foreach (var lexeme in Lexemes)
        {
            graphemes.Add(lexeme);
        }

        var aliases = new AliasResolution(this);
        foreach (var alias in Lexemes.Where(lexeme => lexeme.Kind == LexemeKind.Alias))
        {
            expansions[alias] = aliases.Resolve(alias);
        }

        Faults = aliases.Faults;
    }

    /// <summary>Without lexemes.</summary>
    public static Lexicon Empty { get; } = new([], c => c);

    /// <summary>All lexemes.</summary>
    public ImmutableArray<Lexeme> Lexemes { get; }

    /// <summary>Aliases that go round in circles or grow beyond all bounds. A lexicon with any must not be used.</summary>
    public ImmutableArray<AliasFault> Faults { get; }

    /// <summary>The lexeme that decides what is said for a grapheme written exactly so; null when there is none.</summary>
    public Lexeme? Find(string grapheme, bool inChinese) =>
        grapheme.Length > 0 && FindAt(grapheme, 0, inChinese) is var (length, lexeme) && length == grapheme.Length ? lexeme : null;

    /// <summary>The lexeme that counts at a place, and how much of the text it covers.</summary>
    internal (int Length, Lexeme Lexeme)? FindAt(string text, int start, bool inChinese)
    {
        (int, Lexeme)? longest = null;
        foreach (var (length, lexemes) in graphemes.At(text, start))
        {
            Lexeme? best = null;
            foreach (var lexeme in lexemes)
            {
                if ((lexeme.Kind != LexemeKind.Alias || lexeme.IsChinese == inChinese) && Graphemes.CaseFits(lexeme.Grapheme, text.AsSpan(start, length))
                    && (best is null || RankOf(lexeme) > RankOf(best)))
                {
                    best = lexeme;
                }
            }

            longest = best is null ? longest : (length, best);
        }

        return longest;

        // The level counts most; then who spells the capitals, and who is of the passage's language.
        int RankOf(Lexeme lexeme) => ((int)lexeme.Level * 4) + (lexeme.Grapheme.Any(char.IsUpper) ? 2 : 0) + (lexeme.IsChinese == inChinese ? 1 : 0);
    }

    /// <summary>The text of an alias with the lexemes inside it.</summary>
    internal SpokenText Expansion(Lexeme alias) => expansions[alias];

    /// <summary>Equal for graphemes that are found at the same places.</summary>
    public string KeyOf(string grapheme) => graphemes.KeyOf(grapheme);
}
