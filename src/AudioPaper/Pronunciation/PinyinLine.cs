using System.Collections.Immutable;
using System.Text;
using AudioPaper.Pronunciation.Prosody;
using AudioPaper.Segmentation;

namespace AudioPaper.Pronunciation;

/// <summary>The reading of a line of text: one toned syllable for each hanzi. Nothing is verbalized.</summary>
/// <param name="reader">Reads the hanzi.</param>
/// <param name="withSandhi">Whether tones are given as spoken (neutral tones, 一, 不 and third tones); otherwise as in the dictionary.</param>
public sealed class PinyinLine(MandarinReader reader, bool withSandhi = false)
{
    private readonly ThirdToneSandhi thirdTones = new(reader);

    /// <summary>
    /// Syllables and other tokens of <paramref name="line"/> with single spaces between them. A run of figures, of letters, or of marks
    /// is a token of its own; a hanzi without a reading stands for itself, so that the count of tokens stays.
    /// </summary>
    public string Of(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var tokens = new StringBuilder(line.Length * 4);
        // Marks, figures and letters around hanzi help to read them.
        var words = reader.Read(line);
        var next = 0;
        for (var at = 0; at < line.Length;)
        {
            var kind = KindAt(line, at, out var length);
            var start = at;
            for (at += length; at < line.Length && KindAt(line, at, out length) == kind; at += length)
            {
            }

            if (kind == Kind.Hanzi)
            {
                next = Append(tokens, words, next, at);
            }
            else if (kind != Kind.Space)
            {
                tokens.Append(' ').Append(line, start, at - start);
            }
        }

        return tokens.Length == 0 ? "" : tokens.ToString(1, tokens.Length - 1);
    }

    /// <summary>Adds the syllables of the words up to a place of the line; gives the first word after it.</summary>
    private int Append(StringBuilder tokens, ImmutableArray<MandarinWord> words, int next, int end)
    {
        // What stands between two runs is passed over.
        var first = next;
        while (first < words.Length && !Writing.IsHanzi(Rune.GetRuneAt(words[first].Text, 0)))
        {
            first++;
        }

        for (next = first; next < words.Length && words[next].Start < end; next++)
        {
        }

        var run = words[first..next];
        foreach (var word in withSandhi ? thirdTones.Apply(SpokenTones.Apply(run)) : run)
        {
            foreach (var syllable in word.IsKnown ? word.Syllables : [.. word.Text.EnumerateRunes().Select(rune => rune.ToString())])
            {
                tokens.Append(' ').Append(syllable);
            }
        }

        return next;
    }

    private static Kind KindAt(string line, int at, out int length)
    {
        Rune.DecodeFromUtf16(line.AsSpan(at), out var rune, out length);
        return Writing.IsHanzi(rune) ? Kind.Hanzi
            : Rune.IsWhiteSpace(rune) ? Kind.Space
            : Rune.IsDigit(rune) ? Kind.Figures
            : Rune.IsLetter(rune) ? Kind.Letters
            : Kind.Marks;
    }

    private enum Kind
    {
        Hanzi,
        Figures,
        Letters,
        Marks,
        Space,
    }
}
