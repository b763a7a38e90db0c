namespace AudioPaper.Intake.MixedColumns;

/// <summary>How well one line of a column goes on from the line above it.</summary>
internal static class Continuation
{
    /// <summary>Squares by which a line may miss the measure and still be full: punctuation is set narrower, and none begins a line.</summary>
    private const double Slack = 1.7;

    /// <summary>Squares by which the first line of a paragraph is indented; the indent is white, and gone from the text.</summary>
    private const double Indent = 2;

    /// <summary>Below this, a pair breaks a rule of composition: no such lines follow each other.</summary>
    public const double Broken = -2.4;

    /// <summary>Evidence that a line follows another in a column, 0 for none; what breaks a rule of composition is below <see cref="Broken"/>.</summary>
    /// <param name="beforeThat">The line above <paramref name="before"/>; null at the top.</param>
    /// <param name="before">The upper line.</param>
    /// <param name="line">The lower line.</param>
    /// <param name="measure">Width of full lines of the column in squares.</param>
    public static double Score(Cell? beforeThat, Cell before, Cell line, double measure)
    {
        var score = line.BeginsWithin || before.EndsWithin ? -6.0 : 0;
        score -= line.IsInBrackets && !before.EndsSentence ? 2 : 0;
        var missing = measure - before.Width;
        var isFull = missing <= Slack || (line.FirstWordWidth > 0 && missing <= line.FirstWordWidth + 1);
        if (before.EndsSentence)
        {
            return score + (isFull ? 0 : IsFirstOfParagraph(line, measure) ? 1.5 : 0.5);
        }

        var beginsParagraph = IsFirstOfParagraph(line, measure);
        var going = beginsParagraph && !line.EndsSentence ? -2.5 : 0.5;
        if (isFull)
        {
            return score + going;
        }

        var beganParagraph = beforeThat is null || beforeThat.EndsSentence || !IsFull(beforeThat, measure);
        var ofHeading = !beganParagraph || before.EndsInsideSentence ? -5 : beginsParagraph ? -0.5 : -1.5;
        return score + (beganParagraph && IsFirstOfParagraph(before, measure) ? Math.Max(going, ofHeading) : ofHeading);
    }

    /// <summary>Evidence that a word goes over the line end: the logarithm of how much likelier a true line break is to be so than a chance one.</summary>
    public static double WordAcross(Cell before, Cell line) => HanziPairs.AreOneWord(before.Text[^1], line.Text[0]) switch { true => 1.1, false => -0.18, null => 0 };

    /// <summary>Whether a line fills the measure.</summary>
    public static bool IsFull(Cell line, double measure) => measure - line.Width <= Slack;

    /// <summary>Whether a line is as long as the first line of a paragraph without its indent.</summary>
    public static bool IsFirstOfParagraph(Cell line, double measure) => Math.Abs(measure - Indent - line.Width) <= 0.6;
}
