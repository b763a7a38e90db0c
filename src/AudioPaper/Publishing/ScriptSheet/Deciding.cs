using System.Collections.Immutable;
using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>Finds the lexemes that decided at the places of a passage, asked for in order.</summary>
/// <param name="uses">Where lexemes decided, in order; aliases inside an alias stand where it stands.</param>
internal sealed class Deciding(ImmutableArray<LexemeUse> uses)
{
    private int first;

    /// <summary>The lexemes of a range of the passage; none for words that are only said, which stand nowhere.</summary>
    public ImmutableArray<Lexeme> At(int start, int length)
    {
        while (first < uses.Length && uses[first].Start + uses[first].Length <= start)
        {
            first++;
        }

        if (length == 0 || first == uses.Length || uses[first].Start >= start + length)
        {
            return [];
        }

        return [.. uses.Skip(first).TakeWhile(use => use.Start < start + length).Select(use => use.Lexeme).Distinct()];
    }
}
