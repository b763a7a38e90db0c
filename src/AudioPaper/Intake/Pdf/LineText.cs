using System.Collections.Immutable;
using System.Text;

namespace AudioPaper.Intake.Pdf;

/// <summary>Writes the letters of a line as text: finds the spaces, which pages often only leave as gaps.</summary>
internal static class LineText
{
    /// <summary>A gap of this part of the size, beyond the usual one of the line, is a space between Latin letters.</summary>
    private const double LatinGap = 0.17;

    /// <summary>The same between hanzi, where justification opens gaps and spaces are rare.</summary>
    private const double WideGap = 0.6;

    /// <summary>The same between a hanzi and a Latin letter or digit.</summary>
    private const double MixedGap = 0.5;

    /// <summary>A letter this many times as large as the next one is a large first letter.</summary>
    private const double InitialPart = 1.8;

    /// <summary>The text of <paramref name="glyphs"/>, which stand from left to right.</summary>
    public static string Of(List<Glyph> glyphs)
    {
        var (usualLatin, usualWide) = (UsualGap(glyphs, isWide: false), UsualGap(glyphs, isWide: true));
        var text = new StringBuilder(glyphs.Count);
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (i > 0 && IsApart(glyphs[i - 1], glyphs[i], usualLatin, usualWide))
            {
                text.Append(' ');
            }

            text.Append(glyphs[i].Text);
        }

        // A soft hyphen is printed only at the end of a line.
        var endsHyphenated = text.Length > 1 && text[^1] == '\u00AD';
        return text.Replace("\u00AD", "").Append(endsHyphenated ? "-" : "").Replace('\u00A0', ' ').Replace('\u3000', ' ').ToString().Trim();
    }

    /// <summary>The words of a line that are uncertain, as they stand in its text.</summary>
    public static ImmutableArray<UncertainWord> UncertainIn(string text, List<Glyph> glyphs)
    {
        var words = ImmutableArray.CreateBuilder<UncertainWord>();
        var at = 0;
        for (var i = 0; i < glyphs.Count; i++)
        {
            var start = text.IndexOf(glyphs[i].Text, at, StringComparison.Ordinal);
            if (start < 0)
            {
                continue;
            }

            at = start + glyphs[i].Text.Length;
            if (glyphs[i].Confidence >= UncertainWord.CertainFrom)
            {
                continue;
            }

            var isSameWord = i > 0 && glyphs[i].Confidence == glyphs[i - 1].Confidence && words.Count > 0 && words[^1].Start + words[^1].Length == start;
            if (isSameWord)
            {
                words[^1] = words[^1] with { Length = words[^1].Length + glyphs[i].Text.Length };
            }
            else
            {
                words.Add(new UncertainWord(start, glyphs[i].Text.Length, glyphs[i].Confidence));
            }
        }

        return words.ToImmutable();
    }

    private static bool IsApart(Glyph before, Glyph glyph, double usualLatin, double usualWide)
    {
        var gap = (glyph.Left - before.Right) / Math.Max(before.Size, glyph.Size);
        if (before.IsWide && glyph.IsWide)
        {
            return !before.IsWidePunctuation && !glyph.IsWidePunctuation && gap - usualWide > (glyph.AfterSpace ? 0.15 : WideGap);
        }

        if (before.IsWide || glyph.IsWide)
        {
            return glyph.AfterSpace ? gap > 0.1
                : !before.IsWidePunctuation && !glyph.IsWidePunctuation && gap - usualWide > MixedGap;
        }

        // A large first letter has room around it; the word goes on.
        if (before.Size > InitialPart * glyph.Size && !glyph.AfterSpace)
        {
            return false;
        }

        // Breaks that are not used may be painted as spaces of no width.
        return glyph.AfterSpace ? gap > 0.05 : gap - usualLatin > LatinGap;
    }

    /// <summary>The middle one of the gaps between letters of a kind, in parts of the size; 0 for letters that touch, and for few of them.</summary>
    private static double UsualGap(List<Glyph> glyphs, bool isWide)
    {
        var gaps = glyphs.Zip(glyphs.Skip(1)).Where(pair => pair.First.IsWide == isWide && pair.Second.IsWide == isWide && (isWide || !pair.Second.AfterSpace))
            .Select(pair => (pair.Second.Left - pair.First.Right) / Math.Max(pair.First.Size, pair.Second.Size)).Order().ToList();
        // The lower middle: of two gaps the narrower one is inside a word.
        return gaps.Count < 2 ? 0 : Math.Max(0, gaps[(gaps.Count - 1) / 2]);
    }
}
