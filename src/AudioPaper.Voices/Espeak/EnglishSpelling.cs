using System.Text;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Espeak;

/// <summary>Writes English words and letters the way espeak-ng's <c>en-us</c> reads them right.</summary>
internal static class EnglishSpelling
{
    /// <summary>The words that espeak-ng is given for <paramref name="part"/>.</summary>
    /// <exception cref="SynthesisException">A character is neither a Latin letter nor a digit nor a mark; not transient.</exception>
    public static IEnumerable<SpanItem> Spell(SpokenPart part) =>
        part.Kind == PartKind.Letters
            ? Letters(Clean(part))
            : part.Ipa is not null ? PhonemeSpelling.Spell(part.Ipa)
            : Clean(part).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim('\'', '-'))
                .Where(word => word.Length > 0)
                .Select(word => new SpanItem(word, 1, ItemKind.EnglishWord));

    /// <summary>The letters one by one; a small s after capitals is their plural: MPs is M P's, not M P S.</summary>
    private static IEnumerable<SpanItem> Letters(string letters)
    {
        var isPlural = letters is [.., var last, 's'] && char.IsAsciiLetterUpper(last);
        var items = letters[..^(isPlural ? 2 : 0)].Where(char.IsLetterOrDigit).Select(letter => new SpanItem(LetterName(letter), 1, ItemKind.Syllables));
        return isPlural ? items.Append(new SpanItem(LetterName(letters[^2]) + "'s", 1, ItemKind.EnglishWord)) : items;
    }

    /// <summary>A is an article and I loses its stress among other letters; "eh" and "eye" sound as their names.</summary>
    private static string LetterName(char letter) => char.ToUpperInvariant(letter) switch
    {
        'A' => "eh",
        'I' => "eye",
        var upper => upper.ToString(),
    };

    /// <summary>
    /// Letters, digits, apostrophes and hyphens stay; <c>&amp;</c> is said; every other mark is a space, so that nothing can
    /// be markup or end the clause.
    /// </summary>
    private static string Clean(SpokenPart part)
    {
        var text = new StringBuilder(part.Text.Length);
        foreach (var c in part.Text.Normalize())
        {
            if (c == '&')
            {
                text.Append(" and ");
            }
            else if (c is '\'' or '\u2019')
            {
                text.Append('\'');
            }
            else if (char.IsAsciiLetterOrDigit(c) || c == '-' || (char.IsLetter(c) && c < '\u0250'))
            {
                text.Append(c);
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                throw new SynthesisException($"The English voice cannot say '{part.Text}'.", isTransient: false);
            }
            else
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
