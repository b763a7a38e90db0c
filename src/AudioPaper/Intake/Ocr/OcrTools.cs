namespace AudioPaper.Intake.Ocr;

/// <summary>The programs that read scanned pages: separate ones, which may be missing.</summary>
/// <param name="Tesseract">tesseract, which turns pictures into text: a path, or a name that the system looks up.</param>
/// <param name="Pdftoppm">pdftoppm (poppler), which draws pages of a PDF that are no single picture.</param>
internal sealed record OcrTools(string Tesseract, string Pdftoppm)
{
    /// <summary>The environment variable that names another tesseract than the one on the path.</summary>
    public const string PathVariable = "AUDIOPAPER_TESSERACT";

    /// <summary>How to get text recognition, as the end of a sentence.</summary>
    public const string WayOut = "install tesseract (Debian: apt install tesseract-ocr tesseract-ocr-chi-sim; macOS: brew install tesseract tesseract-lang;"
        + " Windows: winget install UB-Mannheim.TesseractOCR) or name it in " + PathVariable;

    /// <summary><see cref="WayOut"/> in Chinese.</summary>
    public const string WayOutInChinese = "请安装 tesseract（Debian：apt install tesseract-ocr tesseract-ocr-chi-sim；macOS：brew install tesseract tesseract-lang；"
        + "Windows：winget install UB-Mannheim.TesseractOCR），或用 " + PathVariable + " 指明其位置";

    /// <summary>How to get pages drawn that are no single picture, as the end of a sentence.</summary>
    public const string DrawingWayOut = "install pdftoppm (Debian: apt install poppler-utils; macOS: brew install poppler), which draws it for tesseract to read";

    /// <summary>Those of this machine.</summary>
    public static OcrTools OfMachine => new(Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named ? named : "tesseract", "pdftoppm");
}
