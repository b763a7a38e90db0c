using AudioPaper.Diagnostics;
using SkiaSharp;

namespace AudioPaper.Packaging;

/// <summary>
/// A newspaper's own cover: <c>cover.jpg</c>, <c>cover.jpeg</c> or <c>cover.png</c> in its folder, made into what podcast directories
/// take. Its header is read before anything is unpacked.
/// </summary>
public static class OwnCover
{
    /// <summary>Most bytes of the file.</summary>
    public const int FileLimitBytes = 20 * 1024 * 1024;

    /// <summary>Most pixels: unpacked they take 160 MB.</summary>
    public const long PixelLimit = 40_000_000;

    private static readonly string[] Names = ["cover.jpg", "cover.jpeg", "cover.png"];

    /// <summary>Finds the cover in a newspaper's folder.</summary>
    /// <returns>Its path, or null when there is none.</returns>
    public static string? Find(string folder) => Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Reads a cover: turned as its camera says, letterboxed to a square, 1,400 to 3,000 pixels wide, at most 512 kB.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="newspaper">Its name gives the colour beside a picture that is no square.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The cover; null, with the reason, when the file cannot be one.</returns>
    public static async Task<(CoverImage? Cover, Diagnostic? Reason)> ReadAsync(string path, string newspaper, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path) is { Length: > FileLimitBytes } large)
            {
                return Unusable(path, $"has {large.Length / 1024 / 1024} MB; a cover may have {FileLimitBytes / 1024 / 1024}");
            }

            bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(path, "cannot be read");
        }

        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
        {
            return Unusable(path, "is no JPEG or PNG picture");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > PixelLimit)
        {
            return Unusable(path, $"has {width} × {height} pixels; a cover may have {PixelLimit / 1_000_000} million, and needs no more than {Cover.SizePx} × {Cover.SizePx}");
        }

        cancellationToken.ThrowIfCancellationRequested();
        using var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        return codec.GetPixels(picture.Info, picture.GetPixels()) == SKCodecResult.Success
            ? (Squared(picture, codec.EncodedOrigin, path, newspaper), null)
            : Unusable(path, "is damaged or not complete");
    }

    private static CoverImage Squared(SKBitmap picture, SKEncodedOrigin origin, string path, string newspaper)
    {
        var size = Math.Clamp(Math.Max(picture.Width, picture.Height), Cover.LeastSizePx, Cover.SizePx);
        using var surface = SKSurface.Create(new SKImageInfo(size, size, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Cover.Ground(PlainText.OneLine(newspaper)));
        canvas.Translate(size / 2f, size / 2f);
        Turn(canvas, origin);
        canvas.Scale((float)size / Math.Max(picture.Width, picture.Height));
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, -picture.Width / 2f, -picture.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var isSmall = Math.Max(picture.Width, picture.Height) < Cover.LeastSizePx;
        return new CoverImage(Cover.JpegOf(surface, Cover.SizeLimitBytes), isSmall
            ? [new("cover-enlarged", Severity.Note, $"{Path.GetFileName(path)} has only {picture.Width} × {picture.Height} pixels; podcast directories want {Cover.LeastSizePx} × {Cover.LeastSizePx} at least, so it was enlarged.")]
            : []);
    }

    /// <summary>Turns the canvas as Exif's orientation says (Exif 2.3, 4.6.4 A, tag 274).</summary>
    private static void Turn(SKCanvas canvas, SKEncodedOrigin origin)
    {
        canvas.RotateDegrees(origin switch
        {
            SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft => 180,
            SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom => 90,
            SKEncodedOrigin.LeftBottom or SKEncodedOrigin.LeftTop => 270,
            _ => 0,
        });
        if (origin is SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomLeft or SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightBottom)
        {
            canvas.Scale(-1, 1);
        }
    }

    private static (CoverImage? Cover, Diagnostic? Reason) Unusable(string path, string why) => (null, new Diagnostic(
        "cover-unusable", Severity.Warning, $"{path} {why}, so a cover was drawn instead; put a square JPEG or PNG of {Cover.LeastSizePx} to {Cover.SizePx} pixels there."));
}
