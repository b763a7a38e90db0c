namespace AudioPaper.Intake.Layout;

/// <summary>A block of text on a page, y upwards.</summary>
/// <param name="Left">Its left side.</param>
/// <param name="Right">Its right side.</param>
/// <param name="Top">Its upper side.</param>
/// <param name="Bottom">Its lower side.</param>
/// <param name="LineHeight">Height of its first line.</param>
/// <param name="IsHead">Whether it is set as head lines are, so that an article may begin with it.</param>
internal sealed record Block(double Left, double Right, double Top, double Bottom, double LineHeight, bool IsHead);
