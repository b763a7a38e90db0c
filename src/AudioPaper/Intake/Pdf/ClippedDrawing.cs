using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics;

namespace AudioPaper.Intake.Pdf;

/// <summary>
/// The drawings of a page as far as they show: a picture may be drawn larger than its frame, and what is cut off lies behind the text
/// unseen. Cutting costs more than all else, so drawings that are none of a newspaper's (maps, charts of thousands of strokes) are taken whole.
/// </summary>
internal sealed class ClippedDrawing(byte[] bytes) : IDisposable
{
    /// <summary>Strokes of one drawing, and of all of a page; beyond that nothing is cut.</summary>
    private const int MostOfOne = 400;
    private const int MostOfAll = 10_000;

    private PdfDocument? document;
    private volatile bool isStopped;

    /// <summary>The drawings of a page, cut where they are few enough.</summary>
    public IReadOnlyList<PdfPath> PathsOf(Page page)
    {
        if (isStopped)
        {
            return page.Paths;
        }

        var count = 0;
        var isClipped = false;
        foreach (var path in page.Paths)
        {
            var strokes = path.Sum(part => part.Commands.Count);
            count += strokes;
            isClipped |= path.IsClipping;
            if (strokes > MostOfOne || count > MostOfAll)
            {
                return page.Paths;
            }
        }

        return isClipped ? (document ??= Open(bytes)).GetPage(page.Number).Paths : page.Paths;
    }

    /// <summary>From now on takes drawings whole: one could not be cut.</summary>
    public void StopCutting() => isStopped = true;

    /// <inheritdoc/>
    public void Dispose() => document?.Dispose();

    private static PdfDocument Open(byte[] bytes) => PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = true });
}
