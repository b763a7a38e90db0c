using UglyToad.PdfPig.Content;

namespace AudioPaper.Intake.Ocr;

/// <summary>The picture that a scanned page of a PDF consists of.</summary>
/// <param name="Image">PNG or JPEG.</param>
/// <param name="Dpi">Its resolution on the page.</param>
internal sealed record PageScan(byte[] Image, int Dpi)
{
    /// <summary>A picture that covers less of the page stands beside something else.</summary>
    private const double LeastCover = 0.8;

    /// <summary>A page with more pictures is no scan.</summary>
    private const int MostImages = 64;

    /// <summary>The largest picture of an upright page, if it covers the page and is of a form that can be taken out as it is; else null.</summary>
    public static PageScan? Of(Page page)
    {
        var image = page.GetImages().Take(MostImages).MaxBy(image => image.BoundingBox.Width * image.BoundingBox.Height);
        if (image is null || page.Rotation.Value != 0 || image.BoundingBox.Rotation != 0 || image.WidthInSamples < 1
            || image.BoundingBox.Width * image.BoundingBox.Height < LeastCover * page.Width * page.Height
            || (long)image.WidthInSamples * image.HeightInSamples > ImageHeader.MostPixels)
        {
            return null;
        }

        var bytes = ImageHeader.IsImage(image.RawBytes) ? image.RawBytes.ToArray() : image.TryGetPng(out var png) ? png : null;
        return bytes is null ? null : new PageScan(bytes, (int)Math.Clamp(image.WidthInSamples * 72 / image.BoundingBox.Width, 70, 1200));
    }
}
