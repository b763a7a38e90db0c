namespace AudioPaper.Intake;

/// <summary>A word of a scanned page that text recognition was not sure of.</summary>
/// <param name="Start">First UTF-16 code unit in the text it stands in.</param>
/// <param name="Length">Number of code units, 1 at least.</param>
/// <param name="Confidence">How sure recognition was, from 0 to <see cref="CertainFrom"/>, as it says itself.</param>
public sealed record UncertainWord(int Start, int Length, double Confidence)
{
    /// <summary>
    /// Words from this confidence (0 to 1) on count as read. Of what tesseract reads wrongly most is below, of what it reads rightly little.
    /// </summary>
    public const double CertainFrom = 0.6;
}
