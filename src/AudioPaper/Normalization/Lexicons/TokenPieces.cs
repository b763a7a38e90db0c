using System.Collections.Immutable;

namespace AudioPaper.Normalization.Lexicons;

/// <summary>Cuts tokens where lexemes begin and end, as far as they are said as they are written.</summary>
internal static class TokenPieces
{
    /// <summary>The tokens, cut. A figure or another form that is said otherwise than written stays whole.</summary>
    public static List<Token> Cut(SpokenText spoken, ImmutableArray<Token> tokens)
    {
        var borders = spoken.Aliases.Concat(spoken.Readings).SelectMany(covered => new[] { covered.Start, covered.End }).Distinct().Order().ToArray();
        var cut = new List<Token>(tokens.Length + borders.Length);
        var next = 0;
        foreach (var token in tokens)
        {
            var (rest, end) = (token, token.Start + token.Length);
            for (; next < borders.Length && borders[next] < end; next++)
            {
                var length = borders[next] - rest.Start;
                if (length > 0 && IsAsWritten(spoken.Text, rest) && !IsSuffix(spoken.Text, borders[next]))
                {
                    cut.Add(rest with { Length = length, Spoken = rest.Spoken[..length] });
                    rest = rest with { Start = borders[next], Length = end - borders[next], Spoken = rest.Spoken[length..] };
                }
            }

            cut.Add(rest);
        }

        return cut;
    }

    private static bool IsAsWritten(string text, Token token) =>
        token.Kind is TokenKind.Hanzi or TokenKind.English or TokenKind.Letters && token.Spoken.Length == token.Length
        && !token.Spoken.Where((c, i) => Segmentation.Writing.Fold(text[token.Start + i]) is var written && c != written && !(c == '\'' && written == '’')).Any();

    /// <summary>An apostrophe alone cannot be said.</summary>
    private static bool IsSuffix(string text, int at) => text[at] is '\'' or '’';
}
