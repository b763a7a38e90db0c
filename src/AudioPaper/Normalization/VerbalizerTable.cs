using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AudioPaper.Normalization;

/// <summary>The verbalizers of a language in their order, parted by what a form may begin with. Thread-safe.</summary>
internal sealed class VerbalizerTable
{
    /// <summary>From this many characters on, compiling the patterns (a tenth of a second and more) pays.</summary>
    private const int LongText = 100_000;

    private readonly ImmutableArray<Verbalizer> atDigit;
    private readonly ImmutableArray<Verbalizer> atLetter;
    private readonly ImmutableArray<Verbalizer> atSign;
    private readonly Lazy<VerbalizerTable> compiled;

    /// <summary>Parts <paramref name="inOrder"/>; the order stays.</summary>
    public VerbalizerTable(IReadOnlyList<Verbalizer> inOrder)
    {
        atDigit = [.. inOrder.Where(verbalizer => verbalizer.Begins.HasFlag(Beginning.Digit))];
        atLetter = [.. inOrder.Where(verbalizer => verbalizer.Begins.HasFlag(Beginning.Letter))];
        atSign = [.. inOrder.Where(verbalizer => verbalizer.Begins.HasFlag(Beginning.Sign))];
        compiled = new(() => new VerbalizerTable([.. inOrder.Select(Compiled)]));
    }

    /// <summary>The same table, in the form that is quickest for a text of <paramref name="length"/> characters.</summary>
    public VerbalizerTable For(int length) => length < LongText ? this : compiled.Value;

    /// <summary>Those that may match at <paramref name="first"/>.</summary>
    public ImmutableArray<Verbalizer> At(char first) => char.IsAsciiDigit(first) ? atDigit : char.IsLetter(first) ? atLetter : atSign;

    private static Verbalizer Compiled(Verbalizer verbalizer) =>
        verbalizer with { Pattern = new Regex(verbalizer.Pattern.ToString(), verbalizer.Pattern.Options | RegexOptions.Compiled) };
}
