using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Stitching;
using SkiaSharp;

namespace AudioPaper.Packaging;

/// <summary>A picture of one chapter or of several.</summary>
/// <param name="Name">Name of its file, plain ASCII, e.g. <c>a1.jpg</c> or <c>section-1.jpg</c>.</param>
/// <param name="Jpeg">A square of 600 × 600 pixels, at most 40 kB.</param>
/// <param name="ArticleIds">The chapters it is for.</param>
public sealed record ChapterPicture(string Name, byte[] Jpeg, ImmutableArray<string> ArticleIds);

/// <summary>
/// Draws what players show while a chapter is heard: section, headline, newspaper and date, on a colour of the section. The same
/// input and font give the same bytes.
/// </summary>
public static class ChapterArt
{
    /// <summary>Folder of these pictures in that of an issue.</summary>
    public const string FolderName = "art";

    /// <summary>Width and height in pixels.</summary>
    public const int SizePx = 600;

    /// <summary>Most pictures of an issue, and so 4 MB: with more chapters there is one for each section; with more sections none.</summary>
    public const int PictureLimit = 100;

    private const int SizeLimitBytes = 40_000;
    private const float MarginPx = 44;

    /// <summary>Draws the pictures of an issue, one after the other as they are taken.</summary>
    /// <param name="recording">The chapters.</param>
    /// <param name="newspaper">Name of the newspaper.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="language">BCP 47 tag, for the date.</param>
    /// <param name="fontFolders">Where to look for fonts; by default where this system keeps them. Without a font there are no pictures.</param>
    public static IEnumerable<ChapterPicture> Draw(
        Recording recording, string newspaper, DateOnly date, string language, IReadOnlyList<string>? fontFolders = null)
    {
        var name = PlainText.OneLine(newspaper);
        var foot = $"{Start(name, 40)}　{CoverWords.Date(date, language)}";
        var wanted = Wanted(recording);
        using var typeface = wanted.Count == 0 ? null : CoverFont.Find(string.Concat(wanted.Select(picture => picture.Section + picture.Text).Append(foot)), fontFolders);
        if (typeface is null)
        {
            yield break;
        }

        foreach (var (file, section, text, ids) in wanted)
        {
            yield return new ChapterPicture(file, Draw(typeface, section.Length > 0 ? section : name, text, foot), ids);
        }
    }

    /// <summary>Names of the pictures that <see cref="Draw(Recording, string, DateOnly, string, IReadOnlyList{string}?)"/> gives where there is a font, with their chapters.</summary>
    /// <param name="recording">The chapters.</param>
    public static ImmutableArray<(string Name, ImmutableArray<string> ArticleIds)> Names(Recording recording) =>
        [.. Wanted(recording).Select(picture => (picture.File, picture.Ids))];

    private static List<(string File, string Section, string Text, ImmutableArray<string> Ids)> Wanted(Recording recording)
    {
        var chapters = recording.Chapters.Where(chapter => chapter.ArticleId.Length > 0 && chapter.ArticleId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')).ToList();
        if (chapters.Count <= PictureLimit)
        {
            return chapters.ConvertAll(chapter => ($"{chapter.ArticleId}.jpg", PlainText.OneLine(chapter.Section ?? ""), PlainText.OneLine(chapter.Title), ImmutableArray.Create(chapter.ArticleId)));
        }

        var sections = chapters.GroupBy(chapter => PlainText.OneLine(chapter.Section ?? ""), StringComparer.Ordinal).Where(group => group.Key.Length > 0).ToList();
        return sections.Count > PictureLimit ? []
            : [.. sections.Select((group, i) => (string.Create(CultureInfo.InvariantCulture, $"section-{i + 1}.jpg"), "", group.Key, group.Select(chapter => chapter.ArticleId).ToImmutableArray()))];
    }

    private static byte[] Draw(SKTypeface typeface, string head, string text, string foot)
    {
        using var surface = SKSurface.Create(new SKImageInfo(SizePx, SizePx, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Cover.Ground(head));
        using var paint = new SKPaint { Color = Cover.Letters, IsAntialias = true };
        using var font = new SKFont(typeface, 30) { Subpixel = true };
        DrawText(canvas, Cover.Drawable(head, typeface), typeface, font, paint, 68, 60, new(38, 22, 1));
        canvas.DrawRect(MarginPx, 104, SizePx - (2 * MarginPx), 5, paint);
        canvas.DrawRect(MarginPx, 114, SizePx - (2 * MarginPx), 2, paint);
        DrawText(canvas, Cover.Drawable(text, typeface), typeface, font, paint, 322, 380, new(120, 34, 7));
        canvas.DrawRect(MarginPx, 526, SizePx - (2 * MarginPx), 2, paint);
        DrawText(canvas, Cover.Drawable(foot, typeface), typeface, font, paint, 560, 40, new(26, 16, 1));
        return Cover.JpegOf(surface, SizeLimitBytes);
    }

    private static void DrawText(SKCanvas canvas, string text, SKTypeface typeface, SKFont font, SKPaint paint, float middlePx, float heightPx, TextSetting setting)
    {
        if (text.Length > 0)
        {
            CoverText.Fit(text, typeface, SizePx - (2 * MarginPx), heightPx, setting).Draw(canvas, font, paint, SizePx / 2f, middlePx);
        }
    }

    private static string Start(string text, int length) => text.Length <= length ? text : PlainText.OneLine(text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]) + "…";
}
