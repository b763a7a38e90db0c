using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Intake.Ocr;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Graphics;

namespace AudioPaper.Intake.Pdf;

/// <summary>Reads the text of newspaper pages from a PDF, in the order a person reads it.</summary>
/// <remarks>
/// A page without text is read from its picture by text recognition, where tesseract is installed. Columns, headlines over several columns and rules are
/// understood; tables are read column by column, and turned text comes at the end of its page.
/// </remarks>
public static class PdfReader
{
    /// <summary>Opening a file or reading a page takes well under a second; what takes this long never ends.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(60);

    /// <summary>One break more in so many areas says nothing against the order of painting.</summary>
    private const int PaintedTrust = 8;

    /// <summary>Pages with fewer areas may have been painted in any order without a break.</summary>
    private const int LeastAreas = 24;

    /// <summary>So many headlines more stand apart from their text only when they were painted apart; a single one may stand where no rule expects it.</summary>
    private const int LeastApart = 2;

    /// <summary>Pages beyond this are not those of a newspaper.</summary>
    private const int MostPages = 1000;

    /// <summary>Reads all pages of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, for messages and as the name of the source.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <returns>The text with its lines, and what is missing from it.</returns>
    /// <exception cref="IntakeException">The file is no PDF, damaged, needs a password, or has no page with text.</exception>
    public static PdfText Read(byte[] bytes, string name, CancellationToken cancellationToken) => Read(bytes, name, null, cancellationToken);

    /// <summary>Reads all pages of a file, those without text by recognition.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, for messages and as the name of the source.</param>
    /// <param name="tools">The programs for that; null to read printed text alone.</param>
    /// <param name="cancellationToken">Stops between pages, and the programs.</param>
    /// <exception cref="IntakeException">The file is no PDF, damaged, needs a password, or has no page with text.</exception>
    internal static PdfText Read(byte[] bytes, string name, OcrTools? tools, CancellationToken cancellationToken)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF"u8) < 0)
        {
            throw new IntakeException($"{name} is not a PDF; give a PDF or page text (.txt).", $"{name} 不是 PDF；请给出 PDF 或版面文本（.txt）。");
        }

        using var document = Guarded(() => Open(bytes), name, cancellationToken);
        using var drawing = new ClippedDrawing(bytes);
        var pageCount = Guarded(() => document.NumberOfPages, name, cancellationToken);
        if (pageCount is < 1 or > MostPages)
        {
            throw pageCount < 1
                ? new IntakeException($"{name} has no pages; export the PDF again.", $"{name} 没有页面；请重新导出 PDF。")
                : new IntakeException($"{name} has {pageCount} pages; give an issue of {MostPages} pages at most.", $"{name} 有 {pageCount} 页；一期最多 {MostPages} 页。");
        }

        var text = new SourceText();
        var recognition = tools is null ? null : new PageRecognition(tools);
        for (var number = 1; number <= pageCount; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadPage(document, drawing, number, bytes, name, text, recognition, cancellationToken);
        }

        return text.IsEmpty ? throw NoText(name, text, recognition?.IsThere == true) : text.ToPdfText(name);
    }

    private static PdfDocument Open(byte[] bytes) =>
        PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false });

    private static void ReadPage(
        PdfDocument document, ClippedDrawing drawing, int number, byte[] bytes, string name, SourceText text, PageRecognition? recognition, CancellationToken cancellationToken)
    {
        text.BeginPage(number);
        try
        {
            var page = Guarded(() => document.GetPage(number), name, cancellationToken);
            var paths = Shown(page, drawing, name, cancellationToken);
            var (lines, unknownCount) = Guarded(() => Lines(page, paths), name, cancellationToken);
            text.Add(lines);
            if (lines.Count == 0)
            {
                Recognise(document, number, bytes, name, text, recognition, cancellationToken);
            }

            if (unknownCount > 0)
            {
                text.Report("pdf-letters-unknown", Severity.Warning, $"Page {number} of {name} has {unknownCount} letters whose font does not tell what they are; compare the text with the page.");
            }
        }
        catch (IntakeException e) when (e.InnerException is not TimeoutException)
        {
            text.Report("pdf-page-unreadable", Severity.Error, $"Page {number} of {name} is damaged and was not read; export the PDF again.");
        }
    }

    /// <summary>The drawings of a page as far as they show; whole where a drawing cannot be cut, which costs no text.</summary>
    private static IReadOnlyList<PdfPath> Shown(Page page, ClippedDrawing drawing, string name, CancellationToken cancellationToken)
    {
        try
        {
            return Guarded(() => drawing.PathsOf(page), name, cancellationToken);
        }
        catch (IntakeException)
        {
            drawing.StopCutting();
            return page.Paths;
        }
    }

    private static void Recognise(PdfDocument document, int number, byte[] bytes, string name, SourceText text, PageRecognition? recognition, CancellationToken cancellationToken)
    {
        var place = $"Page {number} of {name}";
        string? failure = null;
        try
        {
            var (scan, size) = recognition is null ? default : Guarded(() => document.GetPage(number) is var page ? (PageScan.Of(page), (page.Width, page.Height)) : default, name, cancellationToken);
            if (recognition?.PageAsync(scan, bytes, number, size, place, cancellationToken).GetAwaiter().GetResult() is { } read)
            {
                text.Add(read.Lines);
                var finding = read.Finding(place);
                text.Report(finding.Code, finding.Severity, finding.Message);
                return;
            }
        }
        catch (IntakeException e) when (e.InnerException is null)
        {
            failure = $"reading it as a scan failed: {e.Message.TrimEnd('.')}";
        }

        text.Report("pdf-page-without-text", Severity.Warning, $"{place} has no text; {failure ?? $"if it is a scan, {recognition?.WayOut ?? OcrTools.WayOut}"}.");
    }

    private static (List<PrintedLine> Lines, int UnknownCount) Lines(Page page, IReadOnlyList<PdfPath> paths)
    {
        var letters = PageLetters.Of(page);
        var rules = PageRules.Of(paths);
        var lines = new List<PrintedLine>();
        foreach (var glyphs in letters.ByDirection)
        {
            lines.AddRange(InOrder(glyphs, rules));
            if (rules != PageRules.None)
            {
                lines = PageStrips.Apply(PageShapes.Apply(page, rules, lines), rules, page.Number == 1);
            }

            // Rules are where the level text is; turned text is elsewhere.
            rules = PageRules.None;
        }

        return (lines, letters.UnknownCount);
    }

    /// <summary>The lines as they were painted, which is mostly as they were written, headlines put to their text; as white space orders them where that breaks clearly fewer sentences.</summary>
    private static IEnumerable<PrintedLine> InOrder(List<Glyph> glyphs, PageRules rules)
    {
        var placed = ReadingOrder.Of(JustifiedGaps.Close(Runs.Of(Runs.Painted(glyphs))), rules).ConvertAll(Pdf.Lines.Of);
        var headed = HeadlineOrder.Of(StreamOrder.Of(Runs.Painted(glyphs)).ConvertAll(Pdf.Lines.Of), rules);
        var painted = ArticleOrder.Of(headed, placed);
        var (byPlace, byPaint) = (Coherence.Breaks(placed), Coherence.Breaks(painted));
        var isPainted = painted.Count < LeastAreas ? byPaint < byPlace || (byPaint == byPlace && Coherence.HaveSameHeadlines(painted, placed))
            : byPaint <= byPlace + (painted.Count / PaintedTrust);
        // Where headlines stand apart from their text, the page was not painted as it is read.
        isPainted &= HeadlineOrder.Apart(painted) < HeadlineOrder.Apart(placed) + LeastApart;
        return (isPainted ? painted : placed).SelectMany(area => area);
    }

    private static IntakeException NoText(string name, SourceText text, bool wasRecognised) => text.HasUnreadablePages ? Damaged(name, null)
        : wasRecognised ? new($"{name} has no text on any page, and text recognition found none; give a sharper scan, at 300 dpi.", $"{name} 的所有页面都没有文字，文字识别也没有结果；请给出更清晰的扫描件（300 dpi）。")
        : new($"{name} has no text on any page, so it is a scan or its letters were turned into drawings; {OcrTools.WayOut}, or give it a text layer.",
            $"{name} 的所有页面都没有文字，可能是扫描件或文字已转为图形；{OcrTools.WayOutInChinese}，或先做文字识别（OCR）。");

    private static IntakeException Damaged(string name, Exception? cause) =>
        new($"{name} is damaged and cannot be read as a PDF; export or download it again.", $"{name} 已损坏，无法作为 PDF 读取；请重新导出或下载。", cause);

    /// <summary>
    /// Runs a step of PdfPig, which is given files from anywhere. What it throws for damaged ones is of a dozen kinds, from its own to
    /// index, cast, null and number errors, so at this border all of them mean the same; a damaged file must not hold up the issue either.
    /// </summary>
    private static T Guarded<T>(Func<T> step, string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.Run(step, cancellationToken).WaitAsync(LongestStep, cancellationToken).GetAwaiter().GetResult();
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new IntakeException($"{name} is locked with a password; save a copy without one.", $"{name} 设有密码；请另存一份不带密码的文件。", e);
        }
        catch (TimeoutException e)
        {
            throw new IntakeException($"{name} takes too long to read, so it is damaged or far too complex; export it again.", $"{name} 读取时间过长，可能已损坏或过于复杂；请重新导出。", e);
        }
#pragma warning disable CA1031 // Said above.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw Damaged(name, e);
        }
    }
}
