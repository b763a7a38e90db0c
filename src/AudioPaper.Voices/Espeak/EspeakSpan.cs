using System.Collections.Immutable;
using System.Text;
using AudioPaper.Pronunciation;

namespace AudioPaper.Voices.Espeak;

/// <summary>How the sound of a <see cref="SpanItem"/> is counted.</summary>
internal enum ItemKind
{
    /// <summary>A known number of syllables.</summary>
    Syllables,

    /// <summary>An English word, whose syllables nobody counted.</summary>
    EnglishWord,

    /// <summary>A stop.</summary>
    Stop,
}

/// <summary>A word as espeak-ng is given it, or a stop.</summary>
/// <param name="Text">Its spelling.</param>
/// <param name="SyllableCount">Syllables that must be heard, at least 1; 0 for a stop.</param>
/// <param name="Kind">How its sound is counted.</param>
internal readonly record struct SpanItem(string Text, int SyllableCount, ItemKind Kind)
{
    /// <summary>A stop.</summary>
    public static SpanItem Stop(string mark) => new(mark, 0, ItemKind.Stop);
}

/// <summary>Neighbouring words of one language: the text of one call of espeak-ng.</summary>
/// <param name="IsMandarin">Whether the Mandarin reader says it, or the English one.</param>
/// <param name="Items">Words and stops, a word first, never two stops together.</param>
internal sealed record EspeakSpan(bool IsMandarin, ImmutableArray<SpanItem> Items)
{
    /// <summary>
    /// Bounds between two stops. espeak-ng loses words in silence in long clauses: seen from 90 words of <c>zhuang1</c>, and
    /// from 300 English words.
    /// </summary>
    internal const int MaxClauseSyllables = 80, MaxClauseCharacters = 500, MaxClauseEnglishWords = 60;

    /// <summary>The stop it ends with, where it has one.</summary>
    public char? FinalStop => Items[^1].Kind == ItemKind.Stop ? Items[^1].Text[0] : null;

    /// <summary>The syllables that must be heard at least.</summary>
    public int SyllableCount => Items.Sum(item => item.SyllableCount);

    /// <summary>The text as espeak-ng is given it.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var item in Items)
            {
                text.Append(item.Kind == ItemKind.Stop || text.Length == 0 ? "" : " ").Append(item.Text);
            }

            return text.ToString();
        }
    }

    /// <summary>Groups <paramref name="parts"/> by language; a stop belongs to what is before it, one at the very start to nothing.</summary>
    /// <exception cref="Synthesis.SynthesisException">Something in them cannot be said; not transient.</exception>
    public static List<EspeakSpan> From(ImmutableArray<SpokenPart> parts)
    {
        var spans = new List<EspeakSpan>();
        var items = new List<SpanItem>();
        var isMandarin = false;
        foreach (var part in parts)
        {
            if (part.Kind == PartKind.Stop)
            {
                if (items.Count > 0 && items[^1].Kind != ItemKind.Stop)
                {
                    items.Add(SpanItem.Stop(part.Text));
                }

                continue;
            }

            var words = (part.Kind == PartKind.Mandarin ? PinyinSpelling.Spell(part) : EnglishSpelling.Spell(part)).ToList();
            if (words.Count == 0)
            {
                continue;
            }

            if (items.Count > 0 && isMandarin != (part.Kind == PartKind.Mandarin))
            {
                spans.Add(new EspeakSpan(isMandarin, WithinBounds(items)));
                items.Clear();
            }

            isMandarin = part.Kind == PartKind.Mandarin;
            items.AddRange(words);
        }

        if (items.Count > 0)
        {
            spans.Add(new EspeakSpan(isMandarin, WithinBounds(items)));
        }

        return spans;
    }

    /// <summary>Two halves, cut at the word border nearest to the middle; null when there is only one word.</summary>
    public (EspeakSpan First, EspeakSpan Second)? Halves()
    {
        var borders = Enumerable.Range(1, Items.Length - 1).Where(i => Items[i].Kind != ItemKind.Stop).ToList();
        if (borders.Count == 0)
        {
            return null;
        }

        var middle = borders.MinBy(i => Math.Abs(i - (Items.Length / 2.0)));
        return (this with { Items = Items[..middle] }, this with { Items = Items[middle..] });
    }

    /// <summary>Adds a comma wherever a clause would grow too long.</summary>
    private static ImmutableArray<SpanItem> WithinBounds(List<SpanItem> items)
    {
        var bounded = ImmutableArray.CreateBuilder<SpanItem>(items.Count);
        var (syllables, characters, words) = (0, 0, 0);
        foreach (var item in items)
        {
            var isEnglish = item.Kind == ItemKind.EnglishWord;
            if (item.Kind == ItemKind.Stop)
            {
                (syllables, characters, words) = (0, 0, 0);
            }
            else if (bounded.Count > 0 && (syllables + item.SyllableCount > MaxClauseSyllables
                || characters + item.Text.Length + 1 > MaxClauseCharacters || (isEnglish && words + 1 > MaxClauseEnglishWords)))
            {
                bounded.Add(SpanItem.Stop(","));
                (syllables, characters, words) = (0, 0, 0);
            }

            bounded.Add(item);
            syllables += item.SyllableCount;
            characters += item.Text.Length + 1;
            words++;
        }

        return bounded.ToImmutable();
    }
}
