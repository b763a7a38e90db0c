using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>One choice in the search for the columns of blocks: the blocks up to here have their columns.</summary>
/// <param name="Parent">The choices before; null at the start.</param>
/// <param name="Score">Evidence so far.</param>
/// <param name="Column">The column of the last block; -1 when it is of none.</param>
/// <param name="Feet">The lower ends of the columns.</param>
/// <param name="Tops">The first lines of the columns.</param>
/// <param name="BrokenCount">Pairs of lines that break a rule of composition.</param>
internal sealed record BlockState(BlockState? Parent, double Score, int Column, ImmutableArray<ColumnFoot> Feet, ImmutableArray<Cell?> Tops, int BrokenCount)
{
    /// <summary>Whether no column has a line.</summary>
    public bool IsEmpty => Feet.All(foot => foot.Last is null);

    /// <summary>The score with the steps from the foot of each column to the top of the next.</summary>
    public double Finished(double measure) =>
        Score + Enumerable.Range(0, Feet.Length).Sum(c => Feet[c].ToTop(c + 1 < Feet.Length ? Tops[c + 1] : null, measure));
}
