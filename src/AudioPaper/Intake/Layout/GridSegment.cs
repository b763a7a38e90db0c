namespace AudioPaper.Intake.Layout;

/// <summary>A piece of a line of page text in which columns stand side by side.</summary>
/// <param name="Row">Number of its line on the page, from 0.</param>
/// <param name="At">Position of its first character in the line.</param>
/// <param name="Left">Position of its first character on the page, with gutters straightened.</param>
/// <param name="Right">Position behind its last character, or where the next column begins.</param>
/// <param name="From">Where the column it stands in begins; 0 when no gutter stands before it.</param>
/// <param name="To">Where the next column begins; the largest number when no gutter stands behind it.</param>
/// <param name="Text">What is written there, without white space at both ends.</param>
internal sealed record GridSegment(int Row, int At, int Left, int Right, int From, int To, string Text)
{
    /// <summary>Whether both cover more than a few of the same positions; columns of the grid may lean.</summary>
    public bool IsOver(GridSegment other) => Math.Min(Right, other.Right) - Math.Max(Left, other.Left) is var shared && (shared > 2 || (shared > 0 && Math.Min(Text.Length, other.Text.Length) <= 2));
}
