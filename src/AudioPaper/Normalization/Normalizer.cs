using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AudioPaper.Normalization.Mandarin;
using AudioPaper.Segmentation;

namespace AudioPaper.Normalization;

/// <summary>Finds out for each character of a text what is said for it. Pure; never fails.</summary>
public static class Normalizer
{
    private const string Openers = "“‘「『《〈";
    private const string Closers = "”’」』》〉";
    private const string OpeningBrackets = "（([【〔";
    private const string ClosingBrackets = "）)]】〕";

    /// <summary>Punctuation with which a written form may begin; letters, figures and symbols may always.</summary>
    private const string Signs = "-—–－−~～%％#@&＠‰²³./*·•_\\′″'§";

    private static readonly VerbalizerTable English = new(EnglishVerbalizers.All);

    /// <summary>
    /// The tokens of <paramref name="text"/>: they follow each other without gaps and cover it. Hanzi are always Mandarin, Latin words
    /// always English; figures and signs are said by the rules of the language around them (<see cref="LanguageSpans"/>).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language it stands in: decides for text without letters (a headline that is a figure).</param>
    public static ImmutableArray<Token> Tokens(string text, TextLanguage language = TextLanguage.Unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = string.Create(text.Length, text, static (folded, text) => Fold(text, folded));
        var spans = new LanguageSpans(text, language);
        var (mandarin, english) = (MandarinVerbalizers.Table.For(text), English.For(text));
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            at += Hanzi(text, at, tokens);
            if (at == start)
            {
                at += Verbalized(text, at, spans.IsChineseAt(at) ? mandarin : english, tokens);
            }

            if (at == start)
            {
                at += Mark(text, at, spans.IsChineseAt(at), tokens);
            }
        }

        return tokens.DrainToImmutable();
    }

    /// <summary>Figures of any writing, full-width letters, and full-width signs inside figures, as ASCII; each stays one code unit.</summary>
    private static void Fold(string text, Span<char> folded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            folded[i] = text[i] <= '~' ? text[i]
                : char.IsDigit(text[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[i]))
                : text[i] is >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '＋' or '＝' or '＜' or '＞' or '＄' ? (char)(text[i] - 0xFEE0)
                : text[i] is '．' or '／' or '＊' && i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]) ? (char)(text[i] - 0xFEE0)
                : text[i] is '￥' ? '¥'
                : text[i];
        }
    }

    private static int Hanzi(string text, int start, ImmutableArray<Token>.Builder tokens)
    {
        var end = start;
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && Writing.IsHanzi(rune))
        {
            end += rune.Utf16SequenceLength;
        }

        if (end > start)
        {
            tokens.Add(new Token(start, end - start, TokenKind.Hanzi, text[start..end]));
        }

        return end - start;
    }

    private static int Verbalized(string text, int start, VerbalizersNear verbalizers, ImmutableArray<Token>.Builder tokens)
    {
        if (!char.IsLetter(text[start]) && !char.IsNumber(text[start]) && !char.IsSymbol(text[start]) && !Signs.Contains(text[start]))
        {
            return 0;
        }

        foreach (var verbalizer in verbalizers.At(start))
        {
            var match = verbalizer.Pattern.Match(text, start);
            if (match.Length == 0)
            {
                continue;
            }

            // The first piece stands for the whole form; the others are only said.
            var place = new Token(start, match.Length, TokenKind.Silent, "");
            foreach (var piece in verbalizer.Say(match))
            {
                tokens.Add(place with { Kind = piece.Kind, Spoken = piece.Spoken });
                place = new Token(start + match.Length, 0, TokenKind.Silent, "");
            }

            return match.Length;
        }

        return 0;
    }

    private static int Mark(string text, int at, bool inChinese, ImmutableArray<Token>.Builder tokens)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        var c = text[at];
        if (c is '—' or '…' or '.' && at + 1 < text.Length && text[at + 1] == c)
        {
            length = text.AsSpan(at).IndexOfAnyExcept(c) is var run && run < 0 ? text.Length - at : run;
        }

        var next = at + length < text.Length ? text[at + length] : ' ';
        var (kind, spoken) = c switch
        {
            '。' or '．' or '！' or '!' or '？' or '?' => (TokenKind.Stop, c is '！' or '!' ? "!" : c is '？' or '?' ? "?" : "."),
            '.' => length == 1 && (char.IsWhiteSpace(next) || Closers.Contains(next) || next is '"' or ')' or '\'') ? (TokenKind.Stop, ".") : length > 1 ? (TokenKind.Stop, ",") : (TokenKind.Silent, ""),
            '，' or '、' or ',' or '…' => (TokenKind.Stop, ","),
            '；' or ';' => (TokenKind.Stop, ";"),
            '：' or ':' => (TokenKind.Stop, ":"),
            '（' or '）' or '(' or ')' or '【' or '】' or '[' or ']' or '〔' or '〕' or '|' or '｜' => (TokenKind.Stop, ","),
            '—' => length > 1 || !inChinese ? (TokenKind.Stop, ",") : (TokenKind.Silent, ""),
            '–' => inChinese || !char.IsWhiteSpace(next) ? (TokenKind.Silent, "") : (TokenKind.Stop, ","),
            // Spaces that are left in Chinese text separate the parts of a headline, or a role from its name; beside a figure
            // they are typography.
            ' ' => inChinese && IsBetweenHanzi(text, at) && !EndsWithRole(text.AsSpan(0, at)) ? (TokenKind.Stop, ",") : (TokenKind.Silent, ""),
            _ => IsUnspeakable(rune) ? (TokenKind.Unspeakable, "") : (TokenKind.Silent, ""),
        };
        tokens.Add(new Token(at, length, kind, spoken));
        return length;
    }

    private static bool IsBetweenHanzi(string text, int at) =>
        at > 0 && at + 1 < text.Length
        && ((Writing.IsWide(text[at - 1]) && Writing.IsWide(text[at + 1])) || (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])));

    private static bool EndsWithRole(ReadOnlySpan<char> text) => text.EndsWith("记者") || text.EndsWith("通讯员");

    /// <summary>Letters of scripts that no voice here knows, emoji, private and damaged characters; bullets and the like are silent.</summary>
    private static bool IsUnspeakable(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.CurrencySymbol => true,
        UnicodeCategory.OtherSymbol => rune.Value is not (>= 0x2500 and <= 0x27BF),
        UnicodeCategory.MathSymbol => rune.Value is not ('~' or '～' or '|' or '<' or '>'),
        // Footnote marks and masked letters stand for something, so they are not passed over in silence.
        _ => rune.Value is '*' or '＊' or '†' or '‡' or '※' or '^' or '_' or '\\' or '`',
    };

    /// <summary>Whether <paramref name="token"/> opens a quotation, a title or a bracket: it belongs to the words after it.</summary>
    internal static bool IsOpener(string text, Token token) => IsMark(text, token, Openers + OpeningBrackets);

    /// <summary>Whether <paramref name="token"/> closes a quotation, a title or a bracket: it belongs to the words before it.</summary>
    internal static bool IsCloser(string text, Token token) => IsMark(text, token, Closers + ClosingBrackets);

    private static bool IsMark(string text, Token token, string marks) =>
        token is { Kind: TokenKind.Silent or TokenKind.Stop, Length: > 0 } && marks.Contains(text[token.Start]);
}
