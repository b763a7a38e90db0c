using SkiaSharp;

namespace AudioPaper.Tests.Intake.Ocr;

/// <summary>Pages that were "scanned": text drawn as a picture, and the picture put into a PDF.</summary>
internal static class Scans
{
    public const double Dpi = 200;

    public static readonly string[] English =
    [
        "#Goose Takes the Morning Ferry", "A goose boarded the early ferry to Marl Island on Tuesday,", "stood at the rail for the whole crossing and came back", "with the afternoon mail, the captain said.",
        "She was not asked for a ticket. The harbour office is", "looking into whether geese travel free of charge.",
    ];

    public static readonly string[] Chinese =
    [
        "#老渡口重新开船", "停了七年的老渡口昨天上午重新开船，第一班船上", "坐了四十二位客人和两只山羊。船长说，水位很好，", "风也不大，过江只用了十一分钟。",
    ];

    /// <summary>A page drawn at 200 dpi; a line that begins with # is a headline.</summary>
    public static byte[] Picture(string[] lines, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = Draw(lines);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A PDF whose pages are pictures, as a scanner makes it.</summary>
    public static byte[] Pdf(params string[][] pages)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            foreach (var lines in pages)
            {
                using var bitmap = Draw(lines);
                using var image = SKImage.FromBitmap(bitmap);
                var (width, height) = ((float)(bitmap.Width * 72 / Dpi), (float)(bitmap.Height * 72 / Dpi));
                using var canvas = document.BeginPage(width, height);
                canvas.DrawImage(image, new SKRect(0, 0, width, height));
                document.EndPage();
            }

            document.Close();
        }

        return stream.ToArray();
    }

    /// <summary>A PDF whose one page is two pictures, one above the other.</summary>
    public static byte[] PdfOfHalves(string[] lines)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            using var bitmap = Draw(lines);
            var (width, height) = ((float)(bitmap.Width * 72 / Dpi), (float)(bitmap.Height * 72 / Dpi));
            using var canvas = document.BeginPage(width, height);
            for (var i = 0; i < 2; i++)
            {
                using var half = new SKBitmap(bitmap.Width, bitmap.Height / 2);
                using (var cut = new SKCanvas(half))
                {
                    cut.DrawBitmap(bitmap, 0, -i * half.Height);
                }

                using var image = SKImage.FromBitmap(half);
                canvas.DrawImage(image, new SKRect(0, i * height / 2, width, (i + 1) * height / 2));
            }

            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    private static SKBitmap Draw(string[] lines)
    {
        var font = Directory.EnumerateFiles("/usr/share/fonts", "NotoSansCJK-Regular*", SearchOption.AllDirectories).First();
        using var typeface = SKTypeface.FromFile(font, 2);
        var bitmap = new SKBitmap(1400, 700);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        var y = 40f;
        foreach (var line in lines)
        {
            using var text = new SKFont(typeface, line.StartsWith('#') ? 64 : 34);
            y += text.Size * 1.5f;
            canvas.DrawText(line.TrimStart('#'), 60, y, text, ink);
        }

        return bitmap;
    }
}
