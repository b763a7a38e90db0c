using System.Collections.Immutable;
using AudioPaper.Intake.Pdf;

namespace AudioPaper.Intake.Ocr;

/// <summary>Reads pictures of pages (PNG, JPEG, TIFF) by text recognition.</summary>
internal static class ImageReader
{
    /// <summary>The one source of a picture; a TIFF file may hold several pages.</summary>
    /// <exception cref="IntakeException">tesseract is missing, or the picture cannot be read or holds no text.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name, OcrTools tools, CancellationToken cancellationToken)
    {
        var pages = Pages(bytes, name, tools, cancellationToken)
            ?? throw new IntakeException($"{name} is a picture, and no program to read it is there; {OcrTools.WayOut}.", $"{name} 是图片，而没有可用的文字识别程序；{OcrTools.WayOutInChinese}。");
        var text = new SourceText();
        foreach (var (index, page) in pages.Index())
        {
            text.BeginPage(index + 1);
            text.Add(page.Lines);
            var finding = page.Finding(pages.Count > 1 ? $"Page {index + 1} of {name}" : name);
            text.Report(finding.Code, finding.Severity, finding.Message);
        }

        if (text.IsEmpty)
        {
            throw new IntakeException($"No text was found in the picture {name}; give a sharper scan of the page, at 300 dpi.", $"图片 {name} 中没有识别到文字；请给出更清晰的版面扫描图（300 dpi）。");
        }

        var read = text.ToPdfText(Path.GetFileName(name));
        // Several pictures are several pages, each the first of its file: segmentation numbers them through.
        var regions = pages.Count > 1 ? read.Source.Regions : [.. read.Source.Regions.Select(region => region with { Page = null })];
        return [read.Source with { Regions = regions, Diagnostics = read.Diagnostics }];
    }

    private static IReadOnlyList<RecognisedPage>? Pages(byte[] bytes, string name, OcrTools tools, CancellationToken cancellationToken)
    {
        try
        {
            return new PageRecognition(tools).PicturesAsync(bytes, name, null, cancellationToken).GetAwaiter().GetResult();
        }
        catch (IntakeException e) when (!e.Message.StartsWith(name, StringComparison.Ordinal))
        {
            throw new IntakeException($"{name} could not be read as a picture of a page: {e.Message}", $"无法读取版面图片 {name}：{e.Chinese}", e);
        }
    }
}
