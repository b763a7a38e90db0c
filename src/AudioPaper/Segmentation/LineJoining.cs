namespace AudioPaper.Segmentation;

/// <summary>Undoes what typesetting did to running text: line breaks, line-end hyphens, spaces of justification, full-width forms.</summary>
internal static class LineJoining
{
    /// <summary>Joins lines: Latin words get a space between them, a word broken by a hyphen becomes whole, hanzi meet without a space.</summary>
    public static SpannedText Join(IEnumerable<SpannedText> lines)
    {
        var joiner = new LineJoiner();
        foreach (var line in lines)
        {
            joiner.Append(line);
        }

        return joiner.ToSpannedText();
    }

    /// <summary>Running text as it is read: no spaces beside hanzi or Chinese punctuation, single ones elsewhere, ASCII for full-width forms.</summary>
    public static SpannedText Clean(SpannedText text)
    {
        var folded = Fold(text);
        var s = folded.Text;
        var inChinese = Writing.IsMainlyChinese(s);
        return folded.Where(i => !char.IsWhiteSpace(s[i])
            || (i > 0 && i + 1 < s.Length && !char.IsWhiteSpace(s[i + 1])
                && !Writing.IsWide(Before(s, i), inChinese) && !Writing.IsWide(s[i + 1], inChinese))).Trim();
    }

    /// <summary>
    /// A headline as it is read. A space between two groups of hanzi stands for a pause and stays; spaces between single hanzi
    /// (letters spaced out) and spaces beside digits and Latin letters go, and so do squares, triangles and the like before it.
    /// </summary>
    public static SpannedText CleanHeadline(SpannedText text)
    {
        var folded = WithoutOrnaments(Fold(text).Trim());
        var s = folded.Text;
        var inChinese = Writing.IsMainlyChinese(s);
        var isSpacedOut = s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is var groups
            && groups.Length > 2 && groups.Count(group => group.Length == 1) * 2 > groups.Length;
        return folded.Where(i => !char.IsWhiteSpace(s[i])
            || (i > 0 && i + 1 < s.Length && !char.IsWhiteSpace(s[i + 1]) && KeepsSpace(Before(s, i), s[i + 1], inChinese, isSpacedOut))).Trim();
    }

    /// <summary>A line of names: single spaces.</summary>
    public static SpannedText CleanByline(SpannedText text)
    {
        var folded = Fold(text);
        var s = folded.Text;
        return folded.Where(i => !char.IsWhiteSpace(s[i]) || (i + 1 < s.Length && !char.IsWhiteSpace(s[i + 1]))).Trim();
    }

    /// <summary>Full-width letters, digits and the ideographic space as ASCII; characters that print nothing are left out.</summary>
    private static SpannedText Fold(SpannedText text)
    {
        var visible = text.Text.Any(Writing.IsInvisible) ? text.Where(i => !Writing.IsInvisible(text.Text[i])) : text;
        return visible.Map(Writing.Fold);
    }

    /// <summary>Without signs at both ends; they stay where there is nothing else.</summary>
    private static SpannedText WithoutOrnaments(SpannedText text)
    {
        var (start, end) = (0, text.Text.Length);
        while (start < end && (Writing.IsOrnament(text.Text[start]) || text.Text[start] == ' '))
        {
            start++;
        }

        while (end > start && (Writing.IsOrnament(text.Text[end - 1]) || text.Text[end - 1] == ' '))
        {
            end--;
        }

        return start == end ? text : text.Slice(start, end - start);
    }

    private static char Before(string s, int index)
    {
        while (index > 0 && char.IsWhiteSpace(s[index]))
        {
            index--;
        }

        return s[index];
    }

    private static bool KeepsSpace(char before, char after, bool inChinese, bool isSpacedOut) =>
        Writing.IsWide(before, inChinese) == Writing.IsWide(after, inChinese) && !(isSpacedOut && Writing.IsWide(before, inChinese));
}
