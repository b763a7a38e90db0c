using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Diagnostics;
using SkiaSharp;

namespace AudioPaper.Packaging;

/// <summary>A picture for an episode.</summary>
/// <param name="Jpeg">1,400 × 1,400 pixels, below 300 kB.</param>
/// <param name="Diagnostics">
/// What is not as wished: <c>cover-without-text</c> (no font has the name's letters), <c>cover-letters-left-out</c>,
/// <c>cover-name-shortened</c>.
/// </param>
public sealed record CoverImage(byte[] Jpeg, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Draws covers: the newspaper's name, the date and the weekday. The same input and font give the same bytes.</summary>
public static class Cover
{
    /// <summary>Width and height in pixels: the least that podcast directories take.</summary>
    public const int SizePx = 1400;

    private const float MarginPx = 110;
    private const float DateSizePx = 76;
    private const int Quality = 88;
    private static readonly SKColor Paper = new(0xFB, 0xF8, 0xF0);

    /// <summary>Draws a cover.</summary>
    /// <param name="newspaper">The name, any text.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="language">BCP 47 tag; the date is written in Chinese, English or, for all else, as ISO 8601.</param>
    /// <param name="fontFolders">Where to look for fonts; by default where this system keeps them.</param>
    public static CoverImage Draw(
        string newspaper, DateOnly date, string language, IReadOnlyList<string>? fontFolders = null)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var whole = PlainText.OneLine(newspaper);
        var dateLine = DateLine(date, language);
        using var typeface = CoverFont.Find(whole + dateLine, fontFolders);
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
        if (typeface is not null && name.Length > 0)
        {
            var text = CoverText.Fit(name, typeface, SizePx - (2 * MarginPx), 640);
            DrawText(canvas, typeface, text, Drawable(dateLine, typeface).Length == dateLine.Length ? dateLine : IsoDate(date));
            if (text.IsShortened)
            {
                findings.Add(new("cover-name-shortened", Severity.Note, "The newspaper's name is too long for the cover and ends in “…” there."));
            }
        }

        DrawWave(canvas, whole, name.Length > 0 ? 1120 : SizePx / 2f, name.Length > 0 ? 85 : 380);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new CoverImage(data.ToArray(), findings.ToImmutable());
    }

    /// <summary>The ground's colour: dark enough for a contrast of 7 : 1 with the letters, its hue from the name.</summary>
    internal static SKColor Ground(string newspaper) => SKColor.FromHsl(Hash(newspaper)[0] * 360f / 256, 52, 20);

    /// <summary>Colour of the letters.</summary>
    internal static SKColor Letters => Paper;

    private static void DrawText(SKCanvas canvas, SKTypeface typeface, CoverText text, string dateLine)
    {
        using var paint = new SKPaint { Color = Paper, IsAntialias = true };
        using var font = new SKFont(typeface, text.SizePx) { Subpixel = true };
        const float middle = 470;
        var distance = text.SizePx * CoverText.LineDistance;
        var baseline = middle - (distance * (text.Lines.Length - 1) / 2) + (text.SizePx * 0.36f);
        foreach (var line in text.Lines)
        {
            canvas.DrawText(line, SizePx / 2f, baseline, SKTextAlign.Center, font, paint);
            baseline += distance;
        }

        // The double rule under a nameplate.
        canvas.DrawRect(MarginPx, 830, SizePx - (2 * MarginPx), 10, paint);
        canvas.DrawRect(MarginPx, 850, SizePx - (2 * MarginPx), 3, paint);
        font.Size = DateSizePx;
        var width = font.MeasureText(dateLine);
        font.Size *= Math.Min(1, (SizePx - (2 * MarginPx)) / width);
        canvas.DrawText(dateLine, SizePx / 2f, 960, SKTextAlign.Center, font, paint);
    }

    // Sound as bars, another for each newspaper, symmetric and fading to the sides.
    private static void DrawWave(SKCanvas canvas, string newspaper, float middle, float reachPx)
    {
        const int barCount = 32;
        const float barWidth = (SizePx - (2 * MarginPx)) / barCount;
        var bytes = Hash(newspaper);
        using var paint = new SKPaint { Color = Paper, IsAntialias = true };
        for (var bar = 0; bar < barCount; bar++)
        {
            var fade = MathF.Sin(MathF.PI * (bar + 0.5f) / barCount);
            var half = reachPx * fade * (0.25f + (0.75f * bytes[bar] / 255));
            canvas.DrawRoundRect(MarginPx + (bar * barWidth) + (barWidth * 0.25f), middle - half, barWidth * 0.5f, 2 * half, 8, 8, paint);
        }
    }

    private static string DateLine(DateOnly date, string language) => language.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "zh" or "yue" or "cmn" => $"{date.Year}年{date.Month}月{date.Day}日　星期{"日一二三四五六"[(int)date.DayOfWeek]}",
        "en" => date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
        _ => IsoDate(date),
    };

    private static string IsoDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Drawable(string text, SKTypeface typeface)
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
