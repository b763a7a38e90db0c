using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>One choice in the search: the lines up to here have their columns.</summary>
/// <param name="Parent">The choices before; null at the start.</param>
/// <param name="Score">Evidence so far.</param>
/// <param name="LastColumn">Column of the last cell.</param>
/// <param name="Feet">The lower ends of the columns.</param>
/// <param name="Added">The cells of the last line, in neighbouring columns; none for a line of no column.</param>
internal sealed record RowState(RowState? Parent, double Score, int LastColumn, ImmutableArray<ColumnFoot> Feet, ImmutableArray<Cell> Added)
{
    /// <summary>Column of the first added cell; -1 for a line above all columns.</summary>
    public int FirstColumn => Added.Length == 0 ? -1 : LastColumn - Added.Length + 1;

    /// <summary>Pairs of lines that break a rule of composition so far.</summary>
    public int BrokenCount { get; init; }

    /// <summary>Whether text beside the columns has begun.</summary>
    public bool HasBeside { get; init; }

    /// <summary>Whether the columns have ended.</summary>
    public bool IsAfter { get; init; }
}
