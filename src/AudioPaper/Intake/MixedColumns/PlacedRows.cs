using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>Lines of a block put back into columns.</summary>
/// <param name="Before">Lines that stood above all columns.</param>
/// <param name="Columns">The lines of each column, left to right.</param>
/// <param name="Beside">Lines that stood to the right of all columns and are of none.</param>
/// <param name="BrokenCount">Neighbouring lines of a column that break a rule of composition.</param>
/// <param name="After">Lines that stood below all columns.</param>
/// <param name="Score">How much evidence speaks for it.</param>
internal sealed record PlacedRows(
    ImmutableArray<string> Before, ImmutableArray<ImmutableArray<string>> Columns, ImmutableArray<string> Beside, int BrokenCount, ImmutableArray<string> After, double Score)
{
    /// <summary>By how much evidence it is better than the next best placement.</summary>
    public double Margin { get; init; }

    /// <summary>Lines of no column.</summary>
    public int LooseCount => Before.Length + After.Length;
}
