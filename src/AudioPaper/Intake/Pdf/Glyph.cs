namespace AudioPaper.Intake.Pdf;

/// <summary>A printed letter, in points, y upwards, turned so that its line runs to the right.</summary>
/// <param name="Text">Its characters; more than one for a ligature.</param>
/// <param name="Left">Where it begins on the baseline.</param>
/// <param name="Right">Where its advance ends.</param>
/// <param name="Baseline">Height of its baseline.</param>
/// <param name="Size">Size of its font.</param>
/// <param name="IsBold">Whether its font is bold.</param>
/// <param name="Font">Name of its font.</param>
/// <param name="AfterSpace">Whether the page sets a space before it.</param>
internal readonly record struct Glyph(string Text, double Left, double Right, double Baseline, double Size, bool IsBold, string Font, bool AfterSpace)
{
    /// <summary>How sure it is that this letter is printed, 0 to 1; less than 1 only where a picture was read.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Its advance down the page when it lies on its side in vertical writing; 0 for a letter that stands.</summary>
    public double SidewaysLength { get; init; }

    /// <summary>Whether it lies on its side in vertical writing.</summary>
    public bool IsSideways => SidewaysLength > 0;

    /// <summary>Whether it is as wide as a hanzi: hanzi, kana, Chinese punctuation, full-width forms.</summary>
    public bool IsWide => Text[0] is >= '\u2E80' and <= '\uA4CF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFF60' || char.IsSurrogate(Text[0])
        || (Right - Left > 0.8 * Size && "“”‘’·".Contains(Text[0]));

    /// <summary>Whether a word never has a space beside it here: Chinese punctuation carries its own room.</summary>
    public bool IsWidePunctuation => IsWide && !char.IsLetterOrDigit(Text[0]) && !char.IsSurrogate(Text[0]);
}
