using AudioPaper.Intake.Pdf;

namespace AudioPaper.Intake.Ocr;

/// <summary>
/// Puts the words of a scanned page into lines in reading order. tesseract finds the words and the lines; columns and what follows on
/// what is decided as for printed pages (<see cref="ReadingOrder"/>), for it knows nothing of newspapers.
/// </summary>
internal static class OcrLayout
{
    private const double PointsPerInch = 72;

    /// <summary>A gap of this part of the size ends a run: tesseract's lines may reach over two columns.</summary>
    private const double Gap = 0.7;

    /// <summary>What is less sure than this and has no hanzi is a picture or a rule, not a word.</summary>
    private const double LeastConfidence = 0.05;

    /// <summary>Whether a word is none, but something drawn that was taken for letters; it is left out.</summary>
    public static bool IsDrawing(OcrWord word) => word.Confidence <= LeastConfidence && !word.Text.Any(c => c >= '\u2E80' && char.IsLetter(c));

    /// <summary>The lines of a page.</summary>
    /// <param name="words">Its words, in the order they were read.</param>
    /// <param name="dpi">Resolution of the picture.</param>
    public static List<PrintedLine> Lines(IReadOnlyList<OcrWord> words, int dpi)
    {
        var lines = words.Where(word => !IsDrawing(word)).GroupBy(word => word.Line)
            .Select(line => line.ToList()).Select(line => (Words: line, Print: OcrLineSize.Of(line))).ToList();
        var sizes = OcrLineSize.Shared(lines.Select(line => (line.Print.Size, line.Words.Sum(word => word.Text.Length))));
        var points = PointsPerInch / dpi;
        var boxes = lines.SelectMany(line => Boxes(line.Words, sizes[line.Print.Size], line.Print.Baseline, points)).ToList();
        return boxes.Count == 0 ? [] : [.. ReadingOrder.Of(boxes, PageRules.None).SelectMany(Pdf.Lines.Of)];
    }

    private static IEnumerable<TextBox> Boxes(List<OcrWord> words, double size, double baseline, double points)
    {
        TextBox? box = null;
        var edge = double.NegativeInfinity;
        foreach (var (index, word) in words.Index())
        {
            // Boxes of neighbours may overlap; the order of the words counts.
            var before = index > 0 ? words[index - 1].Text[^1] : '\0';
            var isSpaced = index > 0 && !(IsWide(before) && IsWide(word.Text[0]));
            var left = Math.Max(word.Left, edge + (isSpaced && !IsWide(before) && !IsWide(word.Text[0]) ? 0.2 * size : 0));
            var right = Math.Max(left + (0.1 * size * word.Text.Length), word.Left + word.Width);
            right = index + 1 < words.Count ? Math.Max(left + (0.1 * size * word.Text.Length), Math.Min(right, words[index + 1].Left)) : right;
            if (box is not null && left - edge > Gap * size)
            {
                yield return box;
                box = null;
            }

            foreach (var glyph in Glyphs(word, left, right, isSpaced, size, baseline, points))
            {
                if (box is null)
                {
                    box = new TextBox(glyph);
                }
                else
                {
                    box.Add(glyph);
                }
            }

            edge = right;
        }

        if (box is not null)
        {
            yield return box;
        }
    }

    /// <summary>The letters of a word, each with its share of the width.</summary>
    private static IEnumerable<Glyph> Glyphs(OcrWord word, double left, double right, bool isSpaced, double size, double baseline, double points)
    {
        var runes = word.Text.EnumerateRunes().ToList();
        var step = (right - left) / runes.Count;
        return runes.Select((rune, i) => new Glyph(
            rune.ToString(), points * (left + (i * step)), points * (left + ((i + 1) * step)), -points * baseline, points * size, false, "", i == 0 && isSpaced)
        {
            Confidence = word.Confidence,
        });
    }

    private static bool IsWide(char c) => c >= '\u2E80';
}
