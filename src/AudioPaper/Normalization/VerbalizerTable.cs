using System.Collections.Immutable;

namespace AudioPaper.Normalization;

/// <summary>The verbalizers of a language in their order, parted by what a form may begin with.</summary>
internal sealed class VerbalizerTable
{
    private readonly ImmutableArray<Verbalizer> atDigit;
    private readonly ImmutableArray<Verbalizer> atLetter;
    private readonly ImmutableArray<Verbalizer> atSign;

    /// <summary>Parts <paramref name="inOrder"/>; the order stays.</summary>
    public VerbalizerTable(IReadOnlyList<Verbalizer> inOrder)
    {
        atDigit = [.. inOrder.Where(verbalizer => verbalizer.Begins.HasFlag(Beginning.Digit))];
        atLetter = [.. inOrder.Where(verbalizer => verbalizer.Begins.HasFlag(Beginning.Letter))];
        atSign = [.. inOrder.Where(verbalizer => verbalizer.Begins.HasFlag(Beginning.Sign))];
    }

    /// <summary>Those that may match at <paramref name="first"/>.</summary>
    public ImmutableArray<Verbalizer> At(char first) => char.IsAsciiDigit(first) ? atDigit : char.IsLetter(first) ? atLetter : atSign;
}
