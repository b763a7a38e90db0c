using System.Collections.Immutable;
using AudioPaper.Pronunciation;

namespace AudioPaper.Chunking;

/// <summary>
/// Makes quotations audible: a short pause where one begins and where it ends. A quotation of a few syllables is a name or a term
/// (“十四五”规划, 《条例》), which newsreaders say in one breath with the words around it. Brackets are pauses already. Pure.
/// </summary>
internal static class QuotationPauses
{
    /// <summary>Shorter quotations have no pauses.</summary>
    private const int FewestSyllables = 7;

    /// <summary>Pairs inside pairs inside pairs: deeper ones are left as they are.</summary>
    private const int Deepest = 64;

    /// <summary>The same parts, with stops at the marks of longer quotations.</summary>
    public static ImmutableArray<PlacedPart> Apply(ImmutableArray<PlacedPart> parts)
    {
        ImmutableArray<PlacedPart>.Builder? audible = null; // Most passages have no quotation, and a passage may be long.
        var open = new Stack<(int At, int Weight)>();
        var weight = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            weight += UtteranceSplitter.WeightOf(parts[i].Part);
            if (parts[i].IsOpener && open.Count < Deepest)
            {
                open.Push((i, weight));
            }
            else if (parts[i].IsCloser && open.TryPop(out var opener) && weight - opener.Weight >= FewestSyllables)
            {
                audible ??= parts.ToBuilder();
                audible[opener.At] = WithStop(parts[opener.At]);
                audible[i] = WithStop(parts[i]);
            }
        }

        return audible?.MoveToImmutable() ?? parts;
    }

    private static PlacedPart WithStop(PlacedPart mark) => mark.Part is null ? mark with { Part = SpokenPart.Stop(',') } : mark;
}
