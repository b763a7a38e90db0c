namespace AudioPaper.Intake.Layout;

/// <summary>A piece of a line of page text in which columns stand side by side.</summary>
/// <param name="Row">Number of its line on the page, from 0.</param>
/// <param name="At">Position of its first character in the line.</param>
/// <param name="Left">Position of its first character on the page, with gutters straightened.</param>
/// <param name="Right">Position behind its last character, or where the next column begins.</param>
/// <param name="Text">What is written there, without white space at both ends.</param>
internal sealed record GridSegment(int Row, int At, int Left, int Right, string Text);
