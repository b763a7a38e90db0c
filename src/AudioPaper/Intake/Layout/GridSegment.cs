namespace AudioPaper.Intake.Layout;

/// <summary>A piece of a line of page text in which columns stand side by side.</summary>
/// <param name="Row">Number of its line on the page, from 0.</param>
/// <param name="Left">Position of its first character in the line.</param>
/// <param name="Text">What is written there, without white space at both ends.</param>
internal sealed record GridSegment(int Row, int Left, string Text)
{
    /// <summary>Position behind its last character.</summary>
    public int Right => Left + Text.Length;

    /// <summary>Whether both cover a position in their lines.</summary>
    public bool IsOver(GridSegment other) => Left < other.Right && other.Left < Right;
}
