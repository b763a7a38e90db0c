using System.Collections;
using System.Collections.Immutable;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;

namespace AudioPaper.Chunking;

/// <summary>
/// Finds what somebody says in a paragraph: what stands between quotation marks, is longer than a name or a term, and has a stop before
/// its first or its last mark (他说：“……。” · “…，” she said). Pure.
/// </summary>
internal static class QuotedSpeech
{
    /// <summary>Shorter quotations are names and terms, said in one breath with the words around them.</summary>
    private const int FewestSyllables = 7;

    private const string Marks = "“”「」『』\"＂〝〞";

    /// <summary>For each part whether it belongs to a quotation, its marks included. Quotations that never end are none.</summary>
    /// <param name="passage">The passage; only paragraphs have quotations.</param>
    /// <param name="parts">Its parts.</param>
    public static BitArray Find(Passage passage, ImmutableArray<PlacedPart> parts)
    {
        var quoted = new BitArray(parts.Length);
        if (passage.Role != PassageRole.Paragraph)
        {
            return quoted;
        }

        var (openAt, depth, weight) = (-1, 0, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            var isMark = parts[i].Length == 1 && Marks.Contains(passage.Text.Text[parts[i].Start], StringComparison.Ordinal);
            if (isMark && parts[i].IsOpener && depth++ == 0)
            {
                (openAt, weight) = (i, 0);
            }
            else if (isMark && parts[i].IsCloser && depth > 0 && --depth == 0
                && weight >= FewestSyllables && (EndsInStop(parts, openAt) || EndsInStop(parts, i)))
            {
                for (var j = openAt; j <= i; j++)
                {
                    quoted[j] = true;
                }
            }

            weight += UtteranceSplitter.WeightOf(parts[i].Part);
        }

        return quoted;
    }

    /// <summary>Whether a stop, or nothing at all, stands before the part at <paramref name="index"/>.</summary>
    private static bool EndsInStop(ImmutableArray<PlacedPart> parts, int index)
    {
        var before = index - 1;
        while (before >= 0 && parts[before].Part is null && !parts[before].IsOpener)
        {
            before--;
        }

        return before < 0 || parts[before].Part is { Kind: PartKind.Stop };
    }
}
