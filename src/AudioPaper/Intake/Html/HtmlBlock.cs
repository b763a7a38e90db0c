namespace AudioPaper.Intake.Html;

/// <summary>A block of text of an HTML document.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Text">Its text, white space as it came.</param>
/// <param name="Level">1 to 6 for a heading, else 0.</param>
internal sealed record HtmlBlock(RegionRole Role, string Text, int Level);
