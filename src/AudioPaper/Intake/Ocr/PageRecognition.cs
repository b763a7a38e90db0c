namespace AudioPaper.Intake.Ocr;

/// <summary>Reads pictures of pages, and pages of PDF files that have no text. Not for calls at the same time.</summary>
internal sealed class PageRecognition(OcrTools tools)
{
    private const int UsualDpi = 300;
    private const double PointsPerInch = 72;
    private const int MostDrawnBytes = 256 << 20;

    private static readonly TimeSpan LongestDrawing = TimeSpan.FromSeconds(60);

    private readonly Tesseract tesseract = new(tools);

    /// <summary>What is missing when a page could not be read, as the end of a sentence.</summary>
    public string WayOut { get; private set; } = OcrTools.WayOut;

    /// <summary>Whether tesseract answered.</summary>
    public bool IsThere { get; private set; }

    /// <summary>The pages of a picture: one, or those of a TIFF file; null when tesseract is not installed.</summary>
    /// <exception cref="IntakeException">It is damaged, too large, or takes too long.</exception>
    public async Task<IReadOnlyList<RecognisedPage>?> PicturesAsync(byte[] image, string name, int? dpi, CancellationToken cancellationToken)
    {
        if (ImageHeader.SizeOf(image) is null)
        {
            throw new IntakeException(
                $"{name} is damaged or has more than {ImageHeader.MostPixels / 1_000_000} million pixels; give a scan of the page at 300 dpi.",
                $"{name} 已损坏或超过 {ImageHeader.MostPixels / 1_000_000} 百万像素；请给出 300 dpi 的版面扫描图。");
        }

        var resolution = Math.Clamp(dpi ?? UsualDpi, 70, 1200);
        var pages = await tesseract.ReadAsync(image, resolution, cancellationToken).ConfigureAwait(false);
        return pages is null ? null : [.. pages.Select(words => new RecognisedPage(OcrLayout.Lines(words, resolution), words.Count(word => !OcrLayout.IsDrawing(word)), words.Count(OcrLayout.IsDrawing)))];
    }

    /// <summary>
    /// A page of a PDF: the one picture that covers it, else the page drawn by pdftoppm; null when neither can be had, or tesseract is not
    /// installed.
    /// </summary>
    /// <exception cref="IntakeException">The page cannot be drawn or read within the limits.</exception>
    public async Task<RecognisedPage?> PageAsync(PageScan? scan, byte[] pdf, int number, (double Width, double Height) sizePt, string name, CancellationToken cancellationToken)
    {
        IsThere = await tesseract.IsThereAsync(cancellationToken).ConfigureAwait(false);
        if (!IsThere)
        {
            return null;
        }

        WayOut = OcrTools.DrawingWayOut;
        var (image, dpi) = scan is not null && ImageHeader.SizeOf(scan.Image) is not null ? (scan.Image, scan.Dpi) : await DrawAsync(pdf, number, sizePt, cancellationToken).ConfigureAwait(false);
        return image is null || await PicturesAsync(image, name, dpi, cancellationToken).ConfigureAwait(false) is not { } pages ? null
            : pages.Count > 0 ? pages[0] : new RecognisedPage([], 0, 0);
    }

    private async Task<(byte[]? Image, int Dpi)> DrawAsync(byte[] pdf, int number, (double Width, double Height) sizePt, CancellationToken cancellationToken)
    {
        var area = sizePt.Width * sizePt.Height / (PointsPerInch * PointsPerInch);
        var dpi = (int)Math.Clamp(area > 0 ? Math.Sqrt(ImageHeader.MostPixels / 2.0 / area) : 0, 30, UsualDpi);
        string[] arguments = ["-r", $"{dpi}", "-f", $"{number}", "-l", $"{number}", "-gray", "-png", "-"];
        var image = await OneShotProgram.RunAsync(tools.Pdftoppm, arguments, pdf, LongestDrawing, MostDrawnBytes, cancellationToken).ConfigureAwait(false);
        return (image is { Length: > 0 } ? image : null, dpi);
    }
}
