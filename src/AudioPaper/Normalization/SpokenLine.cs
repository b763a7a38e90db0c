using System.Text;
using AudioPaper.Segmentation;

namespace AudioPaper.Normalization;

/// <summary>What is said for a line of text, as text again. Pure; never fails.</summary>
public static class SpokenLine
{
    /// <summary>The spoken words of <paramref name="line"/> on one line.</summary>
    /// <param name="line">The line; a line break in it becomes a space.</param>
    /// <param name="language">The language it stands in.</param>
    /// <returns>
    /// Chinese: hanzi without spaces between them, Latin words with; printed marks as they stand. English: words only, with single
    /// spaces; of the marks those inside words stay (don't, ten-year-old). What nobody can say (emoji, private characters, other
    /// scripts) is left out.
    /// </returns>
    public static string Of(string line, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new LanguageSpans(line, language).IsChinese ? WithMarks(line, language) : WordsOnly(line, language);
    }

    private static string WithMarks(string line, TextLanguage language)
    {
        var said = new StringBuilder(line.Length);
        var (hasSpace, hasPause) = (false, false);
        foreach (var token in Normalizer.Tokens(line, language))
        {
            var printed = line.AsSpan(token.Start, token.Length);
            var isSpoken = IsSpoken(token);
            if (!isSpoken && printed.IsWhiteSpace())
            {
                hasSpace |= token.Length > 0;
                hasPause |= token.Length > 0 && token.Kind == TokenKind.Stop;
            }
            else if (token.Kind != TokenKind.Unspeakable)
            {
                var words = isSpoken ? token.Spoken : printed;
                // A space between hanzi parts a headline, or it belongs to a figure that is words now.
                var withSpace = hasPause || (hasSpace ? !(EndsWithHanzi(said) && Writing.IsHanzi(words[0])) : isSpoken && RunsOn(said, words[0]));
                Append(said, words, withSpace);
                (hasSpace, hasPause) = (false, false);
            }
        }

        return said.ToString();
    }

    /// <summary>A hyphen that stands directly between two words stays; all other marks part words as a space does.</summary>
    private static string WordsOnly(string line, TextLanguage language)
    {
        var said = new StringBuilder(line.Length);
        var (hyphenAt, hasGap) = (-1, false);
        foreach (var token in Normalizer.Tokens(line, language))
        {
            if (IsSpoken(token))
            {
                var joins = hyphenAt > 0 && hyphenAt + 1 == token.Start && !char.IsWhiteSpace(line[hyphenAt - 1]);
                said.Append(said.Length == 0 || (!hasGap && EndsWithHanzi(said) && Writing.IsHanzi(token.Spoken[0])) ? "" : joins ? "-" : " ").Append(token.Spoken);
                (hyphenAt, hasGap) = (-1, false);
            }
            else if (token.Length > 0)
            {
                hasGap = true;
                hyphenAt = hyphenAt < 0 && token.Length == 1 && line[token.Start] == '-' ? token.Start : line.Length;
            }
        }

        return said.ToString();
    }

    private static bool IsSpoken(Token token) => token.Kind is TokenKind.Hanzi or TokenKind.English or TokenKind.Letters;

    private static void Append(StringBuilder said, ReadOnlySpan<char> words, bool withSpace)
    {
        if (withSpace && said.Length > 0)
        {
            said.Append(' ');
        }

        foreach (var c in words)
        {
            said.Append(c is '\r' or '\n' or '\u2028' or '\u2029' or '\u0085' ? ' ' : c);
        }
    }

    private static bool EndsWithHanzi(StringBuilder said) => said.Length > 0 && Writing.IsHanzi(said[^1]);

    /// <summary>Whether two words in letters would run into each other.</summary>
    private static bool RunsOn(StringBuilder said, char next) => said.Length > 0 && Writing.IsLatin(next) && (Writing.IsLatin(said[^1]) || (said[^1] == '\'' && said.Length > 1 && Writing.IsLatin(said[^2])));
}
