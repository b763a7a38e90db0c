namespace AudioPaper.Intake.Layout;

/// <summary>A gutter between columns: one position in each row it runs through.</summary>
/// <param name="FirstRow">The row it begins in.</param>
/// <param name="Positions">Its position in that row and in each one below.</param>
internal sealed record Seam(int FirstRow, IReadOnlyList<int> Positions)
{
    /// <summary>Whether it runs between two pieces of text, in whatever rows of it they stand.</summary>
    public bool Parts(GridSegment a, GridSegment b) => IsIn(a.Row) && IsIn(b.Row) && IsLeft(a) != IsLeft(b);

    private bool IsIn(int row) => row >= FirstRow && row < FirstRow + Positions.Count;

    private bool IsLeft(GridSegment text) => text.Left < Positions[text.Row - FirstRow];
}
