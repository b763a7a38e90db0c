namespace AudioPaper.Intake.Ocr;

/// <summary>A word as tesseract read it. Places are pixels of the picture, y downwards.</summary>
/// <param name="Line">Number of its line on the page.</param>
/// <param name="Text">What it read; not empty.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Width">Width, 1 at least.</param>
/// <param name="Height">Height, 1 at least.</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
internal sealed record OcrWord(int Line, string Text, int Left, int Top, int Width, int Height, double Confidence)
{
    /// <summary>The pixel below its last.</summary>
    public int Bottom => Top + Height;
}
