using System.Collections.Immutable;

namespace AudioPaper.Intake.Pdf;

/// <summary>A line as it is printed.</summary>
/// <param name="Text">Its characters, words apart; never empty, no white space at the ends.</param>
/// <param name="SizePt">Size of most of its letters.</param>
/// <param name="IsBold">Whether most of its letters are bold.</param>
/// <param name="StartsBlock">Whether a blank line stands before it.</param>
internal sealed record PrintedLine(string Text, double SizePt, bool IsBold, bool StartsBlock)
{
    /// <summary>Words that recognition was not sure of, with their places in the text; of a scanned page only.</summary>
    public ImmutableArray<UncertainWord> Uncertain { get; init; } = [];
}
