namespace AudioPaper.Intake.Layout;

/// <summary>A word in a row.</summary>
/// <param name="Left">Where it begins, counted from the left side of the region.</param>
/// <param name="Gap">Spaces before it.</param>
/// <param name="Text">The word.</param>
internal sealed record RowWord(int Left, int Gap, string Text);
