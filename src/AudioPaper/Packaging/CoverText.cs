using System.Collections.Immutable;
using System.Globalization;
using SkiaSharp;

namespace AudioPaper.Packaging;

/// <summary>A newspaper's name set in lines.</summary>
/// <param name="Lines">One to three lines.</param>
/// <param name="SizePx">Height of the letters' box in pixels.</param>
/// <param name="IsShortened">Whether even the smallest letters did not fit, so that the last line ends in “…”.</param>
internal sealed record CoverText(ImmutableArray<string> Lines, float SizePx, bool IsShortened)
{
    /// <summary>Distance from line to line, in letter heights.</summary>
    public const float LineDistance = 1.22f;

    private const int LineLimit = 3;
    private const float LargestPx = 340;
    private const float SmallestPx = 60;
    private const float StepPx = 4;

    /// <summary>Sets a name as large as the place allows, with lines about equally long.</summary>
    /// <param name="name">The name, on one line, not empty.</param>
    /// <param name="typeface">The font.</param>
    /// <param name="widthPx">Width of the place.</param>
    /// <param name="heightPx">Height of the place.</param>
    public static CoverText Fit(string name, SKTypeface typeface, float widthPx, float heightPx)
    {
        using var font = new SKFont(typeface, LargestPx) { Subpixel = true };
        // Words stay whole while the letters can still be of some size; then any letter may begin a line.
        foreach (var (pieces, smallest) in new[] { (Words(name), SmallestPx * 1.5f), (Letters(name), SmallestPx) })
        {
            for (var size = LargestPx; size >= smallest; size -= StepPx)
            {
                font.Size = size;
                var lines = Wrap(pieces, font, widthPx);
                if (lines.Count <= LineLimit && lines.Count * size * LineDistance <= heightPx && lines.All(line => font.MeasureText(line) <= widthPx))
                {
                    return new CoverText(Balance(pieces, font, widthPx, lines), size, false);
                }
            }
        }

        font.Size = SmallestPx;
        var cut = Wrap(Letters(name), font, widthPx);
        var last = cut[LineLimit - 1];
        while (last.Length > 0 && font.MeasureText(last + "…") > widthPx)
        {
            last = string.Concat(Letters(last).SkipLast(1));
        }

        return new CoverText([.. cut.Take(LineLimit - 1), last.TrimEnd() + "…"], SmallestPx, true);
    }

    // The narrowest width that needs no more lines: the lines come out about equally long.
    private static ImmutableArray<string> Balance(IReadOnlyList<string> pieces, SKFont font, float widthPx, List<string> lines)
    {
        for (var width = widthPx - 10; width > 0; width -= 10)
        {
            var narrower = Wrap(pieces, font, width);
            if (narrower.Count > lines.Count || narrower.Any(line => font.MeasureText(line) > width))
            {
                break;
            }

            lines = narrower;
        }

        return [.. lines];
    }

    private static List<string> Wrap(IReadOnlyList<string> pieces, SKFont font, float widthPx)
    {
        List<string> lines = [""];
        foreach (var piece in pieces)
        {
            if (lines[^1].Length > 0 && font.MeasureText((lines[^1] + piece).TrimEnd()) > widthPx)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? piece.TrimStart() : piece;
        }

        return [.. lines.Select(line => line.TrimEnd())];
    }

    // A line may end behind a space and before or behind a hanzi.
    private static List<string> Words(string name)
    {
        List<string> words = [];
        var isOpen = false;
        foreach (var letter in Letters(name))
        {
            var isHan = CoverFont.IsHan(char.ConvertToUtf32(letter, 0));
            if (isOpen && !isHan)
            {
                words[^1] += letter;
            }
            else
            {
                words.Add(letter);
            }

            isOpen = !isHan && !letter.EndsWith(' ');
        }

        return words;
    }

    private static List<string> Letters(string name)
    {
        List<string> letters = [];
        for (var elements = StringInfo.GetTextElementEnumerator(name); elements.MoveNext();)
        {
            letters.Add(elements.GetTextElement());
        }

        return letters;
    }
}
