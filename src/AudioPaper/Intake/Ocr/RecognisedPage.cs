using AudioPaper.Diagnostics;
using AudioPaper.Intake.Pdf;

namespace AudioPaper.Intake.Ocr;

/// <summary>What text recognition read on a page.</summary>
/// <param name="Lines">Its lines in reading order; empty when it saw none.</param>
/// <param name="WordCount">Number of words among them.</param>
/// <param name="DrawingCount">Number of things that it took for letters and that are none; they are left out.</param>
internal sealed record RecognisedPage(List<PrintedLine> Lines, int WordCount, int DrawingCount)
{
    /// <summary>Says that the page was read by recognition, or that nothing was found on it.</summary>
    /// <param name="place">The page, as the beginning of a sentence.</param>
    public Diagnostic Finding(string place) => Lines.Count == 0
        ? new("pdf-page-without-text", Severity.Warning, $"{place} has no text that recognition could find.")
        : new("page-recognised", Severity.Note, $"{place} was read by text recognition: {WordCount} words, {Lines.Sum(line => line.Uncertain.Length)} of them uncertain{(DrawingCount > 0 ? $"; {DrawingCount} marks that look like drawing were left out" : "")}.");
}
