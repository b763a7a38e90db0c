using System.Text;

namespace AudioPaper.Normalization.Lexicons;

/// <summary>A range that a lexeme covers: in the text with aliases put in, and in the text as printed.</summary>
/// <param name="Start">First code unit in the text with aliases.</param>
/// <param name="End">The code unit after the last one there.</param>
/// <param name="PrintedStart">First code unit of the grapheme as printed.</param>
/// <param name="PrintedEnd">The code unit after the last one of it.</param>
/// <param name="Lexeme">The lexeme.</param>
internal sealed record Covered(int Start, int End, int PrintedStart, int PrintedEnd, Lexeme Lexeme);

/// <summary>A text in which aliases are put in the place of their graphemes.</summary>
/// <param name="Text">The text to be verbalized.</param>
/// <param name="Aliases">The aliases in it, in order, apart from each other.</param>
/// <param name="Readings">The ranges whose reading is told, in order, apart from each other; some are inside aliases.</param>
/// <param name="Nested">Aliases that were inside aliases; the printed range is that of the outermost.</param>
internal sealed record SpokenText(string Text, IReadOnlyList<Covered> Aliases, IReadOnlyList<Covered> Readings, IReadOnlyList<Covered> Nested)
{
    /// <summary>Looks for the lexemes of <paramref name="text"/>; null when there is none.</summary>
    /// <param name="text">The text as printed.</param>
    /// <param name="isChineseAt">Whether a place stands in Chinese; asked for in order.</param>
    /// <param name="lexicon">The lexemes.</param>
    /// <param name="expand">Gives the text of an alias with the lexemes inside it.</param>
    public static SpokenText? Of(string text, Func<int, bool> isChineseAt, Lexicon lexicon, Func<Lexeme, SpokenText> expand)
    {
        StringBuilder? spoken = null;
        var (aliases, readings, nested) = (new List<Covered>(), new List<Covered>(), new List<Covered>());
        var copied = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (lexicon.FindAt(text, at, isChineseAt(at)) is not var (length, lexeme))
            {
                continue;
            }

            spoken = (spoken ?? new StringBuilder()).Append(text, copied, at - copied);
            var (start, end) = (spoken.Length, at + length);
            if (lexeme.Kind == LexemeKind.Alias)
            {
                var alias = expand(lexeme);
                spoken.Append(alias.Text);
                aliases.Add(new Covered(start, spoken.Length, at, end, lexeme));
                readings.AddRange(alias.Readings.Select(inner => inner with { Start = start + inner.Start, End = start + inner.End, PrintedStart = at, PrintedEnd = end }));
                nested.AddRange(alias.Aliases.Concat(alias.Nested).Select(inner => inner with { PrintedStart = at, PrintedEnd = end }));
            }
            else
            {
                end += lexeme.Kind == LexemeKind.Ipa ? Possessive.LengthAt(text, end) : 0;
                spoken.Append(text, at, end - at);
                readings.Add(new Covered(start, spoken.Length, at, end, lexeme));
            }

            copied = end;
            at = end - 1;
        }

        return spoken is null ? null : new SpokenText(spoken.Append(text, copied, text.Length - copied).ToString(), aliases, readings, nested);
    }

    /// <summary>Where a place of this text stands in the printed one: all that is inside an alias stands at its grapheme's end.</summary>
    public int PrintedAt(int position)
    {
        // The last alias that begins before the place.
        var (low, high) = (0, Aliases.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Aliases[middle].Start < position ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? position
            : Aliases[low - 1] is var alias && position < alias.End ? alias.PrintedEnd
            : position + alias.PrintedEnd - alias.End;
    }
}
