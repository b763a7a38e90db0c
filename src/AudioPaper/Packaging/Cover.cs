using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Diagnostics;
using SkiaSharp;

namespace AudioPaper.Packaging;

/// <summary>A picture for an episode.</summary>
/// <param name="Jpeg">A square of at most 3,000 × 3,000 pixels and 512 kB, as podcast directories want it.</param>
/// <param name="Diagnostics">
/// What is not as wished: <c>cover-without-text</c> (no font has the name's letters), <c>cover-letters-left-out</c>,
/// <c>cover-name-shortened</c>; of a newspaper's own cover <c>cover-enlarged</c> and <c>cover-unusable</c>.
/// </param>
public sealed record CoverImage(byte[] Jpeg, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Draws covers: the newspaper's name, the date, the weekday and how many articles there are. The same input and font give the same bytes.</summary>
public static class Cover
{
    /// <summary>Width and height in pixels: the most that podcast directories take.</summary>
    public const int SizePx = 3000;

    /// <summary>Least width and height of a cover that podcast directories take.</summary>
    public const int LeastSizePx = 1400;

    /// <summary>Whether this machine has a font with all hanzi of a text.</summary>
    public static bool HasFontFor(string text)
    {
        using var font = CoverFont.Find(text);
        return font is not null && text.EnumerateRunes().All(rune => !CoverFont.IsHan(rune.Value) || font.ContainsGlyph(rune.Value));
    }

    // Places are told on a square of this size.
    private const float DesignPx = 1400;
    private const float MarginPx = 110;
    private const float DateSizePx = 76;
    private const float CountSizePx = 54;

    /// <summary>Most bytes of a cover.</summary>
    internal const int SizeLimitBytes = 512_000;

    private static readonly SKColor Paper = new(0xFB, 0xF8, 0xF0);

    /// <summary>Names what <see cref="Draw"/> would draw: the same name stands for the same bytes.</summary>
    /// <inheritdoc cref="Draw"/>
    public static string Fingerprint(string newspaper, DateOnly date, string language, int articleCount)
    {
        using var typeface = CoverFont.Find(Letterings(newspaper, date, language, articleCount));
        return string.Create(CultureInfo.InvariantCulture, $"cover 1\n{newspaper}\n{date:yyyy-MM-dd}\n{language}\n{articleCount}\n{typeface?.FamilyName} {typeface?.FontWeight} {typeface?.GlyphCount}");
    }

    /// <summary>Draws a cover.</summary>
    /// <param name="newspaper">The name, any text.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="language">BCP 47 tag; the date is written in Chinese, English or, for all else, as ISO 8601.</param>
    /// <param name="articleCount">How many articles the issue has; 0 to leave it out.</param>
    /// <param name="fontFolders">Where to look for fonts; by default where this system keeps them.</param>
    public static CoverImage Draw(
        string newspaper, DateOnly date, string language, int articleCount = 0, IReadOnlyList<string>? fontFolders = null)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var whole = PlainText.OneLine(newspaper);
        var dateLine = CoverWords.Date(date, language);
        var countLine = articleCount > 0 ? CoverWords.Articles(articleCount, language) : "";
        using var typeface = CoverFont.Find(Letterings(newspaper, date, language, articleCount), fontFolders);
        var name = typeface is null ? "" : Drawable(whole, typeface);
        if (name.Length == 0)
        {
            findings.Add(new("cover-without-text", Severity.Note, "No font on this machine can write the newspaper's name, so the cover bears none (Debian: apt install fonts-noto-cjk)."));
        }
        else if (name.Length < whole.Length)
        {
            findings.Add(new("cover-letters-left-out", Severity.Note, "The cover's font lacks some letters of the newspaper's name; they were left out."));
        }

        using var surface = SKSurface.Create(new SKImageInfo(SizePx, SizePx, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Ground(whole));
        canvas.Scale(SizePx / DesignPx);
        if (typeface is not null && name.Length > 0)
        {
            var text = CoverText.Fit(name, typeface, DesignPx - (2 * MarginPx), 640, new(340, 60, 3));
            var canDate = Drawable(dateLine, typeface).Length == dateLine.Length;
            DrawText(canvas, typeface, text, canDate ? dateLine : CoverWords.IsoDate(date), canDate ? countLine : "");
            if (text.IsShortened)
            {
                findings.Add(new("cover-name-shortened", Severity.Note, "The newspaper's name is too long for the cover and ends in “…” there."));
            }
        }

        DrawWave(canvas, whole, name.Length > 0 ? 1110 : DesignPx / 2, name.Length > 0 ? 85 : 380);
        return new CoverImage(JpegOf(surface, SizeLimitBytes), findings.ToImmutable());
    }

    private static string Letterings(string newspaper, DateOnly date, string language, int articleCount) =>
        PlainText.OneLine(newspaper) + CoverWords.Date(date, language) + (articleCount > 0 ? CoverWords.Articles(articleCount, language) : "");

    /// <summary>The ground's colour: dark enough for a contrast of 7 : 1 with the letters, its hue from the name.</summary>
    internal static SKColor Ground(string newspaper) => SKColor.FromHsl(Hash(newspaper)[0] * 360f / 256, 52, 20);

    /// <summary>Colour of the letters.</summary>
    internal static SKColor Letters => Paper;

    /// <summary>A picture as JPEG, as good as fits into a number of bytes.</summary>
    internal static byte[] JpegOf(SKSurface surface, int limitBytes)
    {
        using var image = surface.Snapshot();
        for (var quality = 88; ; quality -= 12)
        {
            using var data = image.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (data.Size <= limitBytes || quality < 20)
            {
                return data.ToArray();
            }
        }
    }

    private static void DrawText(SKCanvas canvas, SKTypeface typeface, CoverText text, string dateLine, string countLine)
    {
        using var paint = new SKPaint { Color = Paper, IsAntialias = true };
        using var font = new SKFont(typeface, text.SizePx) { Subpixel = true };
        const float middle = 470;
        text.Draw(canvas, font, paint, DesignPx / 2, middle);

        // The double rule under a nameplate.
        canvas.DrawRect(MarginPx, 830, DesignPx - (2 * MarginPx), 10, paint);
        canvas.DrawRect(MarginPx, 850, DesignPx - (2 * MarginPx), 3, paint);
        DrawLine(canvas, dateLine, 960, DateSizePx, font, paint);
        DrawLine(canvas, countLine, 1285, CountSizePx, font, paint);
    }

    private static void DrawLine(SKCanvas canvas, string line, float baseline, float sizePx, SKFont font, SKPaint paint)
    {
        font.Size = sizePx;
        font.Size *= Math.Min(1, (DesignPx - (2 * MarginPx)) / Math.Max(1, font.MeasureText(line)));
        canvas.DrawText(line, DesignPx / 2, baseline, SKTextAlign.Center, font, paint);
    }

    // Sound as bars, another for each newspaper, symmetric and fading to the sides.
    private static void DrawWave(SKCanvas canvas, string newspaper, float middle, float reachPx)
    {
        const int barCount = 32;
        const float barWidth = (DesignPx - (2 * MarginPx)) / barCount;
        var bytes = Hash(newspaper);
        using var paint = new SKPaint { Color = Paper, IsAntialias = true };
        for (var bar = 0; bar < barCount; bar++)
        {
            var fade = MathF.Sin(MathF.PI * (bar + 0.5f) / barCount);
            var half = reachPx * fade * (0.25f + (0.75f * bytes[bar] / 255));
            canvas.DrawRoundRect(MarginPx + (bar * barWidth) + (barWidth * 0.25f), middle - half, barWidth * 0.5f, 2 * half, 8, 8, paint);
        }
    }

    /// <summary>What a font can write of a text, on one line.</summary>
    internal static string Drawable(string text, SKTypeface typeface)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => typeface.ContainsGlyph(rune.Value)))
        {
            drawable.Append(rune.ToString());
        }

        return PlainText.OneLine(drawable.ToString());
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
