using System.Collections.Immutable;
using AudioPaper.Segmentation;

namespace AudioPaper.Normalization.Lexicons;

/// <summary>
/// Tokens of a text with its lexemes applied: aliases are put in before anything is verbalized, readings are attached to the tokens
/// they cover. The tokens follow each other without gaps and cover the text as printed. Pure; never fails.
/// </summary>
internal static class LexiconTokens
{
    /// <summary>The tokens, and the lexemes that shaped them.</summary>
    public static (ImmutableArray<Token> Tokens, ImmutableArray<LexemeUse> Uses) Of(string text, TextLanguage language, Lexicon lexicon)
    {
        var spans = new LanguageSpans(text, language);
        if (SpokenText.Of(text, at => Writing.IsHanzi(text[at]) || spans.IsChineseAt(at), lexicon, lexicon.Expansion) is not { } spoken)
        {
            return (Normalizer.Tokens(text, language), []);
        }

        var tokens = TokenPieces.Cut(spoken, Normalizer.Tokens(spoken.Text, language));
        var made = ImmutableArray.CreateBuilder<Token>(tokens.Count);
        var uses = spoken.Aliases.Concat(spoken.Nested).Select(alias => new LexemeUse(alias.PrintedStart, alias.PrintedEnd - alias.PrintedStart, alias.Lexeme)).ToList();
        var at = 0;
        foreach (var reading in spoken.Readings)
        {
            // What a figure spans goes before a reading of a part of it.
            while (at < tokens.Count && (tokens[at].Start < reading.Start || (tokens[at].Start == reading.Start && tokens[at].Length == 0)))
            {
                made.Add(tokens[at++]);
            }

            var end = at;
            while (end < tokens.Count && tokens[end].Start + tokens[end].Length <= reading.End)
            {
                end++;
            }

            if (end > at && tokens[at].Start == reading.Start && tokens[end - 1].Start + tokens[end - 1].Length == reading.End
                && Read(spoken, reading, tokens[at..end]) is { } read)
            {
                made.AddRange(read);
                uses.Add(new LexemeUse(reading.PrintedStart, reading.PrintedEnd - reading.PrintedStart, reading.Lexeme));
                at = end;
            }
        }

        made.AddRange(tokens[at..]);
        return ([.. made.Select(token => Printed(spoken, token))], [.. uses.OrderBy(use => use.Start)]);
    }

    /// <summary>The tokens of a range as its lexeme reads them; null when they are not what the lexeme is about.</summary>
    private static List<Token>? Read(SpokenText spoken, Covered range, List<Token> tokens)
    {
        if (range.Lexeme.Kind == LexemeKind.Ipa)
        {
            var words = spoken.Text[range.Start..range.End];
            return [new Token(range.Start, words.Length, TokenKind.English, words) { Reading = Possessive.Of(range.Lexeme.Value, words[range.Lexeme.Grapheme.Length..]) }];
        }

        var syllables = range.Lexeme.Value.Split(' ').AsSpan();
        var read = new List<Token>(tokens.Count);
        foreach (var token in tokens)
        {
            var count = token.Kind == TokenKind.Hanzi ? token.Spoken.EnumerateRunes().Count() : 0;
            if (count > syllables.Length)
            {
                return null;
            }

            read.Add(count == 0 ? token : token with { Reading = string.Join(' ', syllables[..count]!) });
            syllables = syllables[count..];
        }

        return syllables.IsEmpty ? read : null;
    }

    /// <summary>The token at its place in the printed text; of an alias the first token stands for the grapheme, the others are only said.</summary>
    private static Token Printed(SpokenText spoken, Token token)
    {
        var start = spoken.PrintedAt(token.Start);
        return token with { Start = start, Length = spoken.PrintedAt(token.Start + token.Length) - start };
    }
}
